import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tenant } from '../../../tenant.ts';
import type { Emulator } from '../../emulator.ts';
import { GraphError, invalidRequest, itemNotFound, notImplemented, requireTag } from '../../http/graphError.ts';
import { readOptions } from '../../http/queryOptions.ts';
import { driveIdOf, driveItemIdOf } from '../driveIds.ts';
import { driveItemContext, driveItemShape } from '../driveItemShape.ts';
import { conflictOf, locateItem, openDrive, takeConflict } from '../driveRequest.ts';
import { isFolder, ownTags } from '../driveStore.ts';
import type { UploadSession, UploadTarget } from './uploadSessions.ts';

/** support.microsoft.com, restrictions: 250 GB per file. */
const maxFileSize = 250 * 1024 ** 3;
/** "The maximum bytes in any given request is less than 60 MiB", "a multiple of 320 KiB" (driveitem-createuploadsession). */
const rangeLimit = 60 * 1024 * 1024;
const rangeUnit = 320 * 1024;
/** Recorded: the token in an upload URL is valid for a day (onedrive-api-docs#1073). */
const tokenValidFor = 24 * 3_600_000;

const uploadPath = `${tenant.sitePath}/_api/v2.0/drives/:drive/items/:item/uploadSession`;

/** @param raw the scope without body parsing */
export function addUploadUrlRoutes(raw: FastifyInstance, emulator: Emulator): void {
  const config = { units: 2, tokenless: true };
  raw.put(uploadPath, { config }, (request, reply) => putRange(emulator, request, reply));
  // Completes a session that was created with deferCommit, or whose last range met a conflict.
  raw.post(uploadPath, { config }, (request, reply) => {
    const work = async (session: UploadSession) => finish(emulator, session, request, reply);
    return emulator.uploads.exclusively(sessionId(emulator, request), work);
  });
  raw.get(uploadPath, { config: { units: 1, tokenless: true } }, (request) =>
    status(emulator.uploads.find(sessionId(emulator, request))),
  );
  raw.delete(uploadPath, { config }, async (request, reply) => {
    await emulator.uploads.exclusively(sessionId(emulator, request), (session) => emulator.uploads.cancel(session));
    return reply.code(204).send();
  });
}

const creation = z.looseObject({
  item: z
    .looseObject({
      name: z.string().optional(),
      fileSize: z.int().min(0).optional(),
      description: z.string().optional(),
    })
    .optional(),
  deferCommit: z.boolean().default(false),
});
const knownKeys = new Set(['name', 'fileSize', 'description']);

export function createUploadSession(emulator: Emulator, request: FastifyRequest): object {
  const list = openDrive(emulator, request, 'write');
  const { rest, conflict } = takeConflict(request.query);
  readOptions(rest, []);
  const { item = {}, deferCommit } = creation.parse(request.body ?? {});
  const other = Object.keys(item).find((key) => !knownKeys.has(key) && !key.startsWith('@'));
  if (other !== undefined) throw notImplemented(`an upload session with ${other}`);
  if ((item.fileSize ?? 0) > maxFileSize) throw fileTooLarge();
  const located = locateItem(emulator, list, request);
  requireTag(request.headers['if-match'], ownTags(located.item));
  const byPath = (request.params as { item: string }).item.includes(':');
  // Recorded in msgraph-sdk-dotnet#305.
  if (!byPath && (!located.item || isFolder(located.item))) throw invalidRequest('File name not provided in url');
  if (!located.destination) throw itemNotFound();
  const { parent, name } = located.destination;
  // Recorded in microsoft-graph-docs#8209.
  if (item.name !== undefined && item.name !== name)
    throw invalidRequest("Name specified in the path doesn't match the name specified in the request");
  // "fail (default)" (driveitem-createuploadsession), if the name and not the file is addressed.
  const behavior = conflictOf(item) ?? conflict ?? 'fail';
  if (byPath) emulator.drives.checkFile(located.destination, behavior);
  const target = { list, parent, name, item: byPath ? undefined : located.item, conflict: behavior };
  const session = emulator.uploads.create(target, deferCommit, request.caller.applicationId);
  const { expirationDateTime, nextExpectedRanges } = status(session);
  const context = 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.uploadSession';
  return {
    '@odata.context': context,
    expirationDateTime,
    nextExpectedRanges,
    uploadUrl: urlOf(emulator, target, session),
  };
}

/** In SharePoint's format; opaque to clients. */
function urlOf(
  { contentOrigin, tempAuth, clock }: Emulator,
  { list, parent, conflict }: UploadTarget,
  { id }: UploadSession,
): string {
  const token = tempAuth.issue(`upload ${id}`, new Date(clock.now().getTime() + tokenValidFor));
  const address = `drives/${driveIdOf(list.id)}/items/${driveItemIdOf(list.id, parent.guid)}`;
  const flags = `overwrite=${conflict === 'replace' ? 'True' : 'False'}&rename=${conflict === 'rename' ? 'True' : 'False'}`;
  return `${contentOrigin()}${tenant.sitePath}/_api/v2.0/${address}/uploadSession?guid='${id}'&${flags}&dc=0&tempauth=${token}`;
}

/** @throws GraphError 401 for a URL that was not issued, and for an Authorization header: "it may result in a 401" */
function sessionId(emulator: Emulator, request: FastifyRequest): string {
  const { guid, tempauth } = request.query as Readonly<Record<string, unknown>>;
  const id = String(guid).replaceAll("'", '');
  if (request.headers.authorization !== undefined)
    throw new GraphError(401, 'unauthenticated', 'Send no Authorization header to an upload URL.');
  emulator.tempAuth.verify(tempauth, `upload ${id}`, emulator.clock.now());
  return id;
}

const status = ({ expires, received, total }: UploadSession) => ({
  expirationDateTime: expires,
  nextExpectedRanges: received === total ? [] : [`${received}-`],
});

type Range = { readonly start: number; readonly length: number; readonly total: number; readonly last: boolean };

function putRange(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const range = readRange(request);
  return emulator.uploads.exclusively(sessionId(emulator, request), async (before) => {
    checkRange(before, range);
    const session = await emulator.uploads.append(before, bytesOf(request), range.length, range.total);
    if (!range.last || session.deferred) return reply.code(202).send(status(session));
    return finish(emulator, session, request, reply);
  });
}

/** @throws GraphError 400, 413, 416 for a range that no session could accept */
function readRange(request: FastifyRequest): Range {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '');
  if (!match) throw invalidRequest('The Content-Range header is missing or malformed.');
  const [start = 0, end = 0, total = 0] = match.slice(1).map(Number);
  const length = end - start + 1;
  if (length < 1 || end >= total)
    throw new GraphError(416, 'invalidRange', 'The specified byte range is invalid or unavailable.');
  if (total > maxFileSize) throw fileTooLarge();
  if (length >= rangeLimit) throw fragmentTooLarge();
  const sent = request.headers['content-length'];
  if (sent !== undefined && Number(sent) !== length)
    throw invalidRequest('Content-Length does not match the Content-Range header.');
  const last = end + 1 === total;
  if (!last && length % rangeUnit !== 0)
    throw invalidRequest('The size of each range but the last must be a multiple of 320 KiB.');
  return { start, length, total, last };
}

/** Codes and messages from errors.md, recorded in onedrive-api-docs#64 and #79. */
function checkRange({ received, total }: UploadSession, range: Range): void {
  if (total !== null && total !== range.total) {
    const message = 'Declared total size for this fragment is different from that of the upload session.';
    throw invalidRequest(message, ['fragmentLengthMismatch']);
  }
  if (range.start < received) throw invalidRange('Uploaded fragment overlaps with existing data.', 'fragmentOverlap');
  if (range.start > received) throw invalidRange('Uploaded fragment is out of order.', 'fragmentOutOfOrder');
}

const invalidRange = (message: string, innerCode: string) =>
  new GraphError(416, 'invalidRange', message, { innerCodes: [innerCode] });

function finish(
  emulator: Emulator,
  session: UploadSession,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (session.received !== session.total)
    throw invalidRequest('Upload session incomplete.', ['uploadSessionIncomplete']);
  const { list, row, created } = emulator.uploads.finish(session, request.effects.lag.ms);
  const item = driveItemShape(emulator, list, {})(row);
  return reply.code(created ? 201 : 200).send({ '@odata.context': `${driveItemContext(list)}/$entity`, ...item });
}

/** Streams an unparsed request body; yields nothing for an empty one. */
export async function* bytesOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const { body } = request;
  if (body && typeof body === 'object' && Symbol.asyncIterator in body) {
    // The scope's only parser passes the request stream through, and that yields Buffers.
    yield* body as AsyncIterable<Uint8Array>;
  }
}

/** Closes the connection, because the rest of the body would corrupt the client's next request. */
const tooLarge = (innerCode: string, message: string) =>
  new GraphError(413, 'invalidRequest', message, { innerCodes: [innerCode], headers: { connection: 'close' } });

/** errors.md documents the status and both inner codes; the outer code is not recorded. */
export const fileTooLarge = () => tooLarge('maxFileSizeExceeded', 'Max file size exceeded.');
const fragmentTooLarge = () => tooLarge('maxFragmentLengthExceeded', 'Max fragment length exceeded.');
