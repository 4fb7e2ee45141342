import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Emulator } from '../../emulator.ts';
import { invalidRequest, itemNotFound, requireTag } from '../../http/graphError.ts';
import { readOptions } from '../../http/queryOptions.ts';
import { writerOf } from '../../items/itemStore.ts';
import type { List } from '../../lists/catalog.ts';
import { driveItemContext, driveItemShape } from '../driveItemShape.ts';
import { driveBases, locateItem, openDrive, takeConflict } from '../driveRequest.ts';
import { type ConflictBehavior, isFolder, ownTags, type PutFile } from '../driveStore.ts';
import { ContentTooLong, type StoredContent } from './contents.ts';
import { addUploadUrlRoutes, bytesOf, createUploadSession, fileTooLarge } from './uploadSessionRoutes.ts';

/** "This method only supports files up to 250 MB in size" (driveitem-put-content). */
const maxUploadSize = 250 * 1024 * 1024;

/** Routes that accept content of any type, in a scope of their own without body parsing. */
export function addUploadRoutes(app: FastifyInstance, emulator: Emulator): void {
  for (const base of driveBases) {
    const path = `${base}/items/:item/createUploadSession`;
    app.post(path, { config: { units: 2 } }, (request) => createUploadSession(emulator, request));
  }
  app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const base of driveBases) {
      const path = `${base}/items/:item/content`;
      raw.put(path, { config: { units: 2 } }, (request, reply) => putContent(emulator, request, reply));
    }
    addUploadUrlRoutes(raw, emulator);
  });
}

async function putContent(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const list = openDrive(emulator, request, 'write');
  const { rest, conflict = 'replace' } = takeConflict(request.query);
  readOptions(rest, []);
  findTarget(emulator, list, request, conflict);
  if (Number(request.headers['content-length'] ?? 0) > maxUploadSize) throw fileTooLarge();
  const content = await emulator.contents.store(bytesOf(request), maxUploadSize).catch((error: unknown) => {
    throw error instanceof ContentTooLong ? fileTooLarge() : error;
  });
  const { row, created } = await put(emulator, list, request, conflict, content);
  const item = { '@odata.context': `${driveItemContext(list)}/$entity`, ...driveItemShape(emulator, list, {})(row) };
  return reply.code(created ? 201 : 200).send(item);
}

/** Checks the target again before storing, because it may have changed during the upload. */
async function put(
  emulator: Emulator,
  list: List,
  request: FastifyRequest,
  conflict: ConflictBehavior,
  content: StoredContent,
): Promise<PutFile> {
  try {
    const target = findTarget(emulator, list, request, conflict);
    const writer = writerOf(request);
    if ('row' in target) return emulator.drives.replaceContent(list, target.row, content, writer);
    return emulator.drives.putFile(target.destination, content, conflict, writer);
  } catch (error) {
    await emulator.contents.remove(content.name);
    throw error;
  }
}

/** Returns the target of an upload: a file addressed by id, or a destination. @throws GraphError 400, 404, 409, 412 */
function findTarget(emulator: Emulator, list: List, request: FastifyRequest, conflict: ConflictBehavior) {
  const { item, destination } = locateItem(emulator, list, request);
  requireTag(request.headers['if-match'], ownTags(item));
  const byId = !(request.params as { item: string }).item.includes(':');
  if (byId) {
    if (!item || isFolder(item)) throw invalidRequest('Only the content of a file can be written.');
    return { row: item };
  }
  // Missing folders are not created; whether SharePoint creates them is not documented.
  if (!destination) throw itemNotFound();
  emulator.drives.checkFile(destination, conflict);
  return { destination };
}
