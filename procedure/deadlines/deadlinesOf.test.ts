import {
  aHistory,
  aPlan,
  aPlannedAction,
  type HistoryRow,
  historyReference,
  reportedEvent,
} from '../../test/builders/aHistory.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Grade, Lane } from '../record/values/choices.ts';
import { deadlineKinds, deadlineLetters, isOverdue } from './deadline.ts';
import { defaultDeadlinePolicy } from './deadlinePolicy.ts';
import { deadlinesOf } from './deadlinesOf.ts';
import type { WorkingCalendar } from './workingDays.ts';

const calendar: WorkingCalendar = { timeZone: 'Europe/Paris', holidays: ['2026-12-25', '2027-01-01'] };

// Tuesday 24 November 2026 is the day of the report, Wednesday that of the triage.
const report: HistoryRow = ['2026-11-24T09:00:00.000Z', 'lea', reportedEvent];
const triagedAs = (lane: Lane, grade: Grade, at = '2026-11-25T09:00:00.000Z'): HistoryRow => [
  at,
  'mia',
  { type: 'Triaged', lane, grade, gradeReason: 'Isolated', owner: 'olga' },
];
const triage = triagedAs('standard', 'minor');
const at = (day: string, by: string, ...events: NonconformityEvent[]): HistoryRow => [
  `${day}T09:00:00.000Z`,
  by,
  ...events,
];
const act = { kind: 'notNecessary', because: 'Over' } as const;
const treated = at(
  '2026-11-26',
  'olga',
  { type: 'ContainmentRecorded', act },
  { type: 'CorrectionRecorded', act },
  { type: 'StatementConfirmed', problem: 'Open door', implications: 'Theft' },
);
const causes = at('2026-12-01', 'olga', {
  type: 'CausesDetermined',
  causes: { method: 'fiveWhys', whys: [], rootCauses: [], agreedBy: [] },
});
const planned = at('2026-12-02', 'olga', {
  type: 'PlanDrafted',
  plan: aPlan({ followUps: ['2027-01-15', '2027-02-15'] }),
});
const submitted = at('2026-12-03', 'olga', { type: 'PlanSubmitted' });
const approved = at('2026-12-04', 'ben', { type: 'PlanApproved', revision: 5, planHash: 'h' });
const untilApproved = [report, triage, treated, causes, planned, submitted, approved] as const;
const done = at('2026-12-14', 'anna', { type: 'ActionCompleted', action: 'A1', doneOn: '2026-12-14', note: 'Done' });

/** `part@due` of each deadline. */
const dates = (...rows: readonly [HistoryRow, ...HistoryRow[]]) =>
  deadlinesOf(aHistory(...rows).state, calendar, defaultDeadlinePolicy).map(({ key, due }) => {
    const [, part, day] = key.split('/');
    expect([key.startsWith(`${historyReference}/`), day]).toEqual([true, due]);
    return `${part}@${due}`;
  });
const whoOf = (kind: string, ...rows: readonly [HistoryRow, ...HistoryRow[]]) =>
  deadlinesOf(aHistory(...rows).state, calendar, defaultDeadlinePolicy).find((one) => one.kind === kind)?.who;
const person = (id: string) => ({ kind: 'person', id });

describe('the deadlines of a record', () => {
  it('begin with triage, and again when management upholds an objection', () => {
    expect(dates(report)).toEqual(['triage@2026-11-25']);
    const rejected = at('2026-11-25', 'mia', { type: 'ReportRejected', reason: 'No' });
    const objected = at('2026-11-27', 'lea', { type: 'RejectionObjectedTo', text: 'But' });
    expect(dates(report, rejected)).toEqual([]);
    expect(dates(report, rejected, objected)).toEqual(['objection@2026-12-02']);
    expect(whoOf('objection', report, rejected, objected)).toEqual([
      { kind: 'role', role: 'management', except: ['mia', 'lea'] },
    ]);
    const decided = (upheld: boolean) =>
      at('2026-12-04', 'ben', { type: 'ObjectionDecided', upheld, reason: 'So it is' });
    expect(dates(report, rejected, objected, decided(false))).toEqual([]);
    expect(dates(report, rejected, objected, decided(true))).toEqual(['triage@2026-12-07']);
  });

  // Counted by hand from Wednesday 25 November; 28/29 November and 5/6, 12/13 December are weekends.
  it.each([
    ['standard', 'minor', '2026-11-26', '2026-12-09', '2026-12-02', '2026-12-09', '2026-12-16'],
    ['standard', 'major', '2026-11-25', '2026-12-02', '2026-11-27', '2026-12-02', '2026-12-09'],
    ['major', 'major', '2026-11-25', '2026-12-02', '2026-11-27', '2026-12-02', '2026-12-09'],
  ] as const)('after triage as %s, %s', (lane, grade, contained, corrected, statement, cause, plan) => {
    expect(dates(report, triagedAs(lane, grade))).toEqual([
      `containment@${contained}`,
      `correction@${corrected}`,
      `statement@${statement}`,
      `causes@${cause}`,
      `plan@${plan}`,
    ]);
  });

  it('are few in the light lanes', () => {
    expect(dates(report, triagedAs('correctionOnly', 'minor'))).toEqual([
      'containment@2026-11-26',
      'correction@2026-12-09',
      'statement@2026-12-09',
    ]);
    // 30 working days with Christmas Day and New Year's Day between.
    expect(dates(report, triagedAs('improvement', 'improvement'))).toEqual(['statement@2026-12-09', 'plan@2027-01-08']);
  });

  it('are counted over holidays, the year’s end and in the organisation’s day', () => {
    // 23:30Z on Wednesday 23 December is Thursday in Paris; the next working days are Monday 28 and so on.
    const [containment, , statement] = dates(report, triagedAs('standard', 'minor', '2026-12-23T23:30:00.000Z'));
    expect([containment, statement]).toEqual(['containment@2026-12-28', 'statement@2027-01-04']);
  });

  it('disappear as steps are done, up to the approval', () => {
    expect(dates(report, triage, treated)).toEqual(['causes@2026-12-09', 'plan@2026-12-16']);
    expect(dates(report, triage, treated, causes)).toEqual(['plan@2026-12-16']);
    expect(dates(report, triage, treated, causes, planned, submitted)).toEqual(['approval@2026-12-08']);
    expect(dates(...untilApproved)).toEqual([
      'A1@2026-12-15',
      'followUp@2027-01-15',
      'followUp@2027-02-15',
      'readyToVerify@2027-03-31',
    ]);
  });

  it('ask management for the approval, except people with a part in it, and the delegate', () => {
    const waiting = [report, triage, treated, causes, planned, submitted] as const;
    expect(whoOf('approval', ...waiting)).toEqual([
      { kind: 'role', role: 'management', except: ['lea', 'olga', 'anna'] },
    ]);
    const delegated = at('2026-12-03', 'ben', { type: 'ApprovalDelegated', to: 'dora', until: '2026-12-31' });
    expect(whoOf('approval', ...waiting, delegated)?.at(-1)).toEqual(person('dora'));
  });

  it('give a plan three working days when it was returned, or changed after its approval', () => {
    const waiting = [report, triage, treated, causes, planned, submitted] as const;
    const returned = at('2026-12-04', 'ben', { type: 'PlanReturned', comment: 'Who?' });
    const refused = at('2026-12-07', 'ben', { type: 'PlanRejected', reason: 'No' });
    expect(dates(...waiting, returned)).toEqual(['plan@2026-12-09']);
    expect(dates(...waiting, refused)).toEqual(['plan@2026-12-10']);
    const changed = at('2026-12-18', 'olga', { type: 'PlanDrafted', plan: aPlan() });
    expect(dates(...untilApproved, changed)).toEqual(['plan@2026-12-23']);
    expect(dates(...untilApproved, changed, at('2026-12-22', 'olga', { type: 'PlanDrafted', plan: aPlan() }))).toEqual([
      'plan@2026-12-23',
    ]);
  });

  it('follow an action to its new date, under another key', () => {
    const asked = at('2026-12-11', 'anna', {
      type: 'ExtensionRequested',
      action: 'A1',
      due: '2027-01-15',
      reason: 'Parts',
    });
    const answered = (granted: boolean) =>
      at('2026-12-14', 'mia', { type: 'ExtensionDecided', action: 'A1', granted, reason: 'So' });
    expect(dates(...untilApproved, asked).slice(0, 2)).toEqual(['A1@2026-12-15', 'A1-extension@2026-12-15']);
    expect(whoOf('extension', ...untilApproved, asked)).toEqual([
      { kind: 'role', role: 'ismsManager', except: ['anna'] },
    ]);
    expect(dates(...untilApproved, asked, answered(true))[0]).toBe('A1@2027-01-15');
    expect(dates(...untilApproved, asked, answered(false)).slice(0, 2)).toEqual([
      'A1@2026-12-15',
      'followUp@2027-01-15',
    ]);
  });

  it('move with the work of a leaver', () => {
    const reassigned = at('2026-12-07', 'mia', {
      type: 'WorkReassigned',
      from: 'anna',
      to: 'nils',
      because: 'Left',
    });
    expect(whoOf('action', ...untilApproved)).toEqual([person('anna')]);
    expect(whoOf('action', ...untilApproved, reassigned)).toEqual([person('nils')]);
  });

  it('pass from the owner to the verifier when all is done, and end with the verdict', () => {
    // The owner does not check: they see that it can be checked.
    expect(whoOf('readyToVerify', ...untilApproved)).toEqual([person('olga')]);
    expect(whoOf('verification', ...untilApproved)).toBeUndefined();
    expect(whoOf('verification', ...untilApproved, done)).toEqual([person('vera')]);
    const effective = at('2027-03-30', 'vera', { type: 'EffectivenessJudged', verdict: 'effective', result: 'Shut' });
    expect(dates(...untilApproved, done, effective)).toEqual(['followUp@2027-01-15', 'followUp@2027-02-15']);
    const closed = at('2027-03-31', 'mia', { type: 'NonconformityClosed', summary: 'Over' });
    // 14 December plus 180 days.
    expect(dates(...untilApproved, done, effective, closed)).toContain('observationEnd@2027-06-12');
    const recurred = at('2027-04-30', 'mia', { type: 'Recurred', in: 'NC-2027-0001' });
    expect(dates(...untilApproved, done, effective, closed, recurred)).not.toContain('observationEnd@2027-06-12');
  });

  it('begin again in the next cycle', () => {
    const partly = at('2027-03-30', 'vera', {
      type: 'EffectivenessJudged',
      verdict: 'partly',
      result: 'Half',
      checkAgainOn: '2027-06-30',
    });
    // Ten and fifteen working days after Tuesday 30 March 2027.
    expect(dates(...untilApproved, done, partly)).toEqual([
      'causes@2027-04-13',
      'plan@2027-04-20',
      'readyToVerify@2027-06-30',
    ]);
  });

  it('include which follow-ups were held, and their results', () => {
    const held = at('2027-01-14', 'olga', {
      type: 'FollowUpHeld',
      due: '2027-01-15',
      heldOn: '2027-01-14',
      heldBy: 'olga',
      note: 'Fine',
      next: '2027-03-01',
    });
    expect(dates(...untilApproved, held).filter((date) => date.startsWith('followUp'))).toEqual([
      'followUp@2027-02-15',
      'followUp@2027-03-01',
    ]);
  });

  it('keep the certification body’s clocks until plan and evidence are there', () => {
    const clocks = ['planToBody@2026-12-10', 'evidenceToBody@2027-02-22'];
    const external = at('2026-11-25', 'mia', {
      type: 'Triaged',
      lane: 'major',
      grade: 'major',
      gradeReason: 'System',
      owner: 'olga',
      externalAudit: { body: 'CB', auditEnd: '2026-11-24', planDue: '2026-12-10', evidenceDue: '2027-02-22' },
    });
    const ofBody = (...rows: readonly HistoryRow[]) =>
      dates(report, external, ...rows).filter((date) => date.includes('ToBody'));
    expect(ofBody()).toEqual(clocks);
    expect(ofBody(treated, causes, planned, submitted)).toEqual(clocks);
    expect(ofBody(treated, causes, planned, submitted, approved)).toEqual(clocks.slice(1));
    expect(ofBody(treated, causes, planned, submitted, approved, done)).toEqual([]);
  });

  it('leave only the expiry of an accepted risk', () => {
    const accepted = at('2026-12-07', 'ben', { type: 'RiskAccepted', reason: 'Cheap', expires: '2027-06-30' });
    expect(dates(...untilApproved, accepted)).toEqual(['riskAcceptance@2027-06-30']);
    const [expiry] = deadlinesOf(aHistory(...untilApproved, accepted).state, calendar, defaultDeadlinePolicy);
    expect(expiry?.who).toEqual([
      { kind: 'role', role: 'management', except: [] },
      { kind: 'person', id: 'olga' },
    ]);
  });

  it('have unique keys, in any plan', () => {
    const many = aPlan({
      actions: [1, 2, 3].map((n) => aPlannedAction({ id: `A${n}` })),
      followUps: ['2027-01-15', '2027-01-15', '2027-03-31'],
    });
    const rows = [
      report,
      triage,
      treated,
      causes,
      at('2026-12-02', 'olga', { type: 'PlanDrafted', plan: many }),
    ] as const;
    const found = dates(...rows, submitted, approved);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength(6);
  });

  it('name the letter that each serves', () => {
    for (const kind of deadlineKinds) expect(deadlineLetters[kind]).toMatch(/^(a[12]|b[123]|[c-g])$/);
  });
});

describe('overdue', () => {
  it.each([
    ['action', '2026-12-14', false],
    ['action', '2026-12-15', false],
    ['action', '2026-12-16', true],
    ['observationEnd', '2030-01-01', false],
  ] as const)('%s due on 15 December, on %s: %s', (kind, today, late) => {
    expect(isOverdue({ kind, due: '2026-12-15' }, today)).toBe(late);
  });
});
