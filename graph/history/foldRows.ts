import { type Damage, type DamageKind, lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { Rows } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';
import { commitKeyOf, hashOf, readCommitKey, recommitIdOf } from './commitHash.ts';
import { commitOf, extend, follows, withOriginalIds } from './nextCommit.ts';
import type { StreamKind } from './streamKind.ts';
import { parseEvents, readLostRow } from './streamKind.ts';

type Numbered = { readonly item: Item<HistoryRow>; readonly sequence: number };
type Chain = { readonly chain: readonly Numbered[]; readonly strays: readonly Item<HistoryRow>[] };
type Folded<State, Event> = { readonly stream: Stream<State, Event> | undefined; readonly damage: Damage | undefined };

/**
 * Folds the rows of one stream, in any order. From the first row that is not trusted, does not fit or cannot be read by
 * this version, nothing counts: the stream is read-only and `damage` names that row. A row that has the key of a lost one
 * changes nothing.
 */
export const foldRows = <State, Event>(
  kind: StreamKind<State, Event>,
  key: string,
  { items, untrusted }: Rows<HistoryRow>,
): Folded<State, Event> & {
  /** Sound rows that do not count because another has their key, and whose commands the stream does not have. */
  readonly lost: readonly HistoryRow[];
} => {
  const { losers, ...chain } = chainOf(key, items);
  const { stream: folded, damage } = foldChain(kind, key, chain, firstUntrusted(key, untrusted));
  const rows = losers.map(({ item }) => item.row);
  // So that a repetition of a command that was committed again finds its outcome.
  const stream = folded && withOriginalIds(folded, new Map(rows.map((row) => [recommitIdOf(row), row.CommandId])));
  const known = new Set([folded, stream].flatMap((one) => one?.commits.map(({ commandId }) => commandId) ?? []));
  return { stream, damage, lost: damage ? [] : rows.filter(({ CommandId }) => !known.has(CommandId)) };
};

type UntrustedPlace = { readonly sequence: number; readonly damage: Damage };

/** The untrusted row with the lowest number; one that claims no number of this stream counts last. */
const firstUntrusted = (key: string, untrusted: readonly Item<HistoryRow>[]): UntrustedPlace | undefined => {
  const places = untrusted.map(({ id, row }): UntrustedPlace => {
    const place = readCommitKey(row.CommitKey);
    const sequence = place?.key === key ? place.sequence : Number.POSITIVE_INFINITY;
    return { sequence, damage: { kind: 'untrusted', row: row.CommitKey || `item ${id}` } };
  });
  return places.toSorted((a, b) => (a.sequence === b.sequence ? 0 : a.sequence - b.sequence))[0];
};

const foldChain = <State, Event>(
  kind: StreamKind<State, Event>,
  key: string,
  { chain, strays }: Chain,
  untrusted: UntrustedPlace | undefined,
): Folded<State, Event> => {
  let stream: Stream<State, Event> | undefined;
  const stop = (damage: Damage): Folded<State, Event> => ({ stream: stream && { ...stream, damage }, damage });
  for (const { item, sequence } of chain) {
    if (untrusted && untrusted.sequence <= sequence) return stop(untrusted.damage);
    const expected = (stream ? lastCommit(stream).sequence : 0) + 1;
    if (sequence > expected) return stop({ kind: 'missing', row: commitKeyOf(key, expected) });
    const read = readRow(kind, key, sequence, item.row, stream);
    const damage = read.damage && { kind: read.damage, row: item.row.CommitKey };
    stream = damage ? (stream ?? read.stream) : read.stream;
    if (damage) return stop(damage);
  }
  if (untrusted) return stop(untrusted.damage);
  const [stray] = strays;
  return stray
    ? stop({ kind: 'brokenChain', row: stray.row.CommitKey || `item ${stray.id}` })
    : { stream, damage: undefined };
};

/** The stream with this row, and what is wrong with it. */
const readRow = <State, Event>(
  kind: StreamKind<State, Event>,
  key: string,
  sequence: number,
  row: HistoryRow,
  before: Stream<State, Event> | undefined,
): { readonly stream: Stream<State, Event> | undefined; readonly damage: DamageKind | undefined } => {
  const lost = readLostRow(row.Events);
  const events = lost ? [] : parseEvents(kind, row.Events);
  if (!events) return { stream: undefined, damage: row.Hash === hashOf(row) ? 'unknownEvent' : 'brokenChain' };
  const commit = commitOf(key, sequence, row, events);
  const fits = row.Hash === hashOf(row) && follows(before, commit);
  try {
    // The next row links to the lost one.
    return {
      stream: extend(kind, before, { ...commit, hash: lost?.hash ?? commit.hash }),
      damage: fits ? undefined : 'brokenChain',
    };
  } catch (error) {
    if (error instanceof RangeError) return { stream: undefined, damage: 'brokenChain' };
    throw error;
  }
};

/**
 * One row per number, in order. If two rows have one key (a unique index that was switched off), the one that the next
 * row names counts, else the lowest item id.
 */
const chainOf = (key: string, items: readonly Item<HistoryRow>[]): Chain & { readonly losers: readonly Numbered[] } => {
  const numbered: Numbered[] = [];
  const strays: Item<HistoryRow>[] = [];
  for (const item of items) {
    const place = readCommitKey(item.row.CommitKey);
    if (place?.key === key) numbered.push({ item, sequence: place.sequence });
    else strays.push(item);
  }
  numbered.sort((a, b) => b.sequence - a.sequence || Number(a.item.id) - Number(b.item.id));
  const chain: Numbered[] = [];
  const losers: Numbered[] = [];
  for (let index = 0; index < numbered.length; ) {
    let end = index + 1;
    while (numbered[end]?.sequence === numbered[index]?.sequence) end += 1;
    const rivals = numbered.slice(index, end);
    const next = chain.at(-1);
    const named = rivals.find(({ item }) => item.row.Hash === next?.item.row.PreviousHash);
    const counts = named ?? (rivals[0] as Numbered);
    chain.push(counts);
    losers.push(...rivals.filter((one) => one !== counts).reverse());
    index = end;
  }
  return { chain: chain.reverse(), losers: losers.reverse(), strays };
};
