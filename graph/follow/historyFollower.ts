import { organisationKey } from '../../procedure/organisation/organisation.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Checkpoint, SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { formatReference, isReference, type Reference } from '../../procedure/record/values/reference.ts';
import { unlessDamaged } from '../../procedure/runtime/fault.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import { readCommitKey } from '../history/commitHash.ts';
import type { Heads } from '../history/heads.ts';
import type { SideStreamFollower } from '../history/sideStreams.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import { nonconformitiesList } from '../lists/nonconformities.ts';
import type { Item } from '../lists/rawItems.ts';
import type { Changes } from './deltaCursor.ts';
import { createHistoryCursor } from './historyCursor.ts';
import { startHistory } from './historyStart.ts';
import type { PendingEffects } from './pendingEffects.ts';

type SettingsPorts = {
  readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
  readonly load: (key: string, how: 'fresh') => Promise<unknown>;
};

/** Keeps the organisation's stream up to date: it is always in memory, so it is read again rather than forgotten. */
const createSettingsFollower = (ports: SettingsPorts) => {
  /** `unread`: the stream has a row that is not in memory, or one of its rows was edited. */
  let state: { readonly seen: number; readonly unread: boolean } = { seen: 0, unread: false };
  const held = () => ports.inMemory(organisationKey);

  return {
    see: (sequence: number, commandId: string, isEdited: boolean): void => {
      const isNew = held()?.commits[sequence - 1]?.commandId !== commandId;
      state = { seen: Math.max(state.seen, sequence), unread: state.unread || isEdited || isNew };
    },
    markUnread: (): void => {
      state = { ...state, unread: true };
    },
    /** Reads the stream if needed, and again at the next poll while a lagging filter does not show what delta did. */
    refresh: async (): Promise<void> => {
      if (!state.unread) return;
      await unlessDamaged(ports.load(organisationKey, 'fresh'));
      const stream = held();
      state = { ...state, unread: !stream?.damage && state.seen > (stream ? lastCommit(stream).sequence : 0) };
    },
  };
};
type SettingsFollower = ReturnType<typeof createSettingsFollower>;

type HistoryFollowerPorts = {
  readonly items: ListItems<HistoryRow>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Undefined if there is none that can be trusted. */
  readonly lastCheckpoint: () => Promise<SignedCheckpoint | undefined>;
  readonly heads: Heads;
  readonly effects: PendingEffects;
  readonly numbers: { readonly know: (reference: Reference) => void; readonly avoid: (reference: Reference) => void };
  readonly commands: Recent<string>;
  readonly records: {
    readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
    readonly load: (key: string, how: 'fresh') => Promise<unknown>;
    readonly forget: (key: string) => void;
    readonly forgetAll: () => void;
  };
  /** The numbered streams besides the records. */
  readonly sideStreams: readonly SideStreamFollower[];
  readonly settings: SettingsPorts;
};

type Listener = (reference: Reference) => void;
type State = HistoryFollowerPorts & {
  readonly settingsFollower: SettingsFollower;
  /**
   * Records to read now: memory holds another row under a key that was seen, and reading recovers what was lost; or a
   * row was deleted, and reading says which.
   */
  readonly rivals: Set<string>;
  /** The streams of rows by their item ids, because a deletion reports only the id. */
  readonly streamOf: Recent<string>;
};

/** Rows whose stream is remembered. */
const rowsRemembered = 20_000;

const operation = 'history.follow';

/** `"<guid>,<n>"`: n rises with each write, and TenTwo writes a row of History once. */
const wasEdited = (etag: string): boolean => /,(?:[2-9]|\d{2,})"$/.test(etag);

const allStreams = ({ records, sideStreams }: HistoryFollowerPorts) => [records, ...sideStreams];

/** @returns the reference if the commit is one of a record */
const learn = (state: State, { id, row, etag }: Item<HistoryRow>): Reference | undefined => {
  const { numbers, commands, records, settingsFollower, rivals, heads, effects } = state;
  const at = readCommitKey(row.CommitKey);
  if (at) heads.see(at.key, at.sequence);
  if (at) state.streamOf.set(id, at.key);
  // The next load reads the rows, and the hash chain shows whether the edit matters.
  if (wasEdited(etag)) for (const streams of allStreams(state)) streams.forget(at?.key ?? row.Reference);
  if (at?.key === organisationKey) settingsFollower.see(at.sequence, row.CommandId, wasEdited(etag));
  if (at) for (const side of state.sideStreams) side.seen(at.key, at.sequence);
  if (!at || !isReference(at.key)) return undefined;
  numbers.know(at.key);
  effects.committed(at.key, at.sequence);
  if (at.sequence === 1) commands.set(row.CommandId, at.key);
  const held = records.inMemory(at.key);
  const same = held?.commits[at.sequence - 1];
  if (held && same?.commandId !== row.CommandId) records.forget(at.key);
  if (same && same.commandId !== row.CommandId) rivals.add(at.key);
  return at.key;
};

/**
 * A row without a valid seal is not believed, but the streams that it touches are read again, and become read-only.
 * Its number cannot be given: the key is taken, whatever its case.
 */
const distrust = (state: State, { id, row }: Item<HistoryRow>): void => {
  if (!state.streamOf.get(id)) state.streamOf.set(id, row.Reference);
  const locked = readCommitKey(row.CommitKey.trim().toUpperCase())?.key ?? row.Reference;
  if (isReference(locked)) state.numbers.avoid(locked);
  for (const key of new Set([row.Reference, locked])) {
    state.records.forget(key);
    for (const side of state.sideStreams) side.distrust(key);
    if (key === organisationKey) state.settingsFollower.markUnread();
  }
};

/** Streams that lost a row are read again, and become read-only; all of them if the row is not known. */
const forgetDeleted = (state: State, deleted: readonly string[]): void => {
  const keys = deleted.map((id) => state.streamOf.get(id));
  state.log('error', 'history.rowsDeleted', {
    items: deleted.join(','),
    streams: keys.map((key) => key ?? '?').join(','),
  });
  state.settingsFollower.markUnread();
  for (const key of keys) {
    if (key !== undefined) state.heads.deleted(key);
    for (const streams of allStreams(state)) {
      if (key === undefined) streams.forgetAll();
      else streams.forget(key);
    }
    if (key !== undefined && isReference(key)) state.rivals.add(key);
  }
};

const take = (state: State, { items, untrusted, deleted }: Changes<HistoryRow>, listener: Listener): void => {
  for (const item of untrusted) distrust(state, item);
  if (deleted.length > 0) forgetDeleted(state, deleted);
  for (const item of items) {
    const reference = learn(state, item);
    if (reference !== undefined) listener(reference);
  }
};

const readRivals = async ({ rivals, records }: State): Promise<void> => {
  for (const key of rivals) {
    await unlessDamaged(records.load(key, 'fresh'));
    rivals.delete(key);
  }
};

/** At a start no one listens yet: `PendingEffects` has what is pending. */
const unheard: Listener = () => undefined;

/** Learns what the rows before a checkpoint would have told, as far as it matters. */
const learnCovered = async (
  state: State,
  { highest }: Checkpoint,
  withoutItem: readonly Reference[],
): Promise<void> => {
  for (const [year, number] of Object.entries(highest)) state.numbers.know(formatReference(Number(year), number));
  for (const value of withoutItem) {
    const how = { operation, urgency: 'start' } as const;
    const found = await state.items.matching({ column: 'Reference', operator: 'eq', value }, 'core', how);
    if (found.items.length > 0) state.log('warn', 'projection.missing', { list: nonconformitiesList.name, key: value });
    take(state, found, unheard);
  }
  // Rows that are not read cannot show which streams in memory are outdated.
  for (const streams of allStreams(state)) streams.forgetAll();
  state.settingsFollower.markUnread();
};

/** Follows History. Forgets a stream in memory that is outdated, so that the next load reads it. */
export const createHistoryFollower = (ports: HistoryFollowerPorts) => {
  const { log } = ports;
  const state: State = {
    ...ports,
    settingsFollower: createSettingsFollower(ports.settings),
    rivals: new Set(),
    streamOf: createRecent(rowsRemembered),
  };
  const cursor = createHistoryCursor({ items: ports.items, now: () => ports.clock.now().getTime() }, operation, 'core');
  const listeners = new Set<Listener>();
  const notify: Listener = (reference) => {
    for (const listener of listeners) listener(reference);
  };

  const begin = async (): Promise<void> => {
    await startHistory({
      ...ports,
      readRows: (checkpoint) => cursor.begin(checkpoint, (page) => take(state, page, unheard)),
      learnHead: (key, sequence, since) => {
        ports.heads.see(key, sequence, since);
        for (const side of ports.sideStreams) side.seen(key, sequence);
      },
      learnCovered: (checkpoint, withoutItem) => learnCovered(state, checkpoint, withoutItem),
      readWhole: ({ name }, withoutItem) =>
        log('warn', 'history.readWhole', { checkpoint: name, unshown: withoutItem.length }),
    });
    await state.settingsFollower.refresh();
  };

  return {
    /** Reads what is there. */
    begin,
    /** Reads changes. If the service no longer knows our position, starts again and reports records with pending effects only. */
    poll: async (): Promise<void> => {
      const edited = (page: Changes<HistoryRow>) => page.items.filter(({ etag }) => wasEdited(etag));
      const followed = await cursor.poll((page) => {
        for (const { row } of edited(page)) log('warn', 'history.rowEdited', { row: row.CommitKey });
        take(state, page, notify);
      });
      if (followed) await state.settingsFollower.refresh();
      else {
        await begin();
        for (const { reference } of ports.effects.all()) notify(reference);
      }
      await readRivals(state);
    },
    onCommit: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
