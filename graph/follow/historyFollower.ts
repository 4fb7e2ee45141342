import type { Log } from '../../procedure/handling/ports.ts';
import type { Recent } from '../../procedure/handling/recent.ts';
import { organisationKey } from '../../procedure/organisation/organisation.ts';
import { lastCommit, type Stream } from '../../procedure/record/commit.ts';
import { isReference, type Reference } from '../../procedure/record/reference.ts';
import { readCommitKey } from '../history/commitHash.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { Item, ListItems } from '../lists/listItems.ts';
import { type Changes, createDeltaCursor } from './deltaCursor.ts';
import { createOwedCandidates } from './owedCandidates.ts';

/** A commit somewhere, ours or another replica's. `at` is its time, ISO 8601 in UTC. */
export type SeenCommit = { readonly reference: Reference; readonly sequence: number; readonly at: string };

export type HistoryFollowerPorts = {
  readonly items: ListItems<HistoryRow>;
  readonly log: Log;
  readonly numbers: { readonly know: (reference: Reference) => void };
  readonly commands: Recent<string>;
  readonly records: {
    readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
    readonly forget: (key: string) => void;
    readonly forgetAll: () => void;
  };
  /** The organisation's stream: always in memory, so it is read again rather than forgotten. */
  readonly settings: {
    readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
    readonly load: (key: string, how: 'fresh') => Promise<unknown>;
  };
  /** The last commit of a record that its projection shows; 0 when there is none. */
  readonly shows: (reference: string) => number;
};

const select = ['CommitKey', 'CommandId', 'Reference', 'At'] as const;

/** `"<guid>,<n>"`: n rises with each write, and TenTwo writes a row of History once. */
const wasEdited = (etag: string): boolean => /,(?:[2-9]|\d{2,})"$/.test(etag);

/** Follows History: what is in memory and older is forgotten, so that the next load reads it. */
export const createHistoryFollower = (ports: HistoryFollowerPorts) => {
  const { log, numbers, commands, records } = ports;
  const cursor = createDeltaCursor(ports.items, 'history.follow', select);
  const listeners = new Set<(commit: SeenCommit) => void>();
  /** The organisation's stream has a row that is not in memory, or one of its rows was touched. */
  let settings: { readonly seen: number; readonly unread: boolean } = { seen: 0, unread: false };

  const settingsHeld = () => ports.settings.inMemory(organisationKey);

  const learnSettings = (sequence: number, edited: boolean): void => {
    const held = settingsHeld();
    const isNew = sequence > (held ? lastCommit(held).sequence : 0);
    settings = { seen: Math.max(settings.seen, sequence), unread: settings.unread || edited || isNew };
  };

  /** @returns the commit, if it is one of a record */
  const learn = ({ row, etag }: Item<HistoryRow>): SeenCommit | undefined => {
    const place = readCommitKey(row.CommitKey);
    // The next load reads the rows, and the chain tells whether it matters.
    if (wasEdited(etag)) records.forget(place?.key ?? row.Reference);
    if (place?.key === organisationKey) learnSettings(place.sequence, wasEdited(etag));
    if (!place || !isReference(place.key)) return undefined;
    numbers.know(place.key);
    if (place.sequence === 1) commands.set(row.CommandId, place.key);
    const held = records.inMemory(place.key);
    if (held && lastCommit(held).sequence < place.sequence) records.forget(place.key);
    return { reference: place.key, sequence: place.sequence, at: row.At };
  };

  const tell = (commit: SeenCommit): void => {
    for (const listener of listeners) listener(commit);
  };

  const take = ({ items, deleted }: Changes<HistoryRow>, told: (commit: SeenCommit) => void): void => {
    if (deleted.length > 0) {
      log('error', 'history.rowsDeleted', { items: deleted.join(',') });
      // The id of a row does not tell its stream: every chain is read and checked again.
      records.forgetAll();
    }
    for (const item of items) {
      const commit = learn(item);
      if (commit) told(commit);
    }
  };

  /** Reads the organisation's stream, and again at the next poll while a filter that lags does not show what delta did. */
  const keepSettings = async (): Promise<void> => {
    if (!settings.unread) return;
    await ports.settings.load(organisationKey, 'fresh');
    const held = settingsHeld();
    settings = { ...settings, unread: !held?.damage && settings.seen > (held ? lastCommit(held).sequence : 0) };
  };

  /**
   * Reads all of History, for the numbers that were given and for what may be owed. `$select` leaves the events out.
   * (Checkpoints will bound this reading.)
   */
  const readAll = async (): Promise<readonly SeenCommit[]> => {
    const owed = createOwedCandidates(ports.shows);
    await cursor.readAll((page) => take(page, owed.see));
    await keepSettings();
    return owed.take();
  };

  return {
    /** What is there. @returns the commits that may still owe something */
    readAll,
    /** What came since. Begins anew when the service has forgotten where we were, and then tells only what may be owed. */
    poll: async (): Promise<void> => {
      const edited = (page: Changes<HistoryRow>) => page.items.filter(({ etag }) => wasEdited(etag));
      const followed = await cursor.poll((page) => {
        for (const { row } of edited(page)) log('warn', 'history.rowEdited', { row: row.CommitKey });
        take(page, tell);
      });
      if (followed) await keepSettings();
      else for (const commit of await readAll()) tell(commit);
    },
    onCommit: (listener: (commit: SeenCommit) => void): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
