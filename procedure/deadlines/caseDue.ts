import type { Nonconformity } from '../record/nonconformity.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Stage } from '../stages/stages.ts';
import type { Deadline, DeadlineKind } from './deadline.ts';

/** What a reporter waits for in each stage: the first of these that has a date. */
const awaited: Readonly<Partial<Record<Stage, readonly DeadlineKind[]>>> = {
  reported: ['triage'],
  triaged: ['causes', 'plan', 'correction'],
  analysis: ['causes'],
  planning: ['plan'],
  approval: ['approval'],
  implementation: ['action'],
  verification: ['verification'],
  rejected: ['objection'],
};

/**
 * Returns the due date of the next step of a record; undefined when nothing is expected. Of several days the last.
 * @param deadlines all of the record
 */
export const caseDue = (
  { stage }: Pick<Nonconformity, 'stage'>,
  deadlines: readonly Pick<Deadline, 'kind' | 'due'>[],
): CalendarDate | undefined => {
  const days = (kind: DeadlineKind) => deadlines.filter((one) => one.kind === kind).map(({ due }) => due);
  const found = (awaited[stage] ?? []).map(days).find((some) => some.length > 0);
  return [...(found ?? [])].sort().at(-1);
};
