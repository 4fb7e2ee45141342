import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tenant } from '../../../tenant.ts';
import type { Emulator } from '../../emulator.ts';
import { GraphError, itemNotFound } from '../../http/graphError.ts';
import type { DriveRow } from '../driveStore.ts';
import { tagsOf } from '../driveStore.ts';

const path = `${tenant.sitePath}/_layouts/15/download.aspx`;
/** "Only valid for a short period of time (a few minutes)" (driveitem-get-content); driveitem.md says an hour. */
const validFor = 5 * 60_000;

/** Builds a pre-authenticated URL of the content, in SharePoint's format. */
export function downloadUrl({ contentOrigin, tempAuth, clock }: Emulator, row: DriveRow): string {
  const token = tempAuth.issue(`download ${row.guid}`, new Date(clock.now().getTime() + validFor));
  return `${contentOrigin()}${path}?UniqueId=${row.guid}&Translate=false&tempauth=${token}&ApiVersion=2.0`;
}

export function addDownloadRoute(app: FastifyInstance, emulator: Emulator): void {
  // A file download is one resource unit (graph-lists 3.1).
  app.get(path, { config: { units: 1, tokenless: true } }, (request, reply) => download(emulator, request, reply));
}

async function download(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { UniqueId, tempauth } = request.query as Readonly<Record<string, unknown>>;
  emulator.tempAuth.verify(tempauth, `download ${UniqueId}`, emulator.clock.now());
  const row = emulator.drives.findAnywhere(String(UniqueId));
  if (row?.content == null) throw itemNotFound();
  const range = readRange(request.headers.range, row.size);
  const bytes = await emulator.contents.read(row.content, range);
  reply
    .code(range ? 206 : 200)
    .type(row.mimeType)
    .header('accept-ranges', 'bytes')
    .header('etag', tagsOf(row).eTag)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`);
  if (range) reply.header('content-range', `bytes ${range.start}-${range.end}/${row.size}`);
  reply.header('content-length', range ? range.end - range.start + 1 : row.size);
  return reply.send(bytes);
}

/** Reads a single byte range; other headers may be ignored (driveitem-get-content). @throws GraphError 416 */
function readRange(header: string | undefined, size: number) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start <= end) return { start, end };
  throw new GraphError(416, 'invalidRange', 'The specified byte range is invalid or unavailable.', {
    headers: { 'content-range': `bytes */${size}` },
  });
}
