import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { createBot } from '../bot/createBot.ts';
import { createOutgoing } from '../bot/outgoing/createOutgoing.ts';
import { type GraphRoom, openGraphRoom } from '../graph/graphRoom.ts';
import type { Conversations } from '../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../procedure/ports/messages/outgoing.ts';
import type { Clock, Log, Random } from '../procedure/ports/platform.ts';
import type { RecordCommit, RecordStream } from '../procedure/record/history/recordStream.ts';
import { createHandling } from '../procedure/useCases/handling.ts';
import { createEvidenceUseCases } from '../procedure/useCases/keepEvidence.ts';
import { createAttendance } from '../procedure/useCases/sessions/attendance.ts';
import { addTabRoutes } from '../tab/api/addTabRoutes.ts';
import { createIdentities } from './credentials/identities.ts';
import { signerOf } from './credentials/signerOf.ts';
import { createPendingDeadlines } from './deadlines/pendingDeadlines.ts';
import { createTasks } from './deadlines/tasks.ts';
import { type DeferredRegister, deferRegister } from './deferredRegister.ts';
import { digest } from './digest.ts';
import { createHealth } from './health.ts';
import { createHttp } from './http/createHttp.ts';
import { addReadiness, answerWhileStarting } from './http/readiness.ts';
import { closesUnusedConnections } from './http/unusedConnections.ts';
import { createLog } from './log.ts';
import {
  botIdentityOf,
  createTabLink,
  fileAddressesOf,
  graphOptionsOf,
  policyOf,
  referenceInLink,
  tabSettingsOf,
} from './roomSettings.ts';
import type { Settings } from './settings.ts';
import { countedLog } from './telemetry/countedLog.ts';
import { gaugesOf, showGauges } from './telemetry/gauges.ts';
import { createGraphWatch } from './telemetry/watchGraph.ts';
import { watchTurns } from './telemetry/watchTurns.ts';
import { untilReachable } from './untilReachable.ts';
import { createWorkers } from './workers/createWorkers.ts';
import { createUndeliveredNotices } from './workers/notices/undeliveredNotices.ts';
import { enqueueMissedEffects } from './workers/outbox/missedEffects.ts';
import { createOutbox } from './workers/outbox/outbox.ts';
import { environmentOf, recordSettings } from './workers/recordSettings.ts';
import { createConfirmationCounts } from './workers/sessions/confirmationCounts.ts';
import { createSessionCards } from './workers/sessions/sessionCards.ts';

export type RunningServer = {
  /** The address it listens on, without a trailing slash. */
  readonly url: string;
  /** Leaves the load balancer, accepts no new work, finishes what is in progress and runs pending effects. */
  readonly close: () => Promise<void>;
};

/** External dependencies of a process: apart from the clock, the machine's own unless a test replaces them. */
type Given = { readonly clock: Clock; readonly random?: Random; readonly log?: Log };

/**
 * Starts one server process. It serves only when the lists exist with their unique keys, so that no request gets a
 * wrong answer; before that, also while it waits for Microsoft 365, `/livez` and `/healthz` say so.
 * @throws SiteNotReady naming what the site lacks; Fault when Microsoft 365 refuses
 */
export const startServer = async (settings: Settings, given: Given): Promise<RunningServer> => {
  const { clock, random = randomBytes } = given;
  const log = countedLog(given.log ?? createLog(settings.LOG_LEVEL, clock));
  const stopAnswering = await answerWhileStarting(log, (app) => listen(app, settings));
  try {
    return await serve(settings, { clock, log, random }, stopAnswering);
  } finally {
    await stopAnswering();
  }
};

const serve = async (
  settings: Settings,
  { clock, log, random }: Required<Given>,
  stopAnswering: () => Promise<void>,
): Promise<RunningServer> => {
  const graphWatch = createGraphWatch();
  const open = async () =>
    openGraphRoom({
      ...graphOptionsOf(settings),
      signer: await signerOf(settings),
      clock,
      log,
      random,
      watch: graphWatch.watch,
    });
  const opened = await untilReachable(open, { clock, log, random });
  const graph = { ...opened, register: deferRegister(opened.register, clock) };
  const app = createHttp(log);
  watchTurns(app);
  const endSilent = closesUnusedConnections(app.server);
  const readiness = addReadiness(app, settings.DRAIN_SECONDS, graph.registerProgress);
  const { settled, ...rooms } = addRooms(app, settings, { graph, clock, log, random });
  app.get('/', (_request, reply) => reply.redirect('/tab/'));
  const stopRecording = await recordSettings({ ...graph, clock, digest, log }, environmentOf(settings));
  await stopAnswering();
  await listen(app, settings);
  const { outbox, sessionCards, confirmations } = rooms;
  const stopFollowing = enqueueMissedEffects(graph, outbox, clock, log);
  const stopNotifying = graph.follow.onCommit(sessionCards.notified);
  graph.follow.start();
  const checkpoints = graph.openCheckpoints();
  const backgroundWorkers = createWorkers({ graph, clock, log, checkpoints, ...rooms });
  const hideGauges = showGauges(gaugesOf({ ...rooms, graph, graphWatch, checkpoints, clock }));
  for (const worker of backgroundWorkers) worker.start();
  return {
    url: app.listeningOrigin,
    close: async () => {
      await readiness.drain();
      rooms.outgoing.stopWaiting();
      endSilent();
      await app.close();
      await settled();
      hideGauges();
      stopFollowing();
      stopNotifying();
      stopRecording();
      graph.release();
      await Promise.all(backgroundWorkers.map((worker) => worker.stop()));
      confirmations.stop();
      sessionCards.stop();
      await outbox.stop();
      await graph.close();
    },
  };
};

const listen = (app: FastifyInstance, { HOST, PORT }: Settings): Promise<unknown> =>
  app.listen({ host: HOST, port: PORT }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${PORT} is taken on ${HOST}. Stop what listens there, or set PORT to another number.`);
  });

type Foundations = Required<Given> & { readonly graph: GraphRoom & { readonly register: DeferredRegister } };

/** Remembers a conversation; a new one may be where an undelivered notice can be sent. */
const rememberAnd =
  ({ conversations }: Pick<GraphRoom, 'conversations'>, deliver: () => Promise<void>): Conversations['remember'] =>
  async (conversation, how) => {
    const isNew = await conversations.remember(conversation, how);
    if (isNew) void deliver();
    return isNew;
  };

/** Wires bot, tab and procedure around one Graph room. */
const addRooms = (app: FastifyInstance, settings: Settings, { graph, clock, log, random }: Foundations) => {
  const nonce = () => Buffer.from(random(16)).toString('hex');
  const identities = createIdentities(settings.IDENTITY_KEYS, random);
  const policy = policyOf(settings);
  const identity = botIdentityOf(settings);
  const deepLink = createTabLink(settings);
  const outgoing = createOutgoing({ ...identity, policy, deepLink, nonce, clock, people: graph.people });
  const committed = (stream: RecordStream, commit: RecordCommit): void => {
    graph.register.learnLater(stream);
    outbox.enqueue(commit.key);
  };
  const noticePorts = { ...graph, outgoing, clock, log, checkUndelivered: () => void undeliveredNotices.now() };
  const sessionCards = createSessionCards({ ...graph, outgoing, clock, random, log });
  const outbox = createOutbox({ ...noticePorts, sessionCards, committed, digest });
  // Its work is repeated anyway: it does not wait for Teams.
  const brief: Outgoing['deliver'] = (to, _waiting, prepare) => outgoing.deliver(to, { rank: 'brief' }, prepare);
  const undeliveredNotices = createUndeliveredNotices({ ...noticePorts, outgoing: { deliver: brief } });
  const remember = rememberAnd(graph, undeliveredNotices.now);
  const confirmations = createConfirmationCounts({ ...graph, outgoing, clock, log });
  const confirmed = confirmations.given;
  // The card in the meeting follows contributions from both the bot and the tab.
  const { given } = sessionCards;
  const handling = createHandling({ ...graph, identities, clock, digest, committed, confirmed, given }, policy);
  const keepEvidence = createEvidenceUseCases({ ...graph, digest }, handling);
  const { calendar } = policy;
  const waiting = createPendingDeadlines({ ...graph, clock, calendar, log });
  const health = createHealth({ ...graph, outbox, clock, settings });
  const tasks = createTasks({ ...graph, waiting, clock, calendar });
  const bot = createBot({
    ...graph,
    ...identity,
    conversations: { ...graph.conversations, remember },
    acceptedServiceUrls: settings.SERVICE_URLS,
    openIdMetadataUrl: settings.BOT_METADATA,
    fileAddresses: fileAddressesOf(settings),
    outgoing,
    handling,
    keepEvidence,
    sessionCards,
    syncNow: graph.follow.pollNow,
    sync: graph.follow.sync,
    tasks,
    policy,
    deepLink,
    referenceIn: (url) => referenceInLink(settings, url),
    clock,
    nonce,
    digest,
    log,
  });
  bot.addRoutes(app);
  const attendance = createAttendance({ roster: outgoing, sessionCards, clock });
  addTabRoutes(app, {
    ...graph,
    ...tabSettingsOf(settings),
    sync: graph.follow.sync,
    policy,
    handling,
    evidence: keepEvidence,
    attendance,
    tasks,
    health,
    clock,
    digest,
    nonce,
    log,
  });
  return {
    outbox,
    sessionCards,
    undeliveredNotices,
    confirmations,
    settled: bot.settled,
    committed,
    outgoing,
    waiting,
    calendar,
  };
};
