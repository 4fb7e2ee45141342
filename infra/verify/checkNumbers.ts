import { readCommitKey } from '../../graph/history/commitHash.ts';
import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import type { ReadRow } from './checkChains.ts';
import type { Finding } from './finding.ts';
import { gapText, unusedIds } from './unusedIds.ts';

/** `NC-2026` and 42 of `NC-2026-0042`; the same for reviews and exports. */
const numbered = /^(NC-\d{4}|REVIEW|EXPORT)-(\d{4,7})$/;

export type CheckedNumbers = {
  readonly findings: readonly Finding[];
  /** Numbers that were never given, as far as the checkpoints prove. */
  readonly neverGiven: readonly string[];
};

/**
 * Looks for streams that are missing altogether. A number may never have been given, because the write was refused. It
 * is reported where rows may have been deleted: if a checkpoint does not fit, or if an item id after the last
 * checkpoint is unused.
 * @param rows in the order of ids
 * @param last the last checkpoint, if all of them fit
 */
export const checkNumbers = (rows: readonly ReadRow[], last: Checkpoint | undefined): CheckedNumbers => {
  const series = new Map<string, Set<number>>();
  const add = (name: string, number: number): void => {
    series.set(name, (series.get(name) ?? new Set()).add(number));
  };
  for (const { row } of rows) {
    const [, name, number] = numbered.exec(readCommitKey(row.CommitKey)?.key ?? '') ?? [];
    if (name !== undefined) add(name, Number(number));
  }
  const highest = last?.highest ?? {};
  const gaps = unusedIds(rows);
  const covered = last?.last ?? 0;
  const open = gaps.filter(({ to }) => to > covered);
  const findings: Finding[] = [];
  const neverGiven: string[] = [];
  for (const [name, numbers] of series) {
    const proved = highest[name.slice(3)] ?? 0;
    for (
      let number = 1, most = [...numbers].reduce((high, one) => Math.max(high, one), proved);
      number < most;
      number += 1
    ) {
      const row = `${name}-${String(number).padStart(4, '0')}`;
      if (numbers.has(number)) continue;
      const [first] = open;
      if (number <= proved || !first) neverGiven.push(row);
      else
        findings.push({
          row,
          item: Math.max(first.from, covered + 1),
          misfit: 'numberMissing',
          about: gapText(gaps, covered, Number.POSITIVE_INFINITY),
        });
    }
  }
  return { findings, neverGiven };
};
