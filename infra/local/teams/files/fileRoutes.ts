import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { BadRequest } from '../api/requestValues.ts';
import { ConnectorRefusal } from '../connector/connectorRefusal.ts';
import type { FileStore, StoredFile } from './fileStore.ts';

const putQuery = z.object({ kind: z.enum(['file', 'picture']), name: z.string().min(1).max(255) });
const byId = z.object({ id: z.string() });

const send = (reply: FastifyReply, { type, read }: StoredFile) =>
  reply.header('x-content-type-options', 'nosniff').type(type).send(read());

/** Serves uploads of attached and pasted files before their message is sent, and pictures to the page. */
export function addFileRoutes(app: FastifyInstance, files: FileStore): void {
  app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    uploads.post('/_control/files', async (request) => {
      const { kind, name } = putQuery.parse(request.query);
      const content = request.body instanceof Readable ? request.body : Readable.from([]);
      const type = request.headers['content-type'] ?? 'application/octet-stream';
      const file = await files.put(kind, name, type, content);
      return { id: file.id, attachment: files.attachmentOf(file) };
    });
  });

  app.get('/api/pictures/:id', async (request, reply) => {
    const file = files.find(byId.parse(request.params).id);
    if (file?.kind !== 'picture') return reply.code(404).send();
    return send(reply, file);
  });

  // Like a pre-authenticated SharePoint URL. Refuses a token, so that tests notice a token sent here.
  app.get('/files/:id', async (request, reply) => {
    if (request.headers.authorization !== undefined) throw new BadRequest('This URL does not accept a token.');
    const file = files.find(byId.parse(request.params).id);
    const { tempauth } = z.object({ tempauth: z.string().optional() }).parse(request.query);
    if (file?.kind !== 'file') return reply.code(404).send();
    if (file.key !== tempauth) return reply.code(403).send();
    return send(reply, { ...file, type: 'application/octet-stream' });
  });
}

/** Serves pasted pictures at the Bot Connector, behind its token check. */
export function addPictureRoute(connector: FastifyInstance, files: FileStore): void {
  connector.get('/v3/attachments/:id/views/:view', async (request, reply) => {
    const { id, view } = byId.extend({ view: z.string() }).parse(request.params);
    const file = files.find(id);
    if (file?.kind !== 'picture' || view !== 'original')
      throw new ConnectorRefusal('AttachmentNotFound', 'There is no such attachment or view.');
    return send(reply, file);
  });
}

export const fileIds = z.array(z.string()).max(20).default([]);

/** @throws BadRequest */
export const attachmentsFor = (files: FileStore, ids: readonly string[]) =>
  ids.map((id) => {
    const file = files.find(id);
    if (!file) throw new BadRequest(`There is no file ${id}.`);
    return files.attachmentOf(file);
  });
