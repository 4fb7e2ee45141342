import { randomBytes } from 'node:crypto';
import type { Evidence } from '../procedure/ports/evidence.ts';
import type { InstallFor, ManagerOf } from '../procedure/ports/granted.ts';
import type { ListHealth } from '../procedure/ports/health.ts';
import type { Conversations } from '../procedure/ports/messages/conversations.ts';
import type { PostedMessages } from '../procedure/ports/messages/postedMessages.ts';
import type { OrganisationStream } from '../procedure/ports/organisationStream.ts';
import type { People } from '../procedure/ports/people.ts';
import type { Clock, Log, Random } from '../procedure/ports/platform.ts';
import type { Proof } from '../procedure/ports/proof.ts';
import type { Records } from '../procedure/ports/records.ts';
import type { LogTexts } from '../procedure/ports/register/logTexts.ts';
import type { Register } from '../procedure/ports/register/register.ts';
import type { Sessions } from '../procedure/ports/sessions.ts';
import type { Exports, Reviews } from '../procedure/ports/sideStreams.ts';
import type { Reference } from '../procedure/record/values/reference.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints/checkpoints.ts';
import { createProof } from './checkpoints/proof.ts';
import type { Signer } from './checkpoints/signer.ts';
import { createGraphClient, type GraphClient, type GraphClientOptions } from './client/graphClient.ts';
import type { Usage } from './client/usage.ts';
import { realWait, type Wait } from './client/wait.ts';
import { type ContributionSessions, createSessions } from './contributions/sessions.ts';
import { createKnownConversations } from './conversations/knownConversations.ts';
import { createEvidence } from './evidence/evidence.ts';
import { createPoller, type Poller } from './follow/poller.ts';
import type { SeenCommit } from './follow/seenCommit.ts';
import { createSync } from './follow/sync.ts';
import { type History, openHistory } from './history/openHistory.ts';
import { contributionsList } from './lists/contributions.ts';
import { conversationsList } from './lists/conversations.ts';
import { correctiveActionsList } from './lists/correctiveActions.ts';
import { historyList } from './lists/history.ts';
import { createListItems, type ListItems } from './lists/listItems.ts';
import type { Columns, ListTable, RowOf } from './lists/listTable.ts';
import { messagesList } from './lists/messages.ts';
import { nonconformitiesList } from './lists/nonconformities.ts';
import { checkReady, listHealth } from './lists/ready.ts';
import { contentOriginOf, findSiteId, type SiteAddress } from './lists/siteShape.ts';
import { createPostedMessages } from './messages/postedMessages.ts';
import { type Granted, openGranted } from './people/granted.ts';
import type { RoleGroups } from './people/groupPeople.ts';
import { createPeople } from './people/people.ts';
import { sealOfNonconformities } from './projection/nonconformityRow.ts';
import { type OpenProjection, openProjection } from './projection/openProjection.ts';
import type { Project } from './projection/projection.ts';
import { createLogTexts } from './register/logTexts.ts';
import { createMemoryRegister, type MemoryRegister } from './register/memoryRegister.ts';

export type GraphRoomOptions = GraphClientOptions & {
  /** The site, by its id or by where it is. */
  readonly site: { readonly siteId: string } | SiteAddress;
  readonly groups: RoleGroups;
  /** Secret of the HMAC over the items of projections, at least 32 characters; the same on every replica. */
  readonly sealKey: string;
  /** Signs the checkpoints of History. */
  readonly signer: Signer;
  /** IANA name; a reference's year is counted in it. */
  readonly timeZone: string;
  readonly granted?: Granted | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** The machine's own if absent. */
  readonly random?: Random | undefined;
  /** How often History, Nonconformities and Corrective actions are polled. Default 15,000 ms. */
  readonly pollMs?: number | undefined;
  /** How often Contributions is polled while a session is in memory. Default 2,000 ms. */
  readonly contributionsMs?: number | undefined;
  /** How often the groups are read. Default 300,000 ms. */
  readonly peopleMs?: number | undefined;
  /** How often both lists are looked through for what was edited by hand while nobody followed. Default 3,600,000 ms. */
  readonly sweepMs?: number | undefined;
  /** How many records stay in memory. Default 2,000. */
  readonly recordsInMemory?: number | undefined;
};

/** What is held and what waits in this process now, for whoever measures. */
export type GraphGauges = {
  readonly requestsWaiting: number;
  readonly contributionsWaiting: number;
  readonly sessions: number;
  readonly records: number;
};

/** Everything of Microsoft 365 that the server wires to the procedure's ports. */
export type GraphRoom = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly reviews: Reviews;
  readonly exports: Exports;
  readonly sessions: Sessions;
  readonly register: Register;
  readonly logTexts: LogTexts;
  readonly evidence: Evidence;
  /** What proves records outside of the site. */
  readonly proof: Proof;
  readonly people: People;
  /** Absent, as `installFor`: not granted. */
  readonly managerOf?: ManagerOf | undefined;
  readonly installFor?: InstallFor | undefined;
  readonly shown: PostedMessages;
  readonly conversations: Conversations;
  /** Shows a record in the lists Nonconformities and Corrective actions: idempotent, never backwards. */
  readonly project: Project;
  readonly follow: {
    /** Told of every commit of a record, ours too, once a poll has seen it. @returns the end of it */
    readonly onCommit: (listener: (commit: SeenCommit) => void) => () => void;
    /** Told of each record with an item that was edited or deleted by hand: project it. @returns the end of it */
    readonly onEdited: (listener: (reference: Reference) => void) => () => void;
    /** Commits found at start that may still owe something. */
    readonly recoveryCandidates: readonly SeenCommit[];
    /** Begins the polls on the clock. */
    readonly start: () => void;
    /** For whoever asks for a list: what the other servers did is heard, unless it was within two seconds; it takes a second at most. Never throws. */
    readonly sync: () => Promise<void>;
    /** One poll of History, Nonconformities, Corrective actions and Contributions now. */
    readonly pollNow: () => Promise<void>;
    /** Looks now for what was edited by hand while nobody followed. @throws GraphFault */
    readonly sweepNow: () => Promise<void>;
    /** Shows anew now what an earlier version wrote. @throws GraphFault */
    readonly renewNow: () => Promise<void>;
  };
  /** @param areEffectsDone whether nothing is owed any more for the commits of a stream */
  readonly openCheckpoints: (areEffectsDone: (key: string) => boolean) => Checkpoints;
  readonly usage: () => Usage;
  readonly gauges: () => GraphGauges;
  /** The lists as they are now. @throws GraphFault */
  readonly listHealth: () => Promise<readonly ListHealth[]>;
  /** Ends the polls and the connections. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the site and learns what a replica must know before it serves: lists and indexes, roles, conversations, the
 * register, the numbers given, the organisation's choices.
 * @throws SiteNotReady naming what the site lacks; Fault when Graph or the token issuer fails
 */
export const openGraphRoom = async (options: GraphRoomOptions): Promise<GraphRoom> => {
  const client = createGraphClient({ contentOrigins: [contentOriginOf(options.site)], ...options });
  try {
    const room = await openOn(client, options);
    const { close, ...granted } = openGranted(options);
    return {
      ...room,
      ...granted,
      close: async () => {
        close();
        await room.close();
      },
    };
  } catch (error) {
    client.close();
    throw error;
  }
};

const defaultPollMs = 15_000;

const addressOf = (site: GraphRoomOptions['site']): string =>
  'siteId' in site ? site.siteId : `${site.hostname}${site.sitePath}`;

/** What tells of commits, of contributions, and what is looked at now and then only. */
type Polled = Readonly<Record<'commits' | 'given' | 'seldom', readonly Poller[]>>;

const followed = (
  { onCommit, recoveryCandidates }: Pick<History, 'onCommit' | 'recoveryCandidates'>,
  { onEdited, sweep, renew }: OpenProjection,
  { commits, given, seldom }: Polled,
  clock: Clock,
): GraphRoom['follow'] => ({
  sync: createSync(clock, commits),
  onCommit,
  onEdited,
  recoveryCandidates,
  start: () => {
    for (const poller of [...commits, ...given, ...seldom]) poller.start();
  },
  sweepNow: sweep,
  renewNow: renew,
  pollNow: async () => {
    await Promise.all([...commits, ...given].map((poller) => poller.now()));
  },
});

/** What is asked for now and then only. */
const seldomPollers = (
  options: GraphRoomOptions,
  people: { readonly refresh: () => Promise<void> },
  { sweep, renew }: Pick<OpenProjection, 'sweep' | 'renew'>,
): readonly Poller[] => [
  createPoller(options, { everyMs: options.peopleMs ?? 300_000, event: 'people.refreshFailed' }, () =>
    people.refresh(),
  ),
  createPoller(options, { everyMs: options.sweepMs ?? 3_600_000, event: 'projection.sweepFailed' }, sweep),
  createPoller(options, { everyMs: 60_000, event: 'projection.renewalFailed' }, renew),
];

type ItemsOf = <C extends Columns>(table: ListTable<C>) => ListItems<RowOf<C>>;

const pollersOf = (
  options: GraphRoomOptions,
  {
    historyPoller,
    projection,
    sessions,
    people,
  }: {
    readonly historyPoller: Poller;
    readonly projection: OpenProjection;
    readonly sessions: Pick<ContributionSessions, 'poll'>;
    readonly people: { readonly refresh: () => Promise<void> };
  },
): Polled => {
  const { pollMs: everyMs = defaultPollMs, contributionsMs = 2000 } = options;
  const feeds = projection.feeds.map(({ event, poll }) => createPoller(options, { everyMs, event }, poll));
  const contributions = { everyMs: contributionsMs, event: 'contributions.pollFailed' };
  return {
    commits: [historyPoller, ...feeds],
    given: [createPoller(options, contributions, sessions.poll)],
    seldom: seldomPollers(options, people, projection),
  };
};

type FilePorts = {
  readonly client: GraphClient;
  readonly siteId: string;
  readonly wait: Wait;
  readonly register: MemoryRegister;
  readonly itemsOf: ItemsOf;
};

const filesAndProofs = (
  { clock, log, signer, sealKey, site }: GraphRoomOptions,
  { client, siteId, wait, register, itemsOf }: FilePorts,
): Pick<GraphRoom, 'openCheckpoints' | 'evidence' | 'logTexts' | 'proof'> => ({
  openCheckpoints: (areEffectsDone) =>
    createCheckpoints({ items: itemsOf(historyList), log, wait, clock, signer, areEffectsDone }),
  evidence: createEvidence({ client, siteId, wait }),
  logTexts: createLogTexts({
    items: itemsOf(nonconformitiesList),
    seal: sealOfNonconformities(sealKey),
    size: register.size,
    wait,
  }),
  proof: createProof({ items: itemsOf(historyList), wait, site: addressOf(site) }),
});

const openOn = async (client: GraphClient, options: GraphRoomOptions): Promise<GraphRoom> => {
  const { clock, log, site } = options;
  const wait = options.wait ?? realWait;
  const siteId = 'siteId' in site ? site.siteId : await findSiteId(client, site);
  const ids = await checkReady(client, siteId);
  const itemsOf: ItemsOf = (table) =>
    // `checkReady` has found every list; the cast only forgets the columns.
    createListItems(client, siteId, ids.get(table as unknown as ListTable) ?? '', table);

  const people = createPeople(client, options.groups, { clock, log, isSearched: options.granted?.names === true });
  const conversations = createKnownConversations(itemsOf(conversationsList), { clock, wait });
  const register = createMemoryRegister();
  const { pollMs = defaultPollMs, recordsInMemory = 2000, timeZone, sealKey, random = randomBytes } = options;
  const [projection] = await Promise.all([
    openProjection({
      nonconformities: itemsOf(nonconformitiesList),
      actions: itemsOf(correctiveActionsList),
      history: itemsOf(historyList),
      register,
      people,
      clock,
      log,
      wait,
      sealKey,
      remembered: recordsInMemory,
    }),
    people.refresh('start'),
    conversations.load(),
  ]);
  const { poller, onCommit, recoveryCandidates, ...streams } = await openHistory(
    { items: itemsOf(historyList), log, wait, clock },
    { timeZone, pollMs, recordsInMemory, checkpointKey: options.signer.publicJwk },
    register.sequenceOf,
  );
  // Its own for each process: no two write under one key.
  const run = Buffer.from(random(8)).toString('hex');
  const sessions = createSessions({ items: itemsOf(contributionsList), clock, log, wait, run });
  const polled = pollersOf(options, { historyPoller: poller, projection, sessions, people });
  const shown = createPostedMessages(itemsOf(messagesList), { clock, wait, random, remembered: recordsInMemory });

  return {
    ...streams,
    sessions,
    register,
    people,
    conversations,
    shown,
    project: projection.project,
    follow: followed({ onCommit, recoveryCandidates }, projection, polled, clock),
    ...filesAndProofs(options, { client, siteId, wait, register, itemsOf }),
    usage: client.usage,
    gauges: () => ({
      requestsWaiting: client.waiting(),
      contributionsWaiting: sessions.unwritten(),
      sessions: sessions.known().length,
      records: register.size(),
    }),
    listHealth: () => listHealth(client, siteId),
    close: async () => {
      projection.stop();
      const stopped = [...polled.commits, ...polled.given, ...polled.seldom].map((poller) => poller.stop());
      await shown.close();
      client.close();
      await Promise.all(stopped);
    },
  };
};
