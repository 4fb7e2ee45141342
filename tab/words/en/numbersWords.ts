import type { Span } from '../../../procedure/measures/periods/span.ts';
import type { Trait } from '../../../procedure/measures/trait.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { GroupName } from '../../page/numbers/figureGroups.ts';

/** Texts of the numbers page, loaded with it. */
export const numbersWords = {
  title: 'Numbers',
  asOf: (day: string, measured: string, isOne: boolean) =>
    `As of ${day}, from ${measured} ${isOne ? 'record' : 'records'}.`,
  unread: (count: string, isOne: boolean) =>
    `${count} ${isOne ? 'record is' : 'records are'} not counted: the data could not be read.`,
  period: 'Period',
  span: {
    year: 'This year',
    twelveMonths: 'Last 12 months',
    quarter: 'This quarter',
    lastQuarter: 'Last quarter',
    free: 'Custom period',
  } satisfies Record<Span | 'free', string>,
  from: 'From',
  to: 'To',
  apply: 'Show',
  wrongPeriod: 'The period ends before it begins.',
  /** `1 Oct 2026 to 31 Oct 2026`; without a day on a side there is no bound. */
  days: (from: string | undefined, to: string | undefined) =>
    from && to ? `${from} to ${to}` : from ? `since ${from}` : to ? `until ${to}` : 'since the beginning',
  export: 'Export for the management review',
  group: {
    times: 'Time to identify and to deal with',
    recurrence: 'Recurrence',
    schedule: 'Actions on schedule',
    others: 'Effectiveness, overdue work and closure',
  } satisfies Record<GroupName, string>,
  /** After a number of days. */
  dayUnit: (isOne: boolean) => (isOne ? 'day' : 'days'),
  today: 'as of today',
  nothing: 'Nothing to count',
  before: (value: string) => `${value} in the previous period`,
  noBefore: 'No figure for the previous period',
  change: { up: 'up', down: 'down', same: 'unchanged' },
  middle: (median: string, p90: string) => `Median ${median}, P90 ${p90}`,
  counted: (count: string, all: string) => `${count} of ${all} known`,
  /** The name of a button that opens nonconformities: of what, and how many. */
  show: (what: string, count: string) => `${what}: show ${count}`,
  /** Between two numbers: `3 of 4`. */
  of: 'of',
  closed: (count: string, _isOne: boolean) => `${count} closed`,
  opened: (count: string, _isOne: boolean) => `${count} opened`,
  /** Of a share: those that make it up. */
  hits: 'those that count towards it',
  how: 'How is this counted?',
  howOf: (figure: string) => `How is this counted? ${figure}`,
  definition: 'Definition',
  population: 'Population',
  exclusions: 'Exclusions and missing data',
  everyRecord:
    'Every nonconformity is counted, including those that are not open to every reader. The list behind a number shows only those that are open to you.',
  left: 'Not in this figure',
  trends: 'Trends',
  trendBy: 'Trend by',
  trait: { clause: 'Clause', cause: 'Kind of cause' } satisfies Record<Trait, string>,
  month: 'Month of detection',
  count: 'Nonconformities',
  chart: (name: string) => `${name}, by month of detection`,
  asTable: 'Show as a table',
  otherKinds: (count: string) => `${count} others`,
  noTrend: 'Nothing to count in this period.',
  /** Detected, but without the trait. */
  noTrait: {
    clause: (count: string, isOne: boolean) =>
      isOne
        ? 'One nonconformity was detected in this period; its clause is not known.'
        : `${count} nonconformities were detected in this period; none has a clause.`,
    cause: (count: string, isOne: boolean) =>
      isOne
        ? 'One nonconformity was detected in this period; its root cause is not determined.'
        : `${count} nonconformities were detected in this period; none has a root cause.`,
  } satisfies Record<Trait, unknown>,
  threshold: (count: string, days: string) =>
    `Threshold: ${count} with the same clause or kind of cause, detected within ${days} days, may be one systemic nonconformity.`,
  reached: 'Threshold reached',
  noSystemic: 'The threshold was not reached in this period.',
  systemicRun: (kind: string, count: string, days: string) => `${kind}: ${count}, ${days}`,
  ageing: 'Age of nonconformities open today',
  age: 'Age',
  owner: 'Owner',
  load: (nonconformities: string, actions: string, overdue: string) =>
    `Nonconformities: ${nonconformities}, actions: ${actions}, overdue: ${overdue}`,
  noLoad: 'No one has open work.',
  allRows: (count: string) => `Show all ${count}`,
  emptyTitle: 'There is nothing to count yet',
  emptyText: 'As soon as something is reported, its numbers appear here.',
  reviews: 'Periodic reviews',
  noReview: 'No review has been held yet.',
  nextReview: (day: string, isOverdue: boolean) =>
    isOverdue ? `The next one was due on ${day}.` : `The next one is due on ${day}.`,
  review: (key: string, heldOn: string, who: string) => `${key}, held on ${heldOn} by ${who}`,
  reviewOf: (days: string) => `Period: ${days}`,
  notes: (count: string, isOne: boolean) => `${count} ${isOne ? 'note' : 'notes'} of management`,
  hold: {
    button: 'Hold the periodic review',
    title: 'Hold the periodic review',
    text: (days: string) =>
      `The numbers of this period (${days}) are kept as they stand now, with your conclusion, as a numbered record.`,
    conclusion: 'Conclusion',
    raised: 'Nonconformities raised from it',
    raisedHint: 'Their references, such as NC-2026-0042, separated by spaces. Leave empty if there are none.',
    nextOn: 'Next review on',
    send: 'Hold the review',
    done: (key: string) => `${key} is recorded.`,
  },
  /** A note of management on a review that was held. */
  note: {
    button: 'Add a note of management',
    title: (key: string) => `Add a note of management to ${key}`,
    comment: 'Note',
    send: 'Add the note',
    done: (key: string) => `The note is recorded with ${key}.`,
  },
};

export type NumbersWords = Voiced<typeof numbersWords>;
