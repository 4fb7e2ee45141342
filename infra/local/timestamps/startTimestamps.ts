import { join } from 'node:path';
import fastify from 'fastify';
import type { LocalClock } from '../clock/movableClock.ts';
import type { TimestampsAddress } from '../localSettings.ts';
import { openAuthorityKeys } from './authorityKeys.ts';
import { issueTimestamp } from './issueTimestamp.ts';

/** `url`: `http://127.0.0.1:PORT`, without a trailing slash. */
export type Timestamps = TimestampsAddress & { readonly close: () => Promise<void> };

export type TimestampsOptions = { readonly port: number; readonly dataDir: string; readonly clock: LocalClock };

/** Starts a time-stamp authority (RFC 3161, 3.4) on 127.0.0.1 (port 0: any free port). Its keys are stored in `dataDir`. */
export const startTimestamps = async ({ port, dataDir, clock }: TimestampsOptions): Promise<Timestamps> => {
  const keys = await openAuthorityKeys(join(dataDir, 'timestamp-keys.json'));
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 4096 });
  app.addContentTypeParser('application/timestamp-query', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.post('/', async (request, reply) => {
    const query = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return reply.type('application/timestamp-reply').send(await issueTimestamp(keys, query, clock.now()));
  });
  const url = await app.listen({ host: '127.0.0.1', port });
  return { url, root: keys.root, close: () => app.close() };
};
