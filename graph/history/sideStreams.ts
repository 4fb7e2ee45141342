import type { SideStreams } from '../../procedure/ports/sideStreams.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { SideKeys } from '../../procedure/record/values/sideKeys.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { Item } from '../lists/listItems.ts';
import { foldRows } from './foldRows.ts';
import { createHistoryStreams, type HistoryPorts } from './historyStreams.ts';
import { createNumberedStreams } from './numberedStreams.ts';
import type { StreamKind } from './streamKind.ts';

/** What sets one sort of numbered streams apart from another. */
export type SideStreamKind<State extends { readonly key: Key }, Event, Key extends string> = {
  readonly kind: StreamKind<State, Event>;
  readonly keys: SideKeys<Key>;
  /** For the log: `history.reviews`. */
  readonly operation: string;
};

/** What the follower tells of rows that are a side's. */
export type SideStreamFollower = {
  /** A row was seen: what is in memory and older is forgotten, so that the next load reads it. Of another's row nothing happens. */
  readonly seen: (key: string, sequence: number) => void;
  readonly forget: (key: string) => void;
  readonly forgetAll: () => void;
};

/** So many stay in memory: none of these has to be read twice. */
const remembered = 500;

/** The columns that a stream is folded of. */
const select = [
  'CommitKey',
  'CommandId',
  'Reference',
  'At',
  'ActorId',
  'ActorName',
  'Events',
  'PreviousHash',
  'Hash',
] as const;

/** Numbered streams over History beside the records, and what the follower tells of them. */
export const createSideStreams = <State extends { readonly key: Key }, Event, Key extends string>(
  { kind, keys: { prefix, isKey, keyOf, numberOf }, operation }: SideStreamKind<State, Event, Key>,
  ports: HistoryPorts & { readonly catchUp: () => Promise<void> },
): { readonly streams: SideStreams<State, Event, Key>; readonly follow: SideStreamFollower } => {
  const streams = createHistoryStreams(kind, createRecent<Stream<State, Event>>(remembered), ports);
  const known = new Set<number>();
  const trying = new Set<number>();
  let asked: Promise<void> | undefined;

  const know = (key: Key): void => {
    known.add(numberOf(key));
  };

  /** Keeps what was read whole; what is not sound is read by itself, where that is told and made good. */
  const keep = (key: Key, rows: readonly Item<HistoryRow>[]): void => {
    const { stream, damage, lost } = foldRows(kind, key, rows);
    if (stream && !damage && lost.length === 0 && !streams.inMemory(key)) streams.remember(stream);
  };

  /** @returns whether there are any */
  const askFor = async (value: string): Promise<boolean> => {
    const { items } = ports;
    const rows = new Map<Key, Item<HistoryRow>[]>();
    let page = await items.matching({ column: 'Reference', operator: 'startswith', value }, select, { operation });
    for (;;) {
      for (const item of page.items) {
        const { Reference } = item.row;
        if (isKey(Reference)) rows.set(Reference, [...(rows.get(Reference) ?? []), item]);
      }
      if (page.next === undefined) break;
      page = await items.follow(page.next, select, { operation });
    }
    for (const key of rows.keys()) know(key);
    // More would drive out one another, and what somebody works on.
    const newest = [...rows].sort(([a], [b]) => numberOf(a) - numberOf(b)).slice(-remembered);
    for (const [key, its] of newest) keep(key, its);
    return rows.size > 0;
  };

  /** By thousands: SharePoint answers no filter that more than 5,000 rows match (graph-lists 2.1), which is then from the 14,000th on. */
  const ask = async (): Promise<void> => {
    for (let first = 0; first <= 9; first += 1) if (!(await askFor(`${prefix}${first}`))) return;
  };

  /** Those that were there before this replica: asked once, when first wanted; the follower tells of the later ones. */
  const learnAll = async (): Promise<void> => {
    asked ??= ask();
    try {
      await asked;
    } catch (error) {
      asked = undefined;
      throw error;
    }
  };

  const numbered = createNumberedStreams<State, Event, Key>({
    ...ports,
    kind,
    streams,
    keyOf: ({ key }) => key,
    commands: createRecent<string>(remembered),
    operation,
    numbering: {
      know,
      take: (_, refused) => {
        let number = Math.max(0, ...known, refused === undefined ? 0 : numberOf(refused)) + 1;
        while (trying.has(number)) number += 1;
        trying.add(number);
        return keyOf(number);
      },
      giveBack: (key) => {
        trying.delete(numberOf(key));
      },
    },
  });

  return {
    streams: {
      ...numbered,
      open: async (draft) => {
        await learnAll();
        return numbered.open(draft);
      },
      keys: async (how) => {
        const isFollowed = asked !== undefined;
        await learnAll();
        if (how === 'now' && isFollowed) await ports.catchUp();
        return [...known].sort((a, b) => b - a).map(keyOf);
      },
    },
    follow: {
      seen: (key, sequence) => {
        if (!isKey(key)) return;
        know(key);
        const held = streams.inMemory(key);
        if (held && lastCommit(held).sequence < sequence) streams.forget(key);
      },
      forget: streams.forget,
      forgetAll: () => {
        streams.forgetAll();
        // A reading that begins behind a checkpoint does not tell which ones came meanwhile.
        asked = undefined;
      },
    },
  };
};
