import { organisationKey } from '../../procedure/organisation/organisation.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { formatReference, isReference, type Reference } from '../../procedure/record/values/reference.ts';
import type { Recent } from '../../procedure/runtime/recent.ts';
import { readCommitKey } from '../history/commitHash.ts';
import type { SideStreamFollower } from '../history/sideStreams.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { Item, ListItems } from '../lists/listItems.ts';
import type { Changes } from './deltaCursor.ts';
import { createHistoryCursor } from './historyCursor.ts';
import { referencesWithoutItem } from './historyStart.ts';
import { createRecoveryCandidates } from './recoveryCandidates.ts';
import type { SeenCommit } from './seenCommit.ts';

export type HistoryFollowerPorts = {
  readonly items: ListItems<HistoryRow>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** What all before is paid by, as far as it can be believed. */
  readonly lastCheckpoint: () => Promise<Checkpoint | undefined>;
  readonly numbers: { readonly know: (reference: Reference) => void };
  readonly commands: Recent<string>;
  readonly records: {
    readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
    readonly load: (key: string, how: 'fresh') => Promise<unknown>;
    readonly forget: (key: string) => void;
    readonly forgetAll: () => void;
  };
  /** The numbered streams beside the records. */
  readonly sideStreams: readonly SideStreamFollower[];
  /** The organisation's stream: always in memory, so it is read again rather than forgotten. */
  readonly settings: {
    readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
    readonly load: (key: string, how: 'fresh') => Promise<unknown>;
  };
  /** The last commit of a record that its projection shows; 0 when there is none. */
  readonly shows: (reference: string) => number;
};

type Told = (commit: SeenCommit) => void;

const select = ['CommitKey', 'CommandId', 'Reference', 'At'] as const;

/** So many records that no item shows are looked up one by one; of more, all of History is the cheaper reading. */
const maxLookedUp = 50;

/** `"<guid>,<n>"`: n rises with each write, and TenTwo writes a row of History once. */
const wasEdited = (etag: string): boolean => /,(?:[2-9]|\d{2,})"$/.test(etag);

/** Follows History: what is in memory and older is forgotten, so that the next load reads it. */
export const createHistoryFollower = (ports: HistoryFollowerPorts) => {
  const { log, numbers, commands, records } = ports;
  const all = [records, ...ports.sideStreams];
  const operation = 'history.follow';
  const now = (): number => ports.clock.now().getTime();
  const cursor = createHistoryCursor({ items: ports.items, now }, operation, select);
  const listeners = new Set<(commit: SeenCommit) => void>();
  /** Records of which memory holds another row under a key that was seen: they are read, which makes good what was lost. */
  const rivals = new Set<string>();
  /** The organisation's stream has a row that is not in memory, or one of its rows was touched. */
  let settings: { readonly seen: number; readonly unread: boolean } = { seen: 0, unread: false };

  const settingsHeld = () => ports.settings.inMemory(organisationKey);

  const learnSettings = (sequence: number, commandId: string, edited: boolean): void => {
    const isNew = settingsHeld()?.commits[sequence - 1]?.commandId !== commandId;
    settings = { seen: Math.max(settings.seen, sequence), unread: settings.unread || edited || isNew };
  };

  /** @returns the commit, if it is one of a record */
  const learn = ({ row, etag }: Item<HistoryRow>): SeenCommit | undefined => {
    const place = readCommitKey(row.CommitKey);
    // The next load reads the rows, and the chain tells whether it matters.
    if (wasEdited(etag)) for (const streams of all) streams.forget(place?.key ?? row.Reference);
    if (place?.key === organisationKey) learnSettings(place.sequence, row.CommandId, wasEdited(etag));
    if (place) for (const side of ports.sideStreams) side.seen(place.key, place.sequence);
    if (!place || !isReference(place.key)) return undefined;
    numbers.know(place.key);
    if (place.sequence === 1) commands.set(row.CommandId, place.key);
    const held = records.inMemory(place.key);
    const same = held?.commits[place.sequence - 1];
    if (held && same?.commandId !== row.CommandId) records.forget(place.key);
    if (same && same.commandId !== row.CommandId) rivals.add(place.key);
    return { reference: place.key, sequence: place.sequence, at: row.At };
  };

  const tell: Told = (commit) => {
    for (const listener of listeners) listener(commit);
  };

  const take = ({ items, deleted }: Changes<HistoryRow>, told: Told): void => {
    if (deleted.length > 0) {
      log('error', 'history.rowsDeleted', { items: deleted.join(',') });
      // The id of a row does not tell its stream: every chain is read and checked again.
      for (const streams of all) streams.forgetAll();
    }
    for (const item of items) {
      const commit = learn(item);
      if (commit) told(commit);
    }
  };

  const readRivals = async (): Promise<void> => {
    for (const key of rivals) {
      await records.load(key, 'fresh');
      rivals.delete(key);
    }
  };

  /** Reads the organisation's stream, and again at the next poll while a filter that lags does not show what delta did. */
  const keepSettings = async (): Promise<void> => {
    if (!settings.unread) return;
    await ports.settings.load(organisationKey, 'fresh');
    const held = settingsHeld();
    settings = { ...settings, unread: !held?.damage && settings.seen > (held ? lastCommit(held).sequence : 0) };
  };

  /** What the rows before a checkpoint would have told, as far as it matters. */
  const learnCovered = async ({ highest }: Checkpoint, unshown: readonly Reference[], see: Told): Promise<void> => {
    for (const [year, number] of Object.entries(highest)) numbers.know(formatReference(Number(year), number));
    for (const value of unshown) {
      const how = { operation, urgency: 'start' } as const;
      take(await ports.items.matching({ column: 'Reference', operator: 'eq', value }, select, how), see);
    }
    // Rows that are not read cannot say which stream in memory they are newer than.
    for (const streams of all) streams.forgetAll();
    settings = { ...settings, unread: true };
  };

  /**
   * Reads the rows behind the last checkpoint, for the numbers that were given and for what may be owed: all that is
   * before was paid. Without a checkpoint, all of History. `$select` leaves the events out.
   */
  const begin = async (): Promise<readonly SeenCommit[]> => {
    const owed = createRecoveryCandidates(ports.shows);
    const checkpoint = await ports.lastCheckpoint();
    const unshown = checkpoint ? referencesWithoutItem(checkpoint.highest, ports.shows) : [];
    const bound = unshown.length > maxLookedUp ? undefined : checkpoint;
    const isBounded = await cursor.begin(bound, (page) => take(page, owed.see));
    if (bound && isBounded) await learnCovered(bound, unshown, owed.see);
    else if (checkpoint) log('warn', 'history.readWhole', { checkpoint: checkpoint.name, unshown: unshown.length });
    await keepSettings();
    return owed.take();
  };

  return {
    /** What is there. @returns the commits that may still owe something */
    begin,
    /** What came since. Begins anew when the service has forgotten where we were, and then tells only what may be owed. */
    poll: async (): Promise<void> => {
      const edited = (page: Changes<HistoryRow>) => page.items.filter(({ etag }) => wasEdited(etag));
      const followed = await cursor.poll((page) => {
        for (const { row } of edited(page)) log('warn', 'history.rowEdited', { row: row.CommitKey });
        take(page, tell);
      });
      if (!followed) for (const commit of await begin()) tell(commit);
      else await keepSettings();
      await readRivals();
    },
    onCommit: (listener: (commit: SeenCommit) => void): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
