import { readCommitKey } from '../../../graph/history/commitHash.ts';
import { foldRows } from '../../../graph/history/foldRows.ts';
import { recordKind } from '../../../graph/history/streamKind.ts';
import { correctiveActionsList } from '../../../graph/lists/correctiveActions.ts';
import { nonconformitiesList } from '../../../graph/lists/nonconformities.ts';
import { actionRows } from '../../../graph/projection/actionRows.ts';
import { checkpointHeadKey } from '../../../procedure/record/history/checkpoint.ts';
import { type Span, spansOf } from '../../../procedure/record/values/ranges.ts';
import type { ReadRow } from '../checkChains.ts';
import type { CheckpointRow } from '../checkCheckpoints.ts';
import type { Finding } from '../finding.ts';
import type { Gap } from '../unusedIds.ts';
import type { ReadListRow } from './checkLists.ts';
import { statements } from './statements.ts';

/** Ids of a list that a checkpoint records, and its name. */
type Recorded = { readonly spans: readonly Span[]; readonly by: string };

/**
 * Rows of other lists that checkpoints record and that are gone, unless they were set aside.
 * @param rows of History, in the order of ids
 * @param lists read before History
 */
export const checkRecorded = (
  rows: readonly ReadRow[],
  checkpoints: readonly CheckpointRow[],
  {
    lists,
    applications,
  }: { readonly lists: readonly ReadListRow[]; readonly applications?: readonly string[] | undefined },
): readonly Finding[] => {
  const setAside = statements(rows, applications);
  return [...recordedBy(checkpoints, lists)].flatMap(([list, recorded]) => {
    const there = lists.flatMap((one) => (one.list === list ? ([[one.id, one.id]] as const) : []));
    const known = [...there, ...setAside.flatMap((one) => (one.list === list ? spansOf(one.item) : []))];
    return missingIn(recorded, gapsBetween(known)).map(({ from, to, by }): Finding => {
      const row = from === to ? `item ${from}` : `items ${from} to ${to}`;
      return { row, item: from, misfit: 'rowMissing', about: `${list}, recorded by ${by}`, list };
    });
  });
};

/** By list. Checkpoints made since the lists were read do not count: they may record rows that were added since. */
const recordedBy = (
  checkpoints: readonly CheckpointRow[],
  lists: readonly ReadListRow[],
): ReadonlyMap<string, readonly Recorded[]> => {
  const last = lists.find(({ key }) => key === checkpointHeadKey)?.shows?.sequence ?? Number.POSITIVE_INFINITY;
  const found = new Map<string, Recorded[]>();
  for (const { row, seal, signed } of checkpoints) {
    const isTrusted = seal === undefined || seal === 'valid';
    if (!isTrusted || (readCommitKey(row.CommitKey)?.sequence ?? 0) > last) continue;
    for (const [list, { ids }] of Object.entries(signed?.rows ?? {}))
      found.set(list, [...(found.get(list) ?? []), { spans: spansOf(ids), by: row.CommitKey }]);
  }
  return found;
};

const gapsBetween = (known: readonly Span[]): readonly Gap[] => {
  let next = 1;
  const gaps = known
    .toSorted(([a], [b]) => a - b)
    .map(([from, to]): Gap => {
      const gap = { from: next, to: from - 1 };
      next = Math.max(next, to + 1);
      return gap;
    });
  return [...gaps, { from: next, to: Number.POSITIVE_INFINITY }].filter(({ from, to }) => from <= to);
};

type Missing = Gap & { readonly by: string };

/** The ids in gaps that are recorded, each once. @param gaps in order */
const missingIn = (recorded: readonly Recorded[], gaps: readonly Gap[]): readonly Missing[] => {
  const all = recorded.flatMap(({ spans, by }) => spans.map(([from, to]) => ({ from, to, by })));
  const found: Missing[] = [];
  let first = 0;
  let done = 0;
  for (const { from, to, by } of all.sort((a, b) => a.from - b.from)) {
    while ((gaps[first]?.to ?? from) < from) first += 1;
    for (let index = first, gap = gaps[index]; gap && gap.from <= to; index += 1, gap = gaps[index]) {
      const part = { from: Math.max(from, gap.from, done + 1), to: Math.min(to, gap.to), by };
      if (part.from > part.to) continue;
      found.push(part);
      done = part.to;
    }
  }
  return found;
};

/**
 * Corrective actions of History that their list lacks. TenTwo writes their items before that of the record, so they are
 * there once that item shows the last commit.
 */
export const checkActions = (rows: readonly ReadRow[], lists: readonly ReadListRow[]): readonly Finding[] => {
  const shown = new Map<string, number>();
  const there = new Set<string>();
  for (const { list, key, shows } of lists) {
    if (list === nonconformitiesList.name && shows) shown.set(shows.stream, shows.sequence);
    if (list === correctiveActionsList.name) there.add(key);
  }
  const planned = new Set(
    rows.filter(({ row }) => row.Events.includes('"PlanApproved"')).map(({ row }) => row.Reference),
  );
  const streams = new Map<string, ReadRow[]>([...planned].map((reference) => [reference, []]));
  for (const one of rows) streams.get(one.row.Reference)?.push(one);
  return [...streams].flatMap(([reference, its]) => {
    const items = its.map(({ id, row }) => ({ id: String(id), etag: '', row }));
    const { stream } = foldRows(recordKind, reference, { items, untrusted: [] });
    if (!stream || (shown.get(reference) ?? 0) < stream.commits.length) return [];
    const list = correctiveActionsList.name;
    return actionRows(stream, (id) => id)
      .filter(({ row }) => !there.has(row.ActionKey))
      .map(({ row }): Finding => ({ row: row.ActionKey, item: 0, misfit: 'rowMissing', about: list, list }));
  });
};
