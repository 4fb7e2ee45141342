import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mostEvidenceBytes } from '../../../procedure/record/mostEvidenceBytes.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import type { OpenedEvidence } from '../../../procedure/useCases/keepEvidence.ts';
import { costs } from '../access/rates.ts';
import { caseCodeSchema } from '../commands/commandRequest.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { EvidenceAnswer } from '../wire.ts';
import { reporterWith } from './caseAnswer.ts';

/** Percent-encoded UTF-8: a header holds Latin letters only, and an address is kept in logs. */
const encodedName = z
  .string()
  .max(3 * 4 * 255)
  .transform((text, context) => {
    try {
      return decodeURIComponent(text);
    } catch {
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }
  });

/** Headers sent with a file. */
const saidSchema = z.object({
  'x-file-name': encodedName,
  'x-n': z.string().regex(/^[0-9a-f]{32}$/),
  'x-action': z.string().max(40).optional(),
  'content-length': z.string().regex(/^\d{1,15}$/),
});
const codeSchema = z.object({ 'x-case-code': caseCodeSchema.optional() });

type Params = { readonly reference: string };

/**
 * An uploaded file is never served as a page of ours: it is a download without its type, and if a browser still
 * displays it, no script runs in it and it has no origin.
 */
const asFile = {
  'content-type': 'application/octet-stream',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
};

/** Evidence files: uploaded raw, and returned unchanged. */
export const addEvidenceRoutes = (api: FastifyInstance, room: TabRoom): void => {
  const path = '/nonconformities/:reference/evidence';

  api.register(async (files) => {
    files.removeAllContentTypeParsers();
    // Streamed, never read as a whole, and only after the permission check.
    files.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));

    const options = { bodyLimit: mostEvidenceBytes, config: { cost: costs.command } };
    files.post<{ Params: Params }>(path, options, async (request, reply): Promise<EvidenceAnswer> => {
      const offered = offeredIn(request);
      // The rest of the body is not worth waiting for.
      if (offered.size > mostEvidenceBytes) reply.header('connection', 'close');
      const handled = await room.evidence.attach(offered, await actorOf(request, room));
      if (handled.kind === 'refused') throw ApiError.refused(handled.refusal);
      const { stream, commit, repeated } = handled;
      return { reference: stream.state.reference, sequence: commit.sequence, repeated };
    });
  });

  api.get<{ Params: Params & { readonly sha256: string } }>(`${path}/:sha256`, async (request, reply) => {
    const opened = await room.evidence.open(
      referenceIn(request.params),
      request.params.sha256,
      await actorOf(request, room),
    );
    if (!opened) throw ApiError.of('notFound');
    return send(opened, reply);
  });
};

/** @throws ApiError 404, as for an unreadable record */
const referenceIn = ({ reference }: Params): Reference => {
  if (!isReference(reference)) throw ApiError.of('notFound');
  return reference;
};

/** @throws ApiError 400, 404 */
const offeredIn = ({ headers, body, params }: FastifyRequest<{ Params: Params }>) => {
  const reference = referenceIn(params);
  const said = saidSchema.safeParse(headers);
  if (!said.success || !(body instanceof Readable)) throw ApiError.of('badRequest', said.error && fieldsOf(said.error));
  const { 'x-file-name': name, 'x-n': n, 'x-action': action, 'content-length': length } = said.data;
  return { reference, name, n, action, size: Number(length), bytes: body };
};

const fieldsOf = ({ issues }: z.ZodError): readonly string[] => issues.map(({ path: [first] }) => String(first));

/** The signed-in person, or the unnamed reporter when a case code is given. */
const actorOf = async (request: FastifyRequest<{ Params: Params }>, room: TabRoom): Promise<Actor> => {
  const read = codeSchema.safeParse(request.headers);
  if (!read.success) throw ApiError.of('badRequest', ['x-case-code']);
  const caseCode = read.data['x-case-code'];
  if (caseCode === undefined) return request.getDecorator<Actor>('tabActor');
  return (await reporterWith(caseCode, request.params.reference, room)).actor;
};

const send = ({ file, opened }: OpenedEvidence, reply: FastifyReply): FastifyReply => {
  if (opened.kind === 'changed') throw ApiError.of('fileChanged');
  if (opened.kind === 'missing') throw ApiError.of('fileMissing');
  const bytes = Readable.from(opened.bytes, { objectMode: false });
  // Also when the client disconnects.
  bytes.once('close', () => void opened.close());
  reply.headers({
    ...asFile,
    'content-length': file.bytes,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escaped)}`,
  });
  return reply.send(bytes);
};

/** RFC 8187 leaves fewer characters unescaped than `encodeURIComponent`. */
const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
