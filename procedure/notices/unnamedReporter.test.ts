import { aHistory, aPlan, type HistoryRow, reportedEvent } from '../../test/builders/aHistory.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import { unnamedReporter } from '../record/report/identity.ts';
import type { Role } from '../record/values/person.ts';
import { noticesOf } from './noticesOf.ts';

const groups: Partial<Record<Role, readonly string[]>> = { ismsManager: ['mia'], management: ['ben', 'eva'] };
const holders = (role: Role): readonly string[] => groups[role] ?? [];

const caseCode = 'c'.repeat(64);
const kinds = {
  named: undefined,
  anonymous: { kind: 'anonymous', caseCode },
  sealed: { kind: 'sealed', sealed: 's', digest: 'd', caseCode },
} as const;

/** Recipients of the last event's notices, for a record reported in this way. */
const told = (how: keyof typeof kinds, ...events: readonly NonconformityEvent[]): readonly string[] => {
  const by = how === 'named' ? 'lea' : unnamedReporter;
  const unnamed = kinds[how];
  const at = '2026-11-24T09:00:00.000Z';
  const report = { ...reportedEvent, ...(unnamed && { unnamed }) } as NonconformityEvent;
  const rows = events.map((event): HistoryRow => [at, 'alf', event]);
  const stream = aHistory([at, by, report], ...rows);
  return noticesOf(stream, stream.commits.at(-1) ?? stream.commits[0], {}, holders)
    .map(({ kind, to }) => `${kind} ${to.kind === 'person' ? to.id : 'channel'}`)
    .sort();
};

const triaged: NonconformityEvent = {
  type: 'Triaged',
  lane: 'standard',
  grade: 'minor',
  gradeReason: 'Once',
  owner: 'olga',
};
const rejected: NonconformityEvent = { type: 'ReportRejected', reason: 'It is allowed' };
const objected: NonconformityEvent = { type: 'RejectionObjectedTo', text: 'It is not' };

describe('notices to the reporter', () => {
  it.each<[string, readonly NonconformityEvent[]]>([
    ['a question', [{ type: 'ReporterAsked', text: 'Which door?' }]],
    ['the triage', [triaged]],
    ['the rejection', [rejected]],
    [
      'the decision about their objection',
      [rejected, objected, { type: 'ObjectionDecided', upheld: false, reason: 'x' }],
    ],
    ['a duplicate', [{ type: 'MarkedDuplicate', of: 'NC-2026-0001', reason: 'Same' }]],
    ['the closing', [triaged, { type: 'NonconformityClosed', summary: 'It shuts' }]],
    ['the accepted risk', [triaged, { type: 'RiskAccepted', reason: 'x', expires: '2027-01-01' }]],
  ])('%s: no notice reaches an unnamed reporter, and the others get theirs as usual', (_, events) => {
    const named = told('named', ...events);
    const others = named.filter((one) => !one.endsWith(' lea'));
    expect(others.length).toBe(named.length - 1);
    expect(told('anonymous', ...events)).toEqual(others);
    expect(told('sealed', ...events)).toEqual(others);
  });
});

it('all of management is asked about an unnamed report: leaving someone out would reveal the reporter', () => {
  const submitted: readonly NonconformityEvent[] = [
    triaged,
    { type: 'PlanDrafted', plan: aPlan() },
    { type: 'PlanSubmitted' },
  ];
  const all = ['approvalAsked ben', 'approvalAsked eva'];
  expect(told('sealed', ...submitted)).toEqual(all);
  expect(told('anonymous', ...submitted)).toEqual(all);
  expect(told('sealed', rejected, objected)).toEqual(['objectionRaised ben', 'objectionRaised eva']);
});
