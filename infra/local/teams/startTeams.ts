import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from '../clock/movableClock.ts';
import type { Entra } from '../entra/startEntra.ts';
import type { AppInstalls } from '../graph/directory/installedApps.ts';
import { type SeededPerson, team } from '../tenant.ts';
import { addClockRoutes, addControlRoutes, clockReading } from './api/controlRoutes.ts';
import { addExtensionRoutes } from './api/extensionRoutes.ts';
import { addPageRoutes } from './api/pageRoutes.ts';
import { addPage } from './api/servedPage.ts';
import { Chat, installer } from './chat/chat.ts';
import { ChatStore } from './chat/chatStore.ts';
import { createDelivery, type Timing, wait } from './chat/delivery.ts';
import { personalChatOf, personById } from './chat/directory.ts';
import { LiveFeed } from './chat/liveFeed.ts';
import { addConnector } from './connector/connector.ts';
import { addFileRoutes } from './files/fileRoutes.ts';
import { FileStore } from './files/fileStore.ts';
import { addMeetingRoutes } from './meetings/meetingRoutes.ts';
import { Meetings } from './meetings/meetings.ts';
import type { Switches } from './wire.ts';

export type TeamsOptions = {
  /** 0: any free port. */
  readonly port: number;
  /** Folder of `teams.sqlite`. */
  readonly dataDir: string;
  readonly entra: Pick<Entra, 'key' | 'issueBotToken' | 'issueUserToken'>;
  /** Called at each delivery, because the bot starts after the stand-in. Without a trailing slash. */
  readonly botUrl: () => string;
  /** Origin of the tab's pages. */
  readonly tabUrl: () => string;
  readonly clock: MovableClock;
  /** Deadline and backoff of deliveries; those of Teams if absent. */
  readonly timing?: Timing | undefined;
};

export type Teams = {
  readonly url: string;
  /** Used by the Graph emulator. */
  readonly installs: AppInstalls;
  readonly close: () => Promise<void>;
};

const defaultSwitches: Switches = {
  deliverTwice: false,
  silentMeetings: false,
  untitledMeetings: false,
  closedMeetings: false,
};

/** Starts the Teams stand-in on 127.0.0.1: page, Bot Connector at `url/connector/`, and control surface at `url/_control`. */
export async function startTeams(options: TeamsOptions): Promise<Teams> {
  const { clock, entra } = options;
  let url = '';
  let switches = defaultSwitches;
  const closing = new AbortController();
  const serviceUrl = () => `${url}/connector/`;
  const store = new ChatStore(options.dataDir, clock.now);
  const feed = new LiveFeed();
  const files = new FileStore(options.dataDir, () => url);
  const deliver = createDelivery({
    botUrl: options.botUrl,
    token: () => entra.issueBotToken(serviceUrl()),
    deliverTwice: () => switches.deliverTwice,
    signal: closing.signal,
    timing: options.timing,
  });
  const shared = { store, feed, deliver, now: clock.now, serviceUrl };
  const chat = new Chat(shared);
  const meetings = new Meetings({ ...shared, chat, switches: () => switches });
  const setSwitches = (changed: Partial<Switches>) => {
    switches = { ...switches, ...changed };
    feed.publish({ type: 'switches', switches });
  };
  const parts = {
    chat,
    meetings,
    store,
    feed,
    files,
    key: entra.key,
    tabUrl: options.tabUrl,
    setSwitches,
    switches: () => switches,
    clock: () => clockReading(clock),
    userToken: async ({ id }: { readonly id: string }) => z.string().parse(await entra.issueUserToken(id)),
  };

  const app = fastify({ logger: false, forceCloseConnections: true, routerOptions: { maxParamLength: 400 } });
  rejectOtherHosts(app);
  app.register(async (connector) => addConnector(connector, parts), { prefix: '/connector' });
  app.register(async (windows) => {
    handleErrors(windows);
    addPageRoutes(windows, parts);
    addControlRoutes(windows, parts);
    addExtensionRoutes(windows, parts);
    addMeetingRoutes(windows, parts);
    addFileRoutes(windows, files);
    addClockRoutes(windows, clock);
    addPage(windows, options.tabUrl);
  });
  url = await app.listen({ host: '127.0.0.1', port: options.port });

  const unsubscribe = clock.onMove(() => feed.publish({ type: 'clock', clock: clockReading(clock) }));
  let installing: Promise<unknown> = installInTeam(chat, store, closing.signal);
  const installs: AppInstalls = {
    isInstalled: (userId) => store.isInstalled(personalChatOf(requirePerson(userId))),
    install: (userId) => {
      installing = Promise.all([installing, chat.install(requirePerson(userId), { kind: 'personal' }, 'add')]);
    },
  };
  const close = async () => {
    closing.abort();
    unsubscribe();
    feed.close();
    await app.close();
    await installing;
    store.close();
    files.clear();
  };
  return { url, installs, close };
}

function requirePerson(userId: string): SeededPerson {
  const person = personById(userId);
  if (!person) throw new Error(`No person in Teams has the id ${userId}.`);
  return person;
}

/** Installs the app in the team at the first start, as soon as the bot can be notified. */
async function installInTeam(chat: Chat, store: ChatStore, closing: AbortSignal): Promise<void> {
  if (store.isInstalled(team.id)) return;
  while (!closing.aborted && !(await chat.install(installer, 'team', 'add'))) await wait(1_000, closing);
}

/** Prevents DNS rebinding: only requests with a loopback host name are answered. */
function rejectOtherHosts(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
      return reply.code(421).send({ error: 'The Teams stand-in is only available at 127.0.0.1.' });
    }
  });
}

function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    return reply.code(status).send({ error: error instanceof Error ? error.message : 'The Teams stand-in failed.' });
  });
}
