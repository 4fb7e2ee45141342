import { readCommitKey } from '../../graph/history/commitHash.ts';
import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import type { ReadRow } from './checkChains.ts';
import type { Finding } from './finding.ts';
import { type Gap, gapText, unusedIds } from './unusedIds.ts';

/** `NC-2026` and 42 of `NC-2026-0042`; the same for reviews and exports. */
const numbered = /^(NC-\d{4}|REVIEW|EXPORT)-(\d{4,7})$/;

export type CheckedNumbers = {
  readonly findings: readonly Finding[];
  /** Numbers that were never given, as far as the checkpoints prove: `NC-2026-0003`, `NC-2026-0005 to NC-2026-0007`. */
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
  const [open] = gaps.filter(({ to }) => to > covered);
  const findings: Finding[] = [];
  const neverGiven: string[] = [];
  for (const [name, numbers] of series) {
    const proved = highest[name.slice(3)] ?? 0;
    for (const { from, to } of missingIn(numbers, proved)) {
      const never = open ? Math.min(to, proved) : to;
      if (from <= never) neverGiven.push(namesOf(name, from, never));
      if (open && never < to)
        findings.push({
          row: namesOf(name, Math.max(from, never + 1), to),
          item: Math.max(open.from, covered + 1),
          misfit: 'numberMissing',
          about: gapText(gaps, covered, Number.POSITIVE_INFINITY),
        });
    }
  }
  return { findings, neverGiven };
};

/** Runs of numbers that are missing: a single forged row can leave millions before it. @param atLeast the last one given */
const missingIn = (numbers: ReadonlySet<number>, atLeast: number): readonly Gap[] => {
  const there = [...numbers].sort((a, b) => a - b).map((id) => ({ id }));
  const gaps = unusedIds(there);
  const next = (there.at(-1)?.id ?? 0) + 1;
  return next < atLeast ? [...gaps, { from: next, to: atLeast - 1 }] : gaps;
};

const namesOf = (name: string, from: number, to: number): string => {
  const nameOf = (number: number): string => `${name}-${String(number).padStart(4, '0')}`;
  return from === to ? nameOf(from) : `${nameOf(from)} to ${nameOf(to)}`;
};
