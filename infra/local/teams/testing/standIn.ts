import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import fastify from 'fastify';
import { z } from 'zod';
import { MovableClock } from '../../clock/movableClock.ts';
import { type Entra, startEntra } from '../../entra/startEntra.ts';
import { applicationToken, botFrameworkResource } from '../../entra/tokens.ts';
import type { SigningKey } from '../../signing.ts';
import { applications } from '../../tenant.ts';
import { newFolder } from '../../testing/newFolder.ts';
import { startTeams, type Teams } from '../startTeams.ts';

export type Reply = { readonly status: number; readonly body: unknown };

/** The Teams stand-in with an issuer and a recording bot, in a separate folder, for one test. */
export class StandIn {
  readonly entra: Entra;
  readonly bot: RecordingBot;
  readonly dataDir: string;
  clock: MovableClock;
  teams: Teams;

  private constructor(entra: Entra, bot: RecordingBot, dataDir: string, clock: MovableClock, teams: Teams) {
    this.entra = entra;
    this.bot = bot;
    this.dataDir = dataDir;
    this.clock = clock;
    this.teams = teams;
  }

  static async start(deadlineMs = 15_000): Promise<StandIn> {
    const dataDir = newFolder('teams');
    const entra = await startEntra({ port: 0, dataDir });
    const bot = await startRecordingBot(entra.key);
    const clock = new MovableClock(dataDir);
    const installed = bot.next('installationUpdate');
    const teams = await startTeams({
      port: 0,
      dataDir,
      entra,
      clock,
      botUrl: () => bot.url,
      tabUrl: () => bot.url,
      timing: { deadlineMs, backoffMs: [10, 10] },
    });
    const standIn = new StandIn(entra, bot, dataDir, clock, teams);
    await installed;
    bot.received.length = 0;
    return standIn;
  }

  async restart(): Promise<void> {
    await this.teams.close();
    const { dataDir, entra, bot } = this;
    this.clock = new MovableClock(dataDir);
    this.teams = await startTeams({
      port: 0,
      dataDir,
      entra,
      clock: this.clock,
      botUrl: () => bot.url,
      tabUrl: () => bot.url,
    });
  }

  async close(): Promise<void> {
    await this.teams.close();
    await this.bot.close();
    await this.entra.close();
    rmSync(this.dataDir, { recursive: true });
  }

  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return call(this.teams.url + path, method, body, headers);
  }

  /** Calls the connector as the bot, with the bot's token unless another is given. */
  connector(method: string, path: string, body?: unknown, token?: string): Promise<Reply> {
    const own = applicationToken(this.entra.key, applications.product, botFrameworkResource);
    return this.call(method, `/connector${path}`, body, { authorization: `Bearer ${token ?? own}` });
  }
}

async function call(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
  const sent =
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
  const response = await fetch(url, { method, headers, ...sent });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** Returns the id in an answer of the connector. */
export const idIn = ({ body }: Reply): string => z.object({ id: z.string() }).parse(body).id;

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

type ReceivedActivity = z.infer<typeof activity>;
export type RecordedAnswer = { readonly status: number; readonly body?: unknown };

type RecordingBot = {
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
async function startRecordingBot(key: SigningKey): Promise<RecordingBot> {
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
