import { extend, nextCommit } from '../../graph/history/nextCommit.ts';
import { recordKind } from '../../graph/history/streamKind.ts';
import { historyList } from '../../graph/lists/history.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { nonconformityRow } from '../../graph/projection/nonconformityRow.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import { aDraft, type GraphStage } from '../contracts/graphStage.ts';
import { sealedFields } from '../contracts/sealedFields.ts';

/** That of `localSettings`. */
export const sealKey = '5'.repeat(64);
/** Whose seals are not believed. */
const otherKey = '6'.repeat(64);

const withdrawn = { type: 'ReportWithdrawn' } as const;

/** Records seeded by one request. */
const atOnce = 250;

/** How many rows each record has, and whether its item has to be written again, because it has no valid seal. */
type Kind = { readonly rows: number; readonly isPending: boolean };

/** A report that was added to and withdrawn, so that no one has to do anything about it: its rows and its item. */
const recordOf = (n: number, at: Date, { rows, isPending }: Kind) => {
  const key = `NC-2026-${String(n).padStart(4, '0')}`;
  const report = nextCommit(key, undefined, aDraft(`report ${n}`, { at }));
  let stream = extend(recordKind, undefined, report.commit);
  const history = [report.row];
  for (let sequence = 2; sequence <= rows; sequence += 1) {
    const event = sequence < rows ? ({ type: 'ReportAddedTo', text: 'Again' } as const) : withdrawn;
    const next = nextCommit(key, lastCommit(stream), aDraft(`${n} ${sequence}`, { at, events: [event] }));
    stream = extend(recordKind, stream, next.commit);
    history.push(next.row);
  }
  const item = nonconformityRow(stream, (id) => id, rows);
  return {
    history: history.map((row) => sealedFields(historyList, row, [sealKey])),
    item: sealedFields(nonconformitiesList, item, [isPending ? otherKey : sealKey]),
  };
};

/** Seeds records in an empty site, whose effects are complete. */
export const seedRecords = async (stage: GraphStage, count: number, at: Date, kind: Kind): Promise<void> => {
  const { value: lists } = (await stage.http('GET', '/lists')) as { value: { id: string; displayName: string }[] };
  const add = (name: string, rows: readonly object[]): Promise<unknown> =>
    stage.control('POST', 'items', { listId: lists.find((one) => one.displayName === name)?.id, rows });
  for (let n = 0; n < count; n += atOnce) {
    const all = Array.from({ length: Math.min(atOnce, count - n) }, (_, index) => recordOf(n + index + 1, at, kind));
    await add(
      'History',
      all.flatMap(({ history }) => history),
    );
    await add(
      'Nonconformities',
      all.map(({ item }) => item),
    );
  }
};
