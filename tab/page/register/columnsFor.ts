import type { RegisterColumn } from '../../../procedure/ports/register/register.ts';

/**
 * The columns of the table, and the width from which each is shown: what does not fit is omitted, never scrolled to.
 */
const shownFrom = {
  reference: 0,
  title: 0,
  stage: 0,
  clause: 720,
  system: 1000,
  priority: 640,
  impact: 1200,
  detectedOn: 840,
} as const satisfies Partial<Record<RegisterColumn, number>>;
export type ShownColumn = keyof typeof shownFrom;

export const columnsFor = (width: number): readonly ShownColumn[] =>
  (Object.keys(shownFrom) as ShownColumn[]).filter((column) => shownFrom[column] <= width);
