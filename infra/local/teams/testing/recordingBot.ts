import { EventEmitter } from 'node:events';
import fastify from 'fastify';
import { z } from 'zod';
import type { SigningKey } from '../../signing.ts';
import { applications } from '../../tenant.ts';

const activity = z.looseObject({
  type: z.string(),
  id: z.string(),
  name: z.string().optional(),
  serviceUrl: z.string(),
  text: z.string().optional(),
  replyToId: z.string().optional(),
  value: z.unknown().optional(),
  locale: z.string(),
  from: z.looseObject({ id: z.string(), aadObjectId: z.string() }),
  conversation: z.looseObject({ id: z.string(), conversationType: z.string() }),
});

export type ReceivedActivity = z.infer<typeof activity>;
export type RecordedAnswer = { readonly status: number; readonly body?: unknown };

export type RecordingBot = {
  readonly url: string;
  /** Activities with a valid token, in the order of arrival. */
  readonly received: ReceivedActivity[];
  /** Number of activities with an invalid token. */
  readonly refused: () => number;
  /** Resolves with the next activity of this type. */
  readonly next: (type: string) => Promise<ReceivedActivity>;
  answer: (activity: ReceivedActivity) => RecordedAnswer | Promise<RecordedAnswer>;
  readonly close: () => Promise<void>;
};

/** Starts a bot for tests: it checks tokens as a real bot must, records each activity and returns the configured answer. */
export async function startRecordingBot(key: SigningKey): Promise<RecordingBot> {
  const app = fastify({ forceCloseConnections: true });
  let refused = 0;
  const arrivals = new EventEmitter();
  app.post('/api/messages', async (request, reply) => {
    const incoming = activity.parse(request.body);
    const verdict = key.verify(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    const isAuthorized =
      verdict.valid &&
      verdict.claims.iss === 'https://api.botframework.com' &&
      verdict.claims.aud === applications.product.id &&
      verdict.claims.serviceurl === incoming.serviceUrl;
    if (!isAuthorized) {
      refused += 1;
      return reply.code(401).send();
    }
    bot.received.push(incoming);
    arrivals.emit(incoming.type, incoming);
    const { status, body } = await bot.answer(incoming);
    return reply.code(status).send(body);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const bot: RecordingBot = {
    url,
    received: [],
    refused: () => refused,
    next: (type) => new Promise((resolve) => arrivals.once(type, resolve)),
    answer: () => ({ status: 200 }),
    close: () => app.close(),
  };
  return bot;
}
