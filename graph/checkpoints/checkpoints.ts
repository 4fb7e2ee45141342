import type { Clock, Log } from '../../procedure/ports/platform.ts';
import {
  type Checkpoint,
  type CheckpointEffects,
  type CheckpointEvent,
  type CoveredRow,
  checkpointEventSchema,
  checkpointKey,
  confirmsTime,
  evolveCheckpoint,
  highestNumbers,
  leafText,
  type SignedCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { isReference } from '../../procedure/record/values/reference.ts';
import { Fault, unlessDamaged } from '../../procedure/runtime/fault.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { Changes } from '../follow/deltaCursor.ts';
import { createHistoryCursor, maxIndexLagMs } from '../follow/historyCursor.ts';
import type { PendingEffects } from '../follow/pendingEffects.ts';
import type { RowWatch } from '../follow/rowWatch.ts';
import { commitKeyOf, readCommitKey, sha256 } from '../history/commitHash.ts';
import { createHistoryStreams, type HistoryPorts, type HistoryStreams } from '../history/historyStreams.ts';
import type { StreamKind } from '../history/streamKind.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';
import type { CheckpointHead } from './checkpointHead.ts';
import { coveredRows } from './coveredRows.ts';
import { isIrreversible } from './irreversible.ts';
import { isOwn } from './lastCheckpoint.ts';
import { createMerkleTree, leafHash, rootOfFrontier } from './merkle.ts';
import { type CheckpointBase, signCheckpoint } from './signCheckpoint.ts';
import type { Signer } from './signer.ts';
import type { TimestampAuthority } from './timestampAuthority.ts';

/** A row after the last checkpoint, and when this replica first saw it (milliseconds of the clock). */
type UncoveredRow = CoveredRow & {
  readonly seen: number;
  readonly at: string;
  readonly isTrusted: boolean;
  readonly isIrreversible: boolean;
};

/** The rows that no checkpoint covers yet, whole and with their seals verified, kept by delta: 1 resource unit per poll. */
const createUncoveredRows = (items: ListItems<HistoryRow>, now: () => number) => {
  const cursor = createHistoryCursor({ items, now }, 'checkpoint.follow', 'all');
  let rows: ReadonlyMap<number, UncoveredRow> = new Map();

  return {
    /** The rows after this checkpoint, in the order of ids. @throws GraphFault */
    after: async (checkpoint: Checkpoint | undefined): Promise<readonly UncoveredRow[]> => {
      const last = checkpoint?.last ?? 0;
      let found = new Map([...rows].filter(([id]) => id > last));
      const note = ({ id: text, row }: Item<HistoryRow>, isTrusted: boolean): void => {
        const id = Number(text);
        const seen = rows.get(id)?.seen ?? now();
        if (id <= last) return;
        const covered = { id, commitKey: row.CommitKey, hash: row.Hash };
        found.set(id, { ...covered, seen, at: row.At, isTrusted, isIrreversible: isIrreversible(row.Events) });
      };
      const take = ({ items: trusted, untrusted, deleted }: Changes<HistoryRow>): void => {
        for (const gone of deleted) found.delete(Number(gone));
        for (const item of trusted) note(item, true);
        for (const item of untrusted) note(item, false);
      };
      if (!(await cursor.poll(take))) {
        // The delta starts over: rows it does not return now are gone.
        found = new Map();
        await cursor.begin(checkpoint, take);
      }
      rows = found;
      return [...rows.values()].sort((a, b) => a.id - b.id);
    },
  };
};

type CheckpointPorts = HistoryPorts & {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly signer: Signer;
  readonly head: CheckpointHead;
  /** Names the site in each checkpoint (`originOf`). */
  readonly origin: string;
  /** Witness of the time at which each checkpoint was made, if the organisation has one. */
  readonly timestamps?: TimestampAuthority | undefined;
  readonly effects: Pick<PendingEffects, 'of' | 'all'>;
  /** The rows of the other lists; absent in tests. */
  readonly rowWatch?: Pick<RowWatch, 'unrecorded'> | undefined;
  /** Rows that were put back or are lost, under the ids that they had; absent in tests. */
  readonly gone?: (() => readonly CoveredRow[]) | undefined;
};

export type Checkpoints = {
  /**
   * Makes the checkpoints that are due: soon after something irreversible, when the last one is a day old, and for
   * every 2,000 rows. Call it every minute, on every replica: the unique key decides which replica makes which.
   * Costs one resource unit while none is due.
   * @returns those that this run made
   * @throws Fault: the next run checks the outcome
   */
  readonly run: () => Promise<readonly SignedCheckpoint[]>;
  /** The last checkpoint, for an audit pack. @throws Fault */
  readonly last: () => Promise<SignedCheckpoint | undefined>;
  /** The last two that this replica has synced, oldest first, without a request. None of a broken chain. */
  readonly recent: () => readonly SignedCheckpoint[];
};

type CheckStream = Stream<SignedCheckpoint, CheckpointEvent>;

const checkpointKind: StreamKind<SignedCheckpoint, CheckpointEvent> = {
  event: checkpointEventSchema,
  evolve: (_before, event) => evolveCheckpoint(event),
  // Where the first row is lost.
  initial: {
    checkpoint: { origin: '', size: 0, root: '', name: '', at: new Date(0).toISOString(), last: 0, highest: {} },
    note: '',
    key: '',
    frontier: [],
  },
};

/** The last checkpoint, if any is left. */
const madeIn = (stream: CheckStream | undefined): SignedCheckpoint | undefined =>
  stream && stream.state.note !== '' ? stream.state : undefined;

const day = 24 * 60 * 60_000;
/** Age of the first row, in milliseconds, up to which a site without checkpoints counts as new. It may be cut to the day. */
const youth = 2 * day;
/** Interval between two checkpoints for the sake of something irreversible, in milliseconds. */
const soon = 5 * 60_000;
const maxRows = 2000;
/**
 * How long a row must have been visible before it is covered, in milliseconds: by then the lag of the service cannot
 * hide an earlier row. Its `At` cannot be used, because it is cut to the day where the reporter must stay unknown.
 */
const rest = maxIndexLagMs;
const actor = { id: 'TenTwo', name: 'TenTwo' };

/**
 * The tree of the last checkpoint, to be continued: its frontier, if this key signed its root. After a change of key, or
 * if the frontier does not give the root, the rows are read from the beginning, for 2 resource units a page.
 * @returns undefined if they are not what the last checkpoint covers
 */
const baseOf = async (
  stream: CheckStream | undefined,
  { items, wait, log, signer, origin, gone }: CheckpointPorts,
): Promise<CheckpointBase | undefined> => {
  const made = madeIn(stream);
  if (!stream || !made) return { tree: createMerkleTree(), highest: {} };
  const { checkpoint, frontier: hashes } = made;
  const { size, root, last, highest } = checkpoint;
  const row = commitKeyOf(checkpointKey, lastCommit(stream).sequence);
  const frontier = { size, hashes };
  if (isOwn(made, checkpoint.name, { key: signer.publicJwk, origin }) && rootOfFrontier(frontier) === root)
    return { tree: createMerkleTree(frontier), highest };
  const tree = createMerkleTree();
  let numbers: Checkpoint['highest'] = {};
  for await (const rows of coveredRows(items, wait, last, gone?.())) {
    for (const covered of rows) tree.append(leafHash(leafText(covered)));
    numbers = highestNumbers(numbers, rows);
  }
  if (tree.size() === size && tree.root() === root) return { tree, highest: numbers };
  log('error', 'checkpoint.rowsDiffer', { row });
  return undefined;
};

/**
 * The event with a time stamp. Without one if the authority gives none: a checkpoint does not wait for it. Also if the
 * times differ: this would look like a forgery for ever, although only a clock is wrong.
 */
const stamped = async (
  event: CheckpointEvent,
  { row, made }: { readonly row: string; readonly made: string },
  { timestamps, log }: Pick<CheckpointPorts, 'timestamps' | 'log'>,
): Promise<CheckpointEvent> => {
  if (!timestamps) return event;
  try {
    const { response, at } = await timestamps.stamp(event.note);
    if (confirmsTime(at, made)) return { ...event, timestamp: response };
    log('warn', 'checkpoint.notStamped', { row, code: 'timeDiffers' });
    return event;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log('warn', 'checkpoint.notStamped', { row, code: error.code });
    return event;
  }
};

/** Number of commits that no item shows which a checkpoint can name: with more, the next start reads everything. */
const maxUnshown = 500;

/** This replica may not have followed History up to these rows yet. */
const effectsOf = (effects: CheckpointPorts['effects'], rows: readonly CoveredRow[]): CheckpointEffects => {
  const pending = effects.all();
  const heads = new Map<string, number>(pending.map(({ reference, sequence }) => [reference, sequence]));
  for (const { commitKey } of rows) {
    const at = readCommitKey(commitKey);
    if (at && isReference(at.key)) heads.set(at.key, Math.max(at.sequence, heads.get(at.key) ?? 0));
  }
  const unshown = [...heads].filter(([key, sequence]) => effects.of(key).sequence < sequence);
  return {
    pending: pending.length,
    ...(unshown.length <= maxUnshown && { unshown: unshown.map(([key, sequence]) => commitKeyOf(key, sequence)) }),
  };
};

/** Makes the next checkpoint, over these rows. @returns undefined if it could not be made, or another replica made it */
const makeNext = async (
  streams: Pick<HistoryStreams<SignedCheckpoint, CheckpointEvent>, 'append'>,
  stream: CheckStream | undefined,
  rows: readonly [UncoveredRow, ...UncoveredRow[]],
  ports: CheckpointPorts,
): Promise<CheckStream | undefined> => {
  const { clock, signer, origin } = ports;
  const base = await baseOf(stream, ports);
  if (!base) return undefined;
  const name = commitKeyOf(checkpointKey, (stream ? lastCommit(stream).sequence : 0) + 1);
  const at = clock.now();
  const signed = await signCheckpoint(base, rows, { origin, name, at }, signer);
  const effects = effectsOf(ports.effects, rows);
  const unrecorded = ports.rowWatch?.unrecorded();
  const unstamped = {
    ...signed,
    effects,
    heads: ports.heads.unlisted(),
    ...(unrecorded && { rows: unrecorded.rows }),
  };
  const event = await stamped(unstamped, { row: name, made: at.toISOString() }, ports);
  const draft = { commandId: sha256(event.note), at, actor, events: [event] } as const;
  const written = await streams.append(checkpointKey, stream, draft);
  if (written.outcome !== 'committed') return undefined;
  unrecorded?.recorded();
  return written.stream;
};

/** Whether another replica has made a checkpoint since. */
const isNewer = (held: CheckStream, rows: readonly UncoveredRow[]): boolean =>
  rows.some(({ commitKey }) => {
    const place = readCommitKey(commitKey);
    return place?.key === checkpointKey && place.sequence > lastCommit(held).sequence;
  });

export const createCheckpoints = (ports: CheckpointPorts): Checkpoints => {
  const { clock, log } = ports;
  const now = (): number => clock.now().getTime();
  const streams = createHistoryStreams(checkpointKind, createRecent<CheckStream>(1), {
    ...ports,
    urgency: 'background',
  });
  const uncovered = createUncoveredRows(ports.items, now);

  const load = async (): Promise<CheckStream | undefined> => (await streams.load(checkpointKey, 'fresh')).stream;

  /** @returns undefined, and an error in the log, if the chain of checkpoints is not sound */
  const loadSound = async (): Promise<{ readonly stream: CheckStream | undefined } | undefined> => {
    const loaded = await unlessDamaged(load().then((stream) => ({ stream })));
    if (loaded && !loaded.stream?.damage) return loaded;
    log('error', 'checkpoint.chainBroken', { row: loaded?.stream?.damage?.row });
    return undefined;
  };

  /** The rows that may be covered: up to the first that is not trusted or is too young. */
  const settledOf = (rows: readonly UncoveredRow[]): readonly UncoveredRow[] => {
    const end = rows.findIndex(({ seen, isTrusted }) => !isTrusted || now() - seen < rest);
    const row = rows[end];
    if (row?.isTrusted === false) log('error', 'checkpoint.rowInTheWay', { item: String(row.id), row: row.commitKey });
    return end < 0 ? rows : rows.slice(0, end);
  };

  const isDue = (stream: CheckStream | undefined, settled: readonly UncoveredRow[]): boolean => {
    if (settled.length >= maxRows) return true;
    const age = stream ? now() - Date.parse(stream.state.checkpoint.at) : Number.POSITIVE_INFINITY;
    if (age >= soon && settled.some((row) => row.isIrreversible)) return true;
    const isOld = age >= day;
    // A day with no rows but checkpoints needs none.
    return isOld && settled.some(({ commitKey }) => readCommitKey(commitKey)?.key !== checkpointKey);
  };

  /** Whether checkpoints are missing; then they are looked for again, and what is missing is logged. */
  const isBehindHead = async (stream: CheckStream | undefined, rows: readonly UncoveredRow[]): Promise<boolean> => {
    const isNewSite = !stream && rows.every(({ at }) => now() - Date.parse(at) < youth);
    if ((await ports.head.learn(isNewSite)) <= (stream ? lastCommit(stream).sequence : 0)) return false;
    await loadSound();
    return true;
  };

  const makeDue = async (): Promise<readonly SignedCheckpoint[]> => {
    const inMemory = streams.inMemory(checkpointKey);
    const held = inMemory?.damage ? undefined : inMemory;
    const known = held ? { stream: held } : await loadSound();
    if (!known) return [];
    const rows = await uncovered.after(madeIn(known.stream)?.checkpoint);
    if (await isBehindHead(known.stream, rows)) return [];
    if (held && !isNewer(held, rows) && !isDue(held, settledOf(rows))) return [];
    const latest = held ? await loadSound() : known;
    if (!latest) return [];
    let { stream } = latest;
    const made: SignedCheckpoint[] = [];
    let settled = settledOf(rows.filter(({ id }) => id > (stream?.state.checkpoint.last ?? 0)));
    for (let [first, ...more] = settled; first && isDue(stream, settled); [first, ...more] = settled) {
      stream = await makeNext(streams, stream, [first, ...more.slice(0, maxRows - 1)], ports);
      if (!stream) break;
      made.push(stream.state);
      settled = settled.slice(maxRows);
    }
    return made;
  };

  return {
    last: async () => madeIn(await load()),
    recent: () => {
      const held = streams.inMemory(checkpointKey);
      return held && !held.damage ? held.commits.slice(-2).flatMap(({ events }) => events.map(evolveCheckpoint)) : [];
    },
    run: async () => {
      const made = await makeDue();
      const stream = streams.inMemory(checkpointKey);
      if (stream && !stream.damage) await ports.head.advance(lastCommit(stream).sequence);
      return made;
    },
  };
};
