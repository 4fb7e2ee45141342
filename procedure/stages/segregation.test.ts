import { aRecord, presses, thePlan } from '../../test/builders/aRecord.ts';
import { afterwards, given, type Press } from '../../test/builders/given.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import type { Actor } from '../record/values/person.ts';

const { management, otherManagement, delegate, owner, verifier, employee } = thePeople;
const asManagement = (one: Actor): Actor => ({ ...one, roles: ['management'] });
const approve = { revision: 9 };
const planHash = sha256(canonicalJson(thePlan()));
const submitted = aRecord({ stage: 'approval' });
const delegated = (to: string, until = '2026-12-01'): Nonconformity =>
  afterwards(submitted, { name: 'delegateApproval', form: { to, until }, by: 'management' });

describe('people with a part in it do not approve', () => {
  it.each(['reporter', 'owner', 'planManager', 'actionOwner'] as const)('%s', (as) => {
    for (const name of ['approvePlan', 'returnPlan', 'rejectPlan'] as const)
      given(submitted)
        .when(name, { ...approve, comment: 'x', reason: 'x' }, asManagement(thePeople[as]))
        .refuses({ reason: 'segregation', conflict: { duty: 'approve', as } });
  });

  it('others do approve', () => {
    for (const by of ['management', 'otherManagement'] as const)
      given(submitted).when('approvePlan', approve, by).gives({ type: 'PlanApproved', revision: 9, planHash });
  });
});

describe('the exception', () => {
  const boss = asManagement(owner);
  const noOneElse = { management: [owner.id] };

  it('is allowed when no one in management is eligible, with a reason', () => {
    const exception = 'Only two of us';
    given(submitted)
      .when('approvePlan', { ...approve, exception }, boss, noOneElse)
      .gives({ type: 'PlanApproved', revision: 9, planHash, exception });
    given(submitted)
      .when('approvePlan', approve, boss, noOneElse)
      .refuses({ reason: 'invalid', problems: { exception: 'missing' } });
  });

  it('is refused while someone is eligible', () => {
    given(submitted)
      .when('approvePlan', { ...approve, exception: 'x' }, boss, { management: [owner.id, management.id] })
      .refuses({ reason: 'segregation', conflict: { duty: 'approve', as: 'owner' } });
    given(submitted)
      .when('approvePlan', { ...approve, exception: 'x' }, 'management')
      .refuses({ reason: 'invalid', problems: { exception: 'notNeeded' } });
  });
});

describe('by delegation', () => {
  it('a delegate decides for the approver who named them', () => {
    given(delegated(delegate.id))
      .when('approvePlan', approve, 'delegate')
      .gives({ type: 'PlanApproved', revision: 9, planHash, delegatedBy: management.id });
  });

  it('no one receives or gives a decision that they could not make themselves', () => {
    const to = (id: string, by: Press['by']) =>
      given(submitted).when('delegateApproval', { to: id, until: '2026-12-01' }, by);
    to(owner.id, 'management').refuses({ reason: 'segregation', conflict: { duty: 'approve', as: 'owner' } });
    to(delegate.id, asManagement(owner)).refuses({ reason: 'segregation', conflict: { duty: 'approve', as: 'owner' } });
    to(management.id, 'management').refuses({ reason: 'invalid', problems: { to: 'yourself' } });
  });

  it('nor later, when either has got a part in it', () => {
    const change = (id: string): Press => ({
      name: 'reassignWork',
      by: 'ismsManager',
      form: { from: owner.id, to: id, because: 'Left the company' },
    });
    for (const id of [delegate.id, management.id])
      given(afterwards(delegated(delegate.id), change(id)))
        .when('approvePlan', approve, 'delegate')
        .refuses({ reason: 'segregation', conflict: { duty: 'approve', as: 'owner' } });
  });

  it('works on its last day, not later, and for no one else', () => {
    given(delegated(delegate.id))
      .when('approvePlan', approve, 'delegate', { on: '2026-12-01' })
      .gives({ type: 'PlanApproved', revision: 9, planHash, delegatedBy: management.id });
    given(delegated(delegate.id))
      .when('approvePlan', approve, 'delegate', { on: '2026-12-02' })
      .refuses({ reason: 'delegationEnded', until: '2026-12-01' });
    given(delegated(delegate.id)).when('approvePlan', approve, employee).refuses({ reason: 'unknown' });
  });

  it.each([
    ['2026-11-23', 'inThePast'],
    ['2027-02-23', 'tooFarAhead'],
  ] as const)('until %s: %s', (until, problem) => {
    given(submitted)
      .when('delegateApproval', { to: delegate.id, until }, 'management')
      .refuses({ reason: 'invalid', problems: { until: problem } });
  });
});

describe('people who do the work do not judge it', () => {
  it('in a plan', () => {
    const verification = { ...thePlan().verification, verifier: thePeople.actionOwner.id };
    given(aRecord({ stage: 'planning' }))
      .when('draftPlan', { plan: thePlan({ verification }) }, 'owner')
      .refuses({ reason: 'segregation', conflict: { duty: 'verify', as: 'actionOwner' } });
  });

  it('nor when another person completed it for them', () => {
    const worked = aRecord({ stage: 'implementation' });
    const byVerifier = { ...worked, triage: { ...worked.triage, owner: verifier.id } } as Nonconformity;
    const first = afterwards(byVerifier, { ...presses.first, by: 'verifier' });
    given(afterwards(first, presses.second))
      .when('judgeEffectiveness', presses.judge.form, 'verifier', { on: '2027-03-15' })
      .refuses({ reason: 'segregation', conflict: { duty: 'verify', as: 'actionOwner' } });
  });
});

describe('reassigning', () => {
  const reassign = (record: Nonconformity, from: string, to: string) =>
    given(record).when('reassignWork', { from, to, because: 'Left the company' }, 'ismsManager');

  it('gives a leaver’s work to another', () => {
    const record = aRecord({ stage: 'implementation' });
    const form = { from: owner.id, to: employee.id, because: 'Left the company' };
    reassign(record, owner.id, employee.id).gives({ type: 'WorkReassigned', ...form });
    expect(afterwards(record, { name: 'reassignWork', form, by: 'ismsManager' }).triage?.owner).toBe(employee.id);
  });

  it('not to the approver, and no action to the verifier', () => {
    const record = aRecord({ stage: 'implementation' });
    reassign(record, owner.id, management.id).refuses({
      reason: 'segregation',
      conflict: { duty: 'approve', as: 'owner' },
    });
    reassign(record, thePeople.actionOwner.id, verifier.id).refuses({
      reason: 'segregation',
      conflict: { duty: 'verify', as: 'actionOwner' },
    });
  });

  it('not from a person who holds nothing, nor to the same person', () => {
    reassign(submitted, employee.id, otherManagement.id).refuses({
      reason: 'invalid',
      problems: { from: 'notFitting' },
    });
    reassign(submitted, owner.id, owner.id).refuses({ reason: 'invalid', problems: { to: 'notFitting' } });
  });

  it('makes a new revision of a submitted plan: no one approves what they did not see', () => {
    const form = { from: thePeople.actionOwner.id, to: employee.id, because: 'Left the company' };
    const later = afterwards(submitted, { name: 'reassignWork', form, by: 'ismsManager' }, 60);
    given(later).when('approvePlan', approve, 'management').refuses({ reason: 'stale' });
    expect(later.cycle.planRevision).toBe(60);
  });
});

it('an objection is not decided by the one who rejected, an extension not by the one who asked', () => {
  const objected = afterwards(aRecord({ stage: 'rejected' }), {
    name: 'objectToRejection',
    form: { text: 'It is not' },
    by: 'reporter',
  });
  given(objected)
    .when('decideObjection', { upheld: false, reason: 'x' }, asManagement(thePeople.ismsManager))
    .refuses({ reason: 'segregation', conflict: { duty: 'decideObjection', as: 'rejecter' } });
  const asked = afterwards(aRecord({ stage: 'implementation' }), {
    name: 'requestExtension',
    form: { action: 'A1', due: '2026-12-24', reason: 'x' },
    by: 'ismsManager',
  });
  given(asked)
    .when('decideExtension', { action: 'A1', granted: true, reason: 'x' }, 'ismsManager')
    .refuses({ reason: 'segregation', conflict: { duty: 'decideExtension', as: 'asker' } });
});
