import { aRecord, presses, thePlan } from '../../../test/builders/aRecord.ts';
import { afterwards, given, today } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Plan, PlannedAction } from '../../record/recordParts.ts';

const invalid = (problems: object) => ({ reason: 'invalid', problems });
const planning = aRecord({ stage: 'planning' });
const submitted = aRecord({ stage: 'approval' });
const [first, second] = thePlan().actions as [PlannedAction, PlannedAction];
const ismsChange = {
  needed: true,
  purpose: 'p',
  consequences: 'c',
  integrity: 'i',
  resources: 'r',
  responsibilities: 'o',
};

describe('drafting', () => {
  const draft = (changes: object, record: Nonconformity = planning, on?: Plan['verification']['on']) =>
    given(record).when('draftPlan', { plan: { ...thePlan(), ...changes } }, 'owner', { ...(on && { on }) });

  it('records the whole plan, with the 6.3 decision', () => {
    draft({ ismsChange }).gives({ type: 'PlanDrafted', plan: thePlan({ ismsChange } as Partial<Plan>) });
    draft({}).refuses({ reason: 'nothingChanged' });
  });

  it('is refused over a version its author did not see', () => {
    const revision = planning.cycle.planRevision ?? 0;
    const based = (basedOn: unknown, record: Nonconformity = planning) =>
      given(record).when('draftPlan', { plan: thePlan({ objective: 'Other' }), basedOn }, 'owner');
    const drafted = { type: 'PlanDrafted', plan: thePlan({ objective: 'Other' }) };
    based(revision).gives(drafted);
    based(revision - 1).refuses({ reason: 'stale' });
    // Two people who begin the plan at the same time saw none.
    based(0).refuses({ reason: 'stale' });
    based(0, aRecord({ stage: 'analysis' })).refuses({ reason: 'notInThisStage', stage: 'analysis' });
    based(0, afterwards(aRecord({ stage: 'analysis' }), presses.causes)).gives(drafted);
    for (const basedOn of [-1, 1.5, '9']) based(basedOn).refuses(invalid({ basedOn: expect.any(String) }));
    // Another commit of the record does not matter: the plan is unchanged.
    based(revision + 3).gives(drafted);
  });

  it.each([
    [{ actions: [] }, { actions: 'missing' }],
    [{ actions: Array.from({ length: 21 }, (_, n) => ({ ...first, id: `A${n + 1}` })) }, { actions: 'tooMany' }],
    [{ actions: [first, { ...second, id: 'A1' }] }, { 'actions.1.id': 'duplicate' }],
    [{ actions: [{ ...first, id: 'one' }] }, { 'actions.0.id': 'unknownAction' }],
    [{ actions: [first, { ...second, due: '2026-11-23' }] }, { 'actions.1.due': 'inThePast' }],
    [
      { actions: [first, { ...second, due: '2099-01-01' }] },
      { 'actions.1.due': 'tooFarAhead', on: 'beforeLastAction' },
    ],
    [{ actions: [first, { ...second, owner: 'oto' }] }, { 'actions.1.owner': 'notAPerson' }],
    [{ actions: [{ ...first, title: 'x'.repeat(301) }] }, { 'actions.0.title': 'tooLong' }],
    [{ actions: [second] }, { shortTermNotNecessary: 'missing' }],
    [{ verification: { ...thePlan().verification, on: '2026-12-14' } }, { on: 'beforeLastAction' }],
    [{ followUps: [] }, { followUps: 'missing' }],
    [{ followUps: [today, today] }, { followUps: 'duplicate' }],
    [{ followUps: ['2026-11-23'] }, { followUps: 'inThePast' }],
    [
      { ismsChange: { needed: true, purpose: 'p' } },
      { consequences: 'missing', integrity: 'missing', resources: 'missing', responsibilities: 'missing' },
    ],
    [{ ismsChange: {} }, { needed: 'missing' }],
    [
      { objective: '', manager: null },
      { objective: 'missing', manager: 'missing' },
    ],
  ])('%j: %j', (changes, problems) => {
    draft(changes).refuses(invalid(problems));
  });

  it('needs no short-term action, with a reason', () => {
    const changes = { actions: [second], shortTermNotNecessary: 'Nothing quick helps' };
    draft(changes).gives({ type: 'PlanDrafted', plan: { ...thePlan(), ...changes } });
  });

  it('may have the verification on the day of the last action', () => {
    const verification = { ...thePlan().verification, on: '2026-12-15' };
    draft({ verification }).gives({ type: 'PlanDrafted', plan: { ...thePlan(), verification } });
  });

  it('may omit a completed action, which stays in the record', () => {
    const worked = afterwards(aRecord({ stage: 'implementation' }), presses.first);
    const rest = { actions: [second], shortTermNotNecessary: 'Done' };
    const changed = afterwards(worked, { ...presses.plan, form: { plan: thePlan(rest) } }, 20);
    const approve = { ...presses.approve, form: { revision: 20 } };
    const again = afterwards(afterwards(changed, presses.submit, 21), approve, 22);
    expect(again.cycle.actions.map(({ id, state }) => [id, state])).toEqual([
      ['A2', 'open'],
      ['A1', 'done'],
    ]);
  });

  it('voids the approval, and keeps completed actions and the original day', () => {
    const worked = afterwards(aRecord({ stage: 'implementation' }), presses.first);
    const later: PlannedAction[] = [first, { ...second, due: '2026-12-20' }];
    const press = { ...presses.plan, form: { plan: thePlan({ actions: later }) } };
    const changed = afterwards(worked, press, 20);
    expect(changed.stage).toBe('planning');
    expect(changed.cycle.approval).toBeUndefined();
    const asked = afterwards(changed, presses.submit, 21);
    const again = afterwards(asked, { ...presses.approve, form: { revision: 20 } }, 22);
    expect(again.stage).toBe('implementation');
    expect(again.cycle.actions).toMatchObject([
      { id: 'A1', state: 'done' },
      { id: 'A2', state: 'open', due: '2026-12-20', originalDue: '2026-12-15' },
    ]);
  });

  it('never uses an id of an earlier cycle', () => {
    const failed = { ...presses.judge, form: { verdict: 'notEffective', result: 'x' } };
    const again = afterwards(afterwards(aRecord({ stage: 'verification' }), failed), presses.causes);
    draft({}, again).refuses(invalid({ 'actions.0.id': 'duplicate', 'actions.1.id': 'duplicate' }));
  });
});

describe('submitting', () => {
  it('checks the dates again', () => {
    given(planning).when('submitPlan', {}, 'owner').gives({ type: 'PlanSubmitted' });
    given(planning)
      .when('submitPlan', {}, 'owner', { on: '2026-12-02' })
      .refuses(invalid({ 'actions.0.due': 'inThePast' }));
  });

  it('is refused for the very plan that management refused', () => {
    const refused = afterwards(submitted, {
      name: 'rejectPlan',
      form: { revision: 9, reason: 'No' },
      by: 'management',
    });
    given(refused).when('submitPlan', {}, 'owner').refuses({ reason: 'refusedBefore' });
    const change = (objective: string, record: Nonconformity) =>
      afterwards(record, { ...presses.plan, form: { plan: thePlan({ objective }) } }, 20);
    const other = change('Another', refused);
    given(other).when('submitPlan', {}, 'owner').gives({ type: 'PlanSubmitted' });
    given(change(thePlan().objective, other)).when('submitPlan', {}, 'owner').refuses({ reason: 'refusedBefore' });
  });
});

describe('deciding about a plan', () => {
  it('concerns the revision that was seen', () => {
    for (const name of ['approvePlan', 'returnPlan', 'rejectPlan'] as const)
      given(submitted)
        .when(name, { revision: 8, comment: 'x', reason: 'x' }, 'management')
        .refuses({ reason: 'stale' });
    given(submitted)
      .when('approvePlan', {}, 'management')
      .refuses(invalid({ revision: 'missing' }));
  });

  it('as a return names what is to change', () => {
    const back = (form: object) => given(submitted).when('returnPlan', { revision: 9, ...form }, 'management');
    back({ comment: 'Sooner', action: 'A2' }).gives({ type: 'PlanReturned', comment: 'Sooner', action: 'A2' });
    back({}).refuses(invalid({ comment: 'missing' }));
    back({ comment: 'x', action: 'A9' }).refuses(invalid({ action: 'unknownAction' }));
  });

  it('is made once', () => {
    given(aRecord({ stage: 'implementation' }))
      .when('approvePlan', { revision: 9 }, 'management')
      .refuses({ reason: 'notInThisStage', stage: 'implementation' });
  });
});

it('may accept the risk instead, until a future day, and not in one’s own case', () => {
  const accept = (expires: string, by: Parameters<ReturnType<typeof given>['when']>[2] = 'management') =>
    given(submitted).when('acceptRisk', { reason: 'x', risk: 'R-12', expires }, by);
  accept('2027-01-01').gives({ type: 'RiskAccepted', reason: 'x', risk: 'R-12', expires: '2027-01-01' });
  accept(today).refuses(invalid({ expires: 'inThePast' }));
  accept('2027-01-01', { ...thePeople.owner, roles: ['management'] }).refuses({
    reason: 'segregation',
    conflict: { duty: 'approve', as: 'owner' },
  });
});
