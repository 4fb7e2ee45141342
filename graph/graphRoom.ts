import { randomBytes } from 'node:crypto';
import type { Evidence } from '../procedure/ports/evidence.ts';
import type { ListHealth, UntrustedRow } from '../procedure/ports/health.ts';
import type { Conversations } from '../procedure/ports/messages/conversations.ts';
import type { PostedMessages } from '../procedure/ports/messages/postedMessages.ts';
import type { InstallFor, ManagerOf, People } from '../procedure/ports/people.ts';
import type { Log, Random } from '../procedure/ports/platform.ts';
import type { Proof } from '../procedure/ports/proof.ts';
import type { LogTexts } from '../procedure/ports/register/logTexts.ts';
import type { Register } from '../procedure/ports/register/register.ts';
import type { RegisterProgress } from '../procedure/ports/register/registerProgress.ts';
import type { Sessions } from '../procedure/ports/sessions.ts';
import type { Exports, OrganisationStream, Records, Reviews } from '../procedure/ports/streams.ts';
import { type CoveredRow, originOf, type SignedCheckpoint } from '../procedure/record/history/checkpoint.ts';
import type { Reference } from '../procedure/record/values/reference.ts';
import { createCheckpointHead } from './checkpoints/checkpointHead.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints/checkpoints.ts';
import { lastCheckpoint } from './checkpoints/lastCheckpoint.ts';
import { createProof } from './checkpoints/proof.ts';
import type { Signer } from './checkpoints/signer.ts';
import type { TimestampAuthority } from './checkpoints/timestampAuthority.ts';
import {
  createGraphClient,
  type GovernedRequests,
  type GraphClient,
  type GraphClientOptions,
} from './client/graphClient.ts';
import type { Usage } from './client/resourceUnits.ts';
import { realWait, type Wait } from './client/wait.ts';
import { createSessions } from './contributions/sessions.ts';
import { createEvidence } from './evidence/evidence.ts';
import { createPendingEffects, type PendingEffects } from './follow/pendingEffects.ts';
import { createPollers, defaultPollMs, type Pollers, type PollersOptions } from './follow/pollers.ts';
import { openRowWatch, type RowWatch } from './follow/rowWatch.ts';
import { createHeads, type Heads } from './history/heads.ts';
import { openHistory } from './history/openHistory.ts';
import { contributionsList } from './lists/contributions.ts';
import { conversationsList } from './lists/conversations.ts';
import { correctiveActionsList } from './lists/correctiveActions.ts';
import { historyList } from './lists/history.ts';
import { createListItems, type ListItems, type SealOptions } from './lists/listItems.ts';
import type { Columns, ListTable, RowOf } from './lists/listTable.ts';
import { messagesList } from './lists/messages.ts';
import { nonconformitiesList } from './lists/nonconformities.ts';
import { sealKeys } from './lists/rowSeal.ts';
import { watchedLists } from './lists/siteLists.ts';
import { createUntrustedRows, type UntrustedRows } from './lists/untrustedRows.ts';
import { displayedIn } from './messages/displayedIn.ts';
import { createKnownConversations } from './messages/knownConversations.ts';
import { createPostedMessages } from './messages/postedMessages.ts';
import { type Granted, openGranted } from './people/granted.ts';
import type { RoleGroups } from './people/groupPeople.ts';
import { createPeople } from './people/people.ts';
import { openProjection } from './projection/openProjection.ts';
import type { Project } from './projection/projection.ts';
import { createLogTexts } from './register/logTexts.ts';
import { createMemoryRegister, type MemoryRegister } from './register/memoryRegister.ts';
import { createRegisterProgress } from './register/registerProgress.ts';
import { checkReady, listHealth } from './site/ready.ts';
import { contentOriginOf, findSiteId, type SiteAddress } from './site/siteShape.ts';

export type GraphRoomOptions = GraphClientOptions &
  PollersOptions & {
    /** The site, by id or by address. */
    readonly site: { readonly siteId: string } | SiteAddress;
    readonly groups: RoleGroups;
    /**
     * Keys of the seals over all rows, 32 bytes each in hex: the first seals, all verify. Every replica has to know the
     * first key of every other.
     */
    readonly sealKeys: readonly [string, ...string[]];
    /** Signs the checkpoints of History. */
    readonly signer: Signer;
    /** Witness of the time of each checkpoint. */
    readonly timestamps?: TimestampAuthority | undefined;
    /** IANA name of the time zone in which the year of a reference is counted. */
    readonly timeZone: string;
    readonly granted?: Granted | undefined;
    /** Default: the machine's own. */
    readonly random?: Random | undefined;
    /** Maximum number of records in memory. Default 2,000. */
    readonly recordsInMemory?: number | undefined;
  };

/** What this process holds and what waits in it now, for metrics. */
export type GraphGauges = {
  readonly requestsWaiting: number;
  /** What the budget of resource units holds back; undefined without a budget. */
  readonly governed: GovernedRequests | undefined;
  readonly contributionsWaiting: number;
  readonly sessions: number;
  readonly records: number;
};

/** Everything from Microsoft 365 that the server wires to the ports of the procedure. */
export type GraphRoom = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly reviews: Reviews;
  readonly exports: Exports;
  readonly sessions: Sessions;
  readonly register: Register;
  readonly logTexts: LogTexts;
  readonly evidence: Evidence;
  /** Proves records outside the site. */
  readonly proof: Proof;
  readonly people: People;
  /** Absent if not granted, as is `installFor`. */
  readonly managerOf?: ManagerOf | undefined;
  readonly installFor?: InstallFor | undefined;
  readonly postedMessages: PostedMessages;
  readonly conversations: Conversations;
  /**
   * Writes a record to the lists Nonconformities and Corrective actions. Idempotent, and never writes an older state.
   */
  readonly project: Project;
  /** The effects that are pending, on whichever server. */
  readonly effects: Pick<PendingEffects, 'committed' | 'of' | 'all'>;
  readonly follow: Omit<Pollers, 'stop'> & {
    /**
     * Calls the listener for every commit of a record, ours included, once a poll has seen it. @returns a function that
     * unsubscribes
     */
    readonly onCommit: (listener: (reference: Reference) => void) => () => void;
    /**
     * Calls the listener for each record with an item that was edited or deleted by hand, which must be projected
     * again. @returns a function that unsubscribes
     */
    readonly onEdited: (listener: (reference: Reference) => void) => () => void;
    /** Looks now for manual edits that no server noticed. @throws GraphFault */
    readonly sweepNow: () => Promise<void>;
    /** Rewrites now what an earlier version wrote. @throws GraphFault */
    readonly renewNow: () => Promise<void>;
    /** Looks now for forged and deleted rows in the lists that are not polled. @throws GraphFault */
    readonly watchNow: () => Promise<void>;
  };
  readonly openCheckpoints: () => Checkpoints;
  readonly usage: () => Usage;
  /** From now on no request waits for the budget, because the process ends; no more items are renewed. */
  readonly release: () => void;
  readonly gauges: () => GraphGauges;
  /** The current state of the lists. @throws GraphFault */
  readonly listHealth: () => Promise<readonly ListHealth[]>;
  readonly registerProgress: () => RegisterProgress;
  /** Rows without a valid seal that this process has read, and deleted ones. */
  readonly untrustedRows: () => readonly UntrustedRow[];
  /** Stops polling and closes the connections. */
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

const addressOf = (site: GraphRoomOptions['site']): string =>
  'siteId' in site ? site.siteId : `${site.hostname}${site.sitePath}`;

type ItemsOf = <C extends Columns>(table: ListTable<C>) => ListItems<RowOf<C>>;

type FilePorts = {
  readonly client: GraphClient;
  readonly siteId: string;
  readonly wait: Wait;
  readonly register: MemoryRegister;
  readonly heads: Heads;
  readonly effects: PendingEffects;
  readonly origin: string;
  readonly itemsOf: ItemsOf;
  readonly rowWatch: RowWatch;
  readonly gone: () => readonly CoveredRow[];
};

const filesAndProofs = (
  options: GraphRoomOptions,
  ports: FilePorts,
): Pick<GraphRoom, 'openCheckpoints' | 'evidence' | 'logTexts' | 'proof'> => {
  const { wait, register, itemsOf, gone } = ports;
  const items = itemsOf(historyList);
  return {
    openCheckpoints: () => {
      const head = createCheckpointHead({ ...options, ...ports, items: itemsOf(messagesList) });
      return createCheckpoints({ ...options, ...ports, items, head });
    },
    evidence: createEvidence(ports),
    logTexts: createLogTexts({ items: itemsOf(nonconformitiesList), size: register.size, wait }),
    proof: createProof({ items, wait, site: addressOf(options.site), gone }),
  };
};

const openLists = async (
  client: GraphClient,
  site: GraphRoomOptions['site'],
  seals: SealOptions,
): Promise<{ readonly siteId: string; readonly itemsOf: ItemsOf }> => {
  const siteId = 'siteId' in site ? site.siteId : await findSiteId(client, site);
  const ids = await checkReady(client, siteId);
  return {
    siteId,
    itemsOf: (table) =>
      // `checkReady` found every list; the cast only drops the type of the columns.
      createListItems(client, siteId, ids.get(table as unknown as ListTable) ?? '', table, seals),
  };
};

/** Asks only from the second time on. */
const firstKnown = <T>(first: T, later: () => Promise<T>): (() => Promise<T>) => {
  let isFirst = true;
  return async () => {
    if (!isFirst) return later();
    isFirst = false;
    return first;
  };
};

type WatchPorts = {
  readonly itemsOf: ItemsOf;
  readonly log: Log;
  readonly conversations: Pick<ReturnType<typeof createKnownConversations>, 'learn'>;
  readonly effects: Pick<PendingEffects, 'displayed'>;
  readonly deleted: UntrustedRows['deleted'];
};

const openWatch = (
  found: SignedCheckpoint | undefined,
  { conversations, effects, ...ports }: WatchPorts,
): Promise<RowWatch> =>
  openRowWatch(watchedLists, found, {
    ...ports,
    learn: (list, rows) => {
      conversations.learn(list, rows);
      for (const { reference, sequence } of displayedIn(list, rows)) effects.displayed(reference, sequence);
    },
  });

const gaugesOf = (
  client: Pick<GraphClient, 'waiting' | 'governed'>,
  sessions: Pick<ReturnType<typeof createSessions>, 'unwritten' | 'known'>,
  register: Pick<MemoryRegister, 'size'>,
): GraphGauges => ({
  requestsWaiting: client.waiting(),
  governed: client.governed(),
  contributionsWaiting: sessions.unwritten(),
  sessions: sessions.known().length,
  records: register.size(),
});

const releaseOf = (client: GraphClient, projection: { readonly stop: () => void }) => (): void => {
  projection.stop();
  client.release();
};

const openOn = async (client: GraphClient, options: GraphRoomOptions): Promise<GraphRoom> => {
  const { clock, log, site } = options;
  const origin = originOf(addressOf(site));
  const wait = options.wait ?? realWait;
  const observer = createUntrustedRows(log);
  const { siteId, itemsOf } = await openLists(client, site, { keys: sealKeys(options.sealKeys), observer });
  const people = createPeople(client, options.groups, { clock, log, isSearched: options.granted?.names === true });
  const conversations = createKnownConversations(itemsOf(conversationsList), { clock, wait });
  const register = createMemoryRegister();
  const heads = createHeads(clock);
  const effects = createPendingEffects(clock, heads);
  const { pollMs = defaultPollMs, recordsInMemory = 2000, timeZone, random = randomBytes } = options;
  const findLast = () => lastCheckpoint({ items: itemsOf(historyList), log, key: options.signer.publicJwk, origin });
  const found = await findLast();
  const rowWatch = await openWatch(found, { itemsOf, log, conversations, effects, deleted: observer.deleted });
  const [projection] = await Promise.all([
    openProjection({
      nonconformities: itemsOf(nonconformitiesList),
      actions: itemsOf(correctiveActionsList),
      history: itemsOf(historyList),
      register,
      heads,
      effects,
      people,
      clock,
      log,
      wait,
      remembered: recordsInMemory,
    }),
    people.refresh('start'),
    conversations.load(),
  ]);
  const { poller, onCommit, ...streams } = await openHistory(
    { items: itemsOf(historyList), log, wait, clock, heads, effects },
    { timeZone, pollMs, recordsInMemory, lastCheckpoint: firstKnown(found, findLast) },
  );
  // Unique for each process, so that no two write under one key.
  const run = Buffer.from(random(8)).toString('hex');
  const sessions = createSessions({ items: itemsOf(contributionsList), clock, log, wait, run });
  const { onEdited, sweep, renew, feeds } = projection;
  const gone = () => streams.organisation.current().gone ?? [];
  const watch = rowWatch.poll;
  const polled = { history: poller, feeds, contributions: sessions.poll, people: people.refresh, sweep, renew, watch };
  const { stop, ...polling } = createPollers(options, polled);
  const ports = { clock, wait, random, remembered: recordsInMemory };
  const postedMessages = createPostedMessages(itemsOf(messagesList), ports);

  return {
    ...streams,
    sessions,
    register,
    people,
    conversations,
    postedMessages,
    project: projection.project,
    effects,
    follow: { ...polling, onCommit, onEdited, sweepNow: sweep, renewNow: renew, watchNow: watch },
    ...filesAndProofs(options, { client, siteId, wait, register, heads, effects, origin, itemsOf, rowWatch, gone }),
    usage: client.usage,
    gauges: () => gaugesOf(client, sessions, register),
    release: releaseOf(client, projection),
    listHealth: () => listHealth(client, siteId),
    registerProgress: createRegisterProgress(register, heads.records()),
    untrustedRows: () => observer.all(streams.organisation.current().setAside),
    close: async () => {
      projection.stop();
      const stopped = stop();
      await postedMessages.close();
      client.close();
      await stopped;
    },
  };
};
