import type { SideStreams } from '../../procedure/ports/streams.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { SideKeys } from '../../procedure/record/values/sideKeys.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { UntrustedItem } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';
import { foldRows } from './foldRows.ts';
import { createHistoryStreams, type HistoryPorts, type HistoryStreams } from './historyStreams.ts';
import { createNumberedStreams, type Numbering } from './numberedStreams.ts';
import type { StreamKind } from './streamKind.ts';
import { numberedRows } from './streamRows.ts';

/** The numbers of one kind of side streams that this replica knows, and those that it is trying. */
type SideNumbering<Key extends string> = Numbering<Key> & {
  /** A row without a valid seal has the number: it is not given, but those after it are. */
  readonly avoid: (key: Key) => void;
  /** Newest first. */
  readonly keys: () => readonly Key[];
};

const createSideNumbering = <Key extends string>({ keyOf, numberOf }: SideKeys<Key>): SideNumbering<Key> => {
  const known = new Set<number>();
  const trying = new Set<number>();
  const avoided = new Set<number>();
  return {
    know: (key) => {
      known.add(numberOf(key));
    },
    avoid: (key) => {
      avoided.add(numberOf(key));
    },
    take: (_, refused) => {
      let number = Math.max(0, ...known, refused === undefined ? 0 : numberOf(refused)) + 1;
      while (trying.has(number) || avoided.has(number)) number += 1;
      trying.add(number);
      return keyOf(number);
    },
    giveBack: (key) => {
      trying.delete(numberOf(key));
    },
    keys: () => [...known].sort((a, b) => b - a).map(keyOf),
  };
};

/** What distinguishes one kind of numbered streams from another. */
type SideStreamKind<State extends { readonly key: Key }, Event, Key extends string> = {
  readonly kind: StreamKind<State, Event>;
  readonly keys: SideKeys<Key>;
  /** For the log: `history.reviews`. */
  readonly operation: string;
};

/** Called by the follower of History. */
export type SideStreamFollower = {
  /** A row was seen. Forgets the stream in memory if it is older, so that the next load reads it. Ignores other kinds. */
  readonly seen: (key: string, sequence: number) => void;
  /** A row without a valid seal was seen. Forgets the stream in memory. Ignores other kinds. */
  readonly distrust: (key: string) => void;
  readonly forget: (key: string) => void;
  readonly forgetAll: () => void;
};

type State<S extends { readonly key: Key }, E, Key extends string> = {
  readonly side: SideStreamKind<S, E, Key>;
  readonly items: HistoryPorts['items'];
  readonly streams: HistoryStreams<S, E>;
  readonly numbering: SideNumbering<Key>;
  asked: Promise<void> | undefined;
};

/** Streams kept in memory: no one needs more of these at once. */
const remembered = 500;

const readAll = async <S extends { readonly key: Key }, E, Key extends string>({
  items,
  numbering,
  side,
  streams,
}: State<S, E, Key>): Promise<void> => {
  const { kind, keys, operation } = side;
  const rows = new Map<Key, { items: Item<HistoryRow>[]; untrusted: UntrustedItem<HistoryRow>[] }>();
  const rowsUnder = (key: Key) => {
    const found = rows.get(key) ?? { items: [], untrusted: [] };
    rows.set(key, found);
    return found;
  };
  const found = await numberedRows(items, 'Reference', keys.prefix, { selection: 'all', how: { operation } });
  for (const item of found.items) if (keys.isKey(item.row.Reference)) rowsUnder(item.row.Reference).items.push(item);
  for (const item of found.untrusted)
    if (keys.isKey(item.row.Reference)) rowsUnder(item.row.Reference).untrusted.push(item);
  for (const [key, its] of rows) (its.items.length > 0 ? numbering.know : numbering.avoid)(key);
  // More would evict one another, and the streams that people work on.
  const newest = [...rows].sort(([a], [b]) => keys.numberOf(a) - keys.numberOf(b)).slice(-remembered);
  for (const [key, its] of newest) {
    const { stream, damage, lost } = foldRows(kind, key, its);
    // An unsound one is read on its own later, where that is reported and repaired.
    if (stream && !damage && lost.length === 0 && !streams.inMemory(key)) streams.remember(stream);
  }
};

/** Learns the streams that existed before this replica: read once, on first use. The follower reports the later ones. */
const learnAll = async <S extends { readonly key: Key }, E, Key extends string>(
  state: State<S, E, Key>,
): Promise<void> => {
  state.asked ??= readAll(state);
  try {
    await state.asked;
  } catch (error) {
    state.asked = undefined;
    throw error;
  }
};

const followerOf = <S extends { readonly key: Key }, E, Key extends string>(
  state: State<S, E, Key>,
): SideStreamFollower => {
  const { streams, numbering, side } = state;
  return {
    seen: (key, sequence) => {
      if (!side.keys.isKey(key)) return;
      numbering.know(key);
      const held = streams.inMemory(key);
      if (held && lastCommit(held).sequence < sequence) streams.forget(key);
    },
    distrust: (key) => {
      if (side.keys.isKey(key)) numbering.avoid(key);
      streams.forget(key);
    },
    forget: streams.forget,
    forgetAll: () => {
      streams.forgetAll();
      // A reading that begins after a checkpoint does not show which streams were added meanwhile.
      state.asked = undefined;
    },
  };
};

/** Numbered streams over History besides the records, and the follower that keeps them up to date. */
export const createSideStreams = <S extends { readonly key: Key }, E, Key extends string>(
  side: SideStreamKind<S, E, Key>,
  ports: HistoryPorts & { readonly catchUp: () => Promise<void> },
): { readonly streams: SideStreams<S, E, Key>; readonly follow: SideStreamFollower } => {
  const { kind, operation } = side;
  const streams = createHistoryStreams(kind, createRecent<Stream<S, E>>(remembered), ports);
  const numbering = createSideNumbering(side.keys);
  const state: State<S, E, Key> = { side, items: ports.items, streams, numbering, asked: undefined };
  const numbered = createNumberedStreams<S, E, Key>({
    ...ports,
    kind,
    streams,
    keyOf: ({ key }) => key,
    commands: createRecent<string>(remembered),
    operation,
    numbering,
  });

  return {
    streams: {
      ...numbered,
      open: async (draft) => {
        await learnAll(state);
        return numbered.open(draft);
      },
      keys: async (how) => {
        const isFollowed = state.asked !== undefined;
        await learnAll(state);
        if (how === 'now' && isFollowed) await ports.catchUp();
        return numbering.keys();
      },
    },
    follow: followerOf(state),
  };
};
