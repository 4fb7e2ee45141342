import { createHash, randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { createBot } from '../bot/createBot.ts';
import { createOutgoing } from '../bot/outgoing/createOutgoing.ts';
import { createPoller } from '../graph/follow/poller.ts';
import { type GraphRoom, openGraphRoom } from '../graph/graphRoom.ts';
import { createHandling, type RecordCommit, type RecordStream } from '../procedure/handling/handling.ts';
import type { Clock, Digest, Log, Nonce } from '../procedure/handling/ports.ts';
import { lastCommit } from '../procedure/record/commit.ts';
import { registerEntry } from '../procedure/record/registerEntry.ts';
import { addTabRoutes } from '../tab/api/addTabRoutes.ts';
import { createLog } from './log.ts';
import { owedByOthers } from './owedByOthers.ts';
import { createPayments } from './payments.ts';
import { botIdentityOf, graphOptionsOf, policyOf, tabLink, tabSettingsOf } from './roomSettings.ts';
import type { Settings } from './settings.ts';

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Takes no new work, finishes what it holds, pays what is due. */
  readonly close: () => Promise<void>;
};

/** How often it is looked whether a checkpoint is due, in milliseconds. */
const checkpointEvery = 300_000;

const digest: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const nonce: Nonce = () => randomBytes(16).toString('hex');

/**
 * Starts one server process. It listens only when the lists are there with their unique keys, so that whoever is
 * answered at all is answered rightly.
 * @throws SiteNotReady naming what the site lacks; Fault when Microsoft 365 cannot be reached
 */
export const startServer = async (settings: Settings, { clock }: { readonly clock: Clock }): Promise<RunningServer> => {
  const log = createLog(settings.LOG_LEVEL);
  const graph = await openGraphRoom({ ...graphOptionsOf(settings), clock, log });
  const app = fastify({ logger: false, forceCloseConnections: 'idle' });
  const { payments, settled } = addRooms(app, settings, { graph, clock, log });
  app.get('/healthz', () => ({ status: 'ready' }));
  app.get('/', (_request, reply) => reply.redirect('/tab/'));
  await listen(app, settings);
  const stopFollowing = owedByOthers(graph, payments);
  graph.follow.start();
  const checkpoints = graph.openCheckpoints((key) => !payments.owes(key));
  const sealing = createPoller({ clock, log }, { everyMs: checkpointEvery, event: 'checkpoint.failed' }, async () => {
    await checkpoints.run();
  });
  sealing.start();
  return {
    url: app.listeningOrigin,
    close: async () => {
      await app.close();
      await settled();
      stopFollowing();
      await sealing.stop();
      await payments.stop();
      await graph.close();
    },
  };
};

const listen = (app: FastifyInstance, { HOST, PORT }: Settings): Promise<unknown> =>
  app.listen({ host: HOST, port: PORT }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${PORT} is taken on ${HOST}. Stop what listens there, or set PORT to another number.`);
  });

type Foundations = { readonly graph: GraphRoom; readonly clock: Clock; readonly log: Log };

/** Bot, tab and procedure around one Graph room. */
const addRooms = (app: FastifyInstance, settings: Settings, { graph, clock, log }: Foundations) => {
  const policy = policyOf(settings);
  const identity = botIdentityOf(settings);
  const deepLink = (reference?: string): string => tabLink(settings, reference);
  const outgoing = createOutgoing({ ...identity, policy, deepLink, nonce, clock });
  const committed = (stream: RecordStream, commit: RecordCommit): void => {
    graph.register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    payments.owe(commit.key, commit.sequence);
  };
  const payments = createPayments({ ...graph, committed, digest, outgoing, clock, log });
  const handling = createHandling({ ...graph, clock, digest, committed }, policy);
  const bot = createBot({
    ...graph,
    ...identity,
    acceptedServiceUrls: settings.SERVICE_URLS,
    openIdMetadataUrl: settings.BOT_METADATA,
    outgoing,
    handling,
    policy,
    deepLink,
    clock,
    nonce,
    digest,
    log,
  });
  bot.addRoutes(app);
  addTabRoutes(app, { ...graph, ...tabSettingsOf(settings), policy, handling, digest, nonce, log });
  return { payments, settled: bot.settled };
};
