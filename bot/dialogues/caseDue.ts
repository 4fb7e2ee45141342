import type { DeadlineKind } from '../../procedure/deadlines/deadline.ts';
import type { DeadlinePolicy } from '../../procedure/deadlines/deadlinePolicy.ts';
import { deadlinesOf } from '../../procedure/deadlines/deadlinesOf.ts';
import type { WorkingCalendar } from '../../procedure/deadlines/workingDays.ts';
import type { CalendarDate } from '../../procedure/record/calendarDate.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Stage } from '../../procedure/stages/stages.ts';

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

/** By when the next thing is to happen to a record; undefined when nothing is awaited. Of several days the last. */
export const caseDue = (
  record: Nonconformity,
  calendar: WorkingCalendar,
  policy: DeadlinePolicy,
): CalendarDate | undefined => {
  const deadlines = deadlinesOf(record, calendar, policy);
  const days = (kind: DeadlineKind) => deadlines.filter((one) => one.kind === kind).map(({ due }) => due);
  const found = (awaited[record.stage] ?? []).map(days).find((some) => some.length > 0);
  return [...(found ?? [])].sort().at(-1);
};
