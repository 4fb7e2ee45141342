import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RecordExport } from '../../../procedure/commands/organisation/recordExport.ts';
import { permitted } from '../../../procedure/commands/permitted.ts';
import type { MadeFile } from '../../../procedure/exports/exported.ts';
import { type ExportFormat, exportKinds } from '../../../procedure/exports/exportKinds.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { dayOf } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { Order } from '../../../procedure/useCases/commits/outcome.ts';
import type { ListedExports } from '../../../procedure/useCases/recordExports.ts';
import { languages } from '../../../procedure/words/languages.ts';
import { costs } from '../access/rates.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { namesIn } from '../names.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import type { ExportsAnswer } from './exportWire.ts';
import { makers } from './makers.ts';

/** The envelope; the maker of each kind reads the request in it. */
const schema = z.strictObject({
  n: z.string().regex(/^[0-9a-f]{32}$/),
  language: z.enum(languages),
  export: z.object({ kind: z.enum(exportKinds) }).loose(),
});

const largestBody = 16 * 1024;

/** Exports. The file is made, then recorded, and only then sent. */
export const addExportRoutes = (api: FastifyInstance, room: TabRoom): void => {
  api.post('/exports', { bodyLimit: largestBody, config: { cost: costs.file } }, async (request, reply) => {
    const actor = request.getDecorator<Actor>('tabActor');
    // Checked before anything is made for a person without the right.
    if (permitted('recordExport', actor, undefined)) throw ApiError.of('notFound');
    const { n, language, export: wanted } = readQuery(schema, request.body);
    const { kind, ...asked } = wanted;
    const { bytes, ...made } = await makers[kind](asked, actor, language, room);
    const digest = await digestOf(bytes);
    const file: MadeFile = { kind, ...made, digest, bytes: bytes.byteLength };
    const handled = await room.handling.recordExport(orderOf(file, n, actor, room));
    if (handled.kind === 'refused')
      throw handled.refusal.reason === 'notAllowed' ? ApiError.of('notFound') : ApiError.refused(handled.refusal);
    const { key, at } = handled.stream.state;
    room.log('info', 'tab.exported', { export: key, kind, reader: actor.id });
    const day = dayOf(new Date(at), room.policy.calendar.timeZone);
    reply.headers({
      'content-type': mediaTypes[file.format],
      'content-disposition': `attachment; filename="${key} ${apiWords[language].fileNames[kind]} ${day}.${file.format}"`,
      'x-export': key,
    });
    return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  api.get('/exports', async (request): Promise<ExportsAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const listed = await room.handling.exports(actor);
    if (!listed) throw ApiError.of('notFound');
    return exportsAnswer(listed, actor);
  });
};

/** Bytes hashed at once before other requests are served. */
const turn = 4 * 1024 * 1024;

const digestOf = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += turn) {
    hash.update(bytes.subarray(at, at + turn));
    await setImmediate();
  }
  return hash.digest('hex');
};

/** The file is part of what identifies the press: if it has changed meanwhile, that is a separate export. */
const orderOf = (file: MadeFile, n: string, actor: Actor, { digest }: TabRoom): Order<RecordExport> => ({
  command: { name: 'recordExport', file },
  actor,
  commandId: commandIdOf({ actor: actor.id, verb: 'recordExport', data: { n }, inputs: file }, digest),
});

const exportsAnswer = ({ exports, total }: ListedExports, actor: Actor): ExportsAnswer => ({
  rows: exports.flatMap(({ stream }) => {
    if (!stream) return [];
    const { state, damage } = stream;
    return {
      ...state,
      by: namesIn(stream, actor)(state.by),
      hash: lastCommit(stream).hash,
      ...(damage && { damage }),
    };
  }),
  unreadable: exports.flatMap(({ key, stream }) => (stream ? [] : key)),
  total,
});

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  json: 'application/json',
};
