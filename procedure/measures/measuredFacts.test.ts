import { theFacts } from '../../test/builders/aReport.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import { evolve } from '../record/history/evolve.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Plan, PlannedAction } from '../record/recordParts.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import { measuredFacts, measuredFactsSchema } from './measuredFacts.ts';
import { dayNumber, minuteOf } from './periods/dayNumber.ts';

const action = (id: string, changes: Partial<PlannedAction> = {}): PlannedAction => ({
  id,
  title: 'Fit a closer',
  kind: 'corrective',
  term: 'short',
  priority: 'high',
  owner: 'ada',
  due: '2026-03-31',
  ...changes,
});

const plan = (...actions: readonly PlannedAction[]): Plan => ({
  manager: 'max',
  objective: 'The door stays shut',
  actions: [...actions],
  successCriteria: 'No open door for 90 days',
  verification: { method: 'Door log', on: '2026-06-30', verifier: 'vic' },
  followUps: [],
  ismsChange: { needed: false, because: 'Nothing changes' },
});

const approved: NonconformityEvent = { type: 'PlanApproved', revision: 1, planHash: 'hash' };
const done = (id: string, doneOn: `${number}-${number}-${number}`): NonconformityEvent => ({
  type: 'ActionCompleted',
  action: id,
  doneOn,
  note: 'Done',
});

/** Each event with the instant of its commit. */
const record = (...events: readonly (readonly [at: string, event: NonconformityEvent])[]): Nonconformity => {
  const reported: NonconformityEvent = {
    type: 'Reported',
    facts: theFacts({ detectedOn: '2026-02-01', clause: 'A.7.2' }),
    language: 'en',
    reportedIn: 'tab',
    procedureVersion: '1',
  };
  const told = (at: string, index: number) => ({ at, by: 'lea', sequence: index + 1 });
  const first = evolve(undefined, reported, told('2026-02-01T23:30:00.000Z', 0), 'NC-2026-0001');
  return events.reduce(
    (before, [at, event], index) => evolve(before, event, told(at, index + 1), 'NC-2026-0001'),
    first,
  );
};

const firstCycle = [
  [
    '2026-02-02T08:00:00.000Z',
    { type: 'Triaged', lane: 'standard', grade: 'minor', gradeReason: 'Isolated', owner: 'oda' },
  ],
  [
    '2026-02-02T09:00:00.000Z',
    { type: 'ContainmentRecorded', act: { kind: 'done', what: 'Shut', by: 'Lea', doneOn: '2026-02-01' } },
  ],
  ['2026-02-10T09:00:00.000Z', { type: 'PlanDrafted', plan: plan(action('A1'), action('A2')) }],
  ['2026-02-11T09:00:00.000Z', { type: 'PlanSubmitted' }],
  ['2026-02-12T09:00:00.000Z', approved],
] as const satisfies readonly (readonly [string, NonconformityEvent])[];

const failed = [
  ...firstCycle,
  ['2026-03-10T09:00:00.000Z', done('A1', '2026-03-09')],
  ['2026-03-11T09:00:00.000Z', { type: 'ActionCancelled', action: 'A2', reason: 'Not needed' }],
  ['2026-06-30T09:00:00.000Z', { type: 'EffectivenessJudged', verdict: 'notEffective', result: 'Open again' }],
] as const satisfies readonly (readonly [string, NonconformityEvent])[];

const secondPlan = [
  ...failed,
  ['2026-07-10T09:00:00.000Z', { type: 'PlanDrafted', plan: plan(action('A3', { due: '2026-08-31' })) }],
  ['2026-07-12T09:00:00.000Z', approved],
] as const satisfies readonly (readonly [string, NonconformityEvent])[];

describe('measuredFacts', () => {
  it('of a fresh report have times, and no people', () => {
    const facts = measuredFacts(record());
    expect(JSON.parse(canonicalJson(facts))).toEqual({
      v: 4,
      reference: 'NC-2026-0001',
      stage: 'reported',
      clause: 'A.7.2',
      causes: [],
      source: 'staff',
      // 2026 begins 20,454 days after 1970 (56 years with 14 leap days: 56 × 365 + 14); 1 February is 31 days later.
      detected: 20_485,
      // 23:30 on that day: 20,485 × 1,440 + 1,410.
      reported: 29_499_810,
      verdicts: [],
      recurrences: [],
      actions: [],
      // To be decided on by Monday 2 February: 20,486, less two weeks.
      look: 20_472,
      marks: ['source.staff', 'way.tab', 'name.named'],
    });
    expect(canonicalJson(facts)).not.toContain('lea');
  });

  it('keep the first date of an extended action, and the one in force beside it', () => {
    const facts = measuredFacts(
      record(
        ...firstCycle,
        ['2026-03-01T09:00:00.000Z', { type: 'ExtensionRequested', action: 'A1', due: '2026-04-30', reason: 'Parts' }],
        ['2026-03-02T09:00:00.000Z', { type: 'ExtensionDecided', action: 'A1', granted: true, reason: 'Granted' }],
      ),
    );
    expect(facts.actions[0]).toMatchObject({
      id: 'A1',
      originalDue: dayNumber('2026-03-31'),
      due: dayNumber('2026-04-30'),
    });
    expect(facts).toMatchObject({ owner: 'oda', contained: dayNumber('2026-02-01'), lane: 'standard', grade: 'minor' });
  });

  it('are implemented only when no action of the current cycle is open, and then on the last day of all cycles', () => {
    expect(measuredFacts(record(...firstCycle, failed[5])).implemented).toBeUndefined();
    expect(measuredFacts(record(...failed.slice(0, 7))).implemented).toBe(dayNumber('2026-03-09'));
    // A changed plan has no approval: its actions must be approved again before anything counts as done.
    const redrafted = record(...failed.slice(0, 7), firstCycle[2]);
    expect(measuredFacts(redrafted).implemented).toBeUndefined();
    expect(measuredFacts(record(...failed)).implemented).toBeUndefined();
    expect(measuredFacts(record(...secondPlan)).implemented).toBeUndefined();
    const second = measuredFacts(record(...secondPlan, ['2026-08-21T09:00:00.000Z', done('A3', '2026-08-20')]));
    expect(second.implemented).toBe(dayNumber('2026-08-20'));
    expect(second.planned).toBe(minuteOf('2026-02-12T09:00:00.000Z'));
    expect(second.actions.map(({ id }) => id)).toEqual(['A1', 'A2', 'A3']);
    expect(second.verdicts).toEqual([{ verdict: 'notEffective', at: minuteOf('2026-06-30T09:00:00.000Z') }]);
  });

  it('say who holds what, and when the plan is followed up next', () => {
    const drafted = measuredFacts(record(...firstCycle.slice(0, 3)));
    expect(drafted).toMatchObject({ planManager: 'max', verifier: 'vic', planOwners: ['ada'], actions: [] });
    const handedOver: NonconformityEvent = { type: 'WorkReassigned', from: 'max', to: 'mia', because: 'Leaves' };
    const running = measuredFacts(record(...firstCycle, ['2026-02-13T09:00:00.000Z', handedOver]));
    expect(running).toMatchObject({ planManager: 'mia', verifier: 'vic', planOwners: undefined });
    expect(measuredFactsSchema.parse(JSON.parse(canonicalJson(running)))).toEqual(JSON.parse(canonicalJson(running)));
  });

  it('keep the first triage when lane or owner change later', () => {
    const { type: _, ...triage } = firstCycle[0][1];
    const changed = measuredFacts(
      record(...firstCycle, [
        '2026-03-01T09:00:00.000Z',
        { ...triage, type: 'TriageChanged', owner: 'new', because: 'Left' },
      ]),
    );
    expect(changed).toMatchObject({ owner: 'new', triaged: minuteOf('2026-02-02T08:00:00.000Z') });
  });

  it('are read back as written, and other versions are not read', () => {
    const facts = measuredFacts(record(...secondPlan));
    const read: unknown = JSON.parse(canonicalJson(facts));
    expect(canonicalJson(measuredFactsSchema.parse(read))).toBe(canonicalJson(facts));
    expect(measuredFactsSchema.safeParse({ ...facts, v: 1 }).success).toBe(false);
    expect(measuredFactsSchema.safeParse({ ...facts, detected: '2026-02-01' }).success).toBe(false);
  });
});
