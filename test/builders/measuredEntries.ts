import type { MeasuredAction, MeasuredFacts } from '../../procedure/measures/measuredFacts.ts';
import { dayNumber, minuteOf } from '../../procedure/measures/periods/dayNumber.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';

/** The register's data of a nonconformity for the measures. Detected and reported on one day, at ten in UTC. */
export const measuredEntry = (
  reference: Reference,
  detected: CalendarDate,
  facts: Partial<MeasuredFacts> = {},
  changes: Partial<RegisterEntry> = {},
): RegisterEntry => ({
  reference,
  title: 't',
  what: 'w',
  stage: 'implementation',
  clause: facts.clause,
  system: undefined,
  impact: 'notSure',
  priority: 'notSure',
  ongoing: 'notSure',
  detectedOn: detected,
  reportedAt: `${detected}T10:00:00.000Z`,
  reporter: 'p',
  notToIsmsManager: undefined,
  sequence: 1,
  measured: {
    v: 4,
    reference,
    stage: 'implementation',
    causes: [],
    detected: dayNumber(detected),
    reported: minuteOf(`${detected}T10:00:00.000Z`),
    verdicts: [],
    recurrences: [],
    actions: [],
    ...facts,
  },
  ...changes,
});

export const measuredAction = (
  originalDue: CalendarDate,
  doneOn?: CalendarDate,
  due: CalendarDate = originalDue,
): MeasuredAction => ({
  id: 'A1',
  owner: 'ada',
  originalDue: dayNumber(originalDue),
  due: dayNumber(due),
  ...(doneOn && { doneOn: dayNumber(doneOn) }),
});

/**
 * Six records around October 2026, for which every figure can be calculated by hand:
 *
 * | record | clause | happened | detected | action: original date, date in force, done |
 * |---|---|---|---|---|
 * | 1 | A.7.2 | 1 October | 5 October | 20 October, the same, 19 October |
 * | 2 | A.7.2 | unknown | 12 October | 20 October, 30 October, 25 October |
 * | 3, kept from the ISMS managers | A.7.2 | 10 October | 20 October | none |
 * | 4, rejected | A.7.2 | unknown | 21 October | none |
 * | 5 | A.8.13 | 5 September | 15 September | 30 September, the same, open |
 * | 6, its facts not to be read | | | | |
 */
export const octoberEntries: readonly RegisterEntry[] = [
  measuredEntry('NC-2026-0001', '2026-10-05', {
    clause: 'A.7.2',
    occurred: dayNumber('2026-10-01'),
    actions: [measuredAction('2026-10-20', '2026-10-19')],
  }),
  measuredEntry('NC-2026-0002', '2026-10-12', {
    clause: 'A.7.2',
    actions: [measuredAction('2026-10-20', '2026-10-25', '2026-10-30')],
  }),
  measuredEntry(
    'NC-2026-0003',
    '2026-10-20',
    { clause: 'A.7.2', occurred: dayNumber('2026-10-10') },
    { notToIsmsManager: true },
  ),
  measuredEntry('NC-2026-0004', '2026-10-21', { clause: 'A.7.2', stage: 'rejected' }),
  measuredEntry('NC-2026-0005', '2026-09-15', {
    clause: 'A.8.13',
    occurred: dayNumber('2026-09-05'),
    actions: [measuredAction('2026-09-30')],
  }),
  measuredEntry('NC-2026-0006', '2026-10-01', {}, { measured: undefined }),
];
