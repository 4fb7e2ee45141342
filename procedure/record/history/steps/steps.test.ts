import { aRecord, presses, thePlan } from '../../../../test/builders/aRecord.ts';
import { afterwards, type Press } from '../../../../test/builders/given.ts';
import { thePeople } from '../../../../test/builders/thePeople.ts';
import type { Nonconformity } from '../../nonconformity.ts';
import type { NonconformityEvent } from '../events.ts';
import { evolve } from '../evolve.ts';

const attribution = { at: '2026-11-25T09:00:00.000Z', by: 'mia', sequence: 30 };
const fold = (record: Nonconformity, event: NonconformityEvent): Nonconformity =>
  evolve(record, event, attribution, record.reference);

describe('the steps of the fold', () => {
  it('a return removes submission and delegation and keeps the comment', () => {
    const delegation = { to: thePeople.delegate.id, until: '2026-12-01' };
    const asked = afterwards(aRecord({ stage: 'approval' }), {
      name: 'delegateApproval',
      form: delegation,
      by: 'management',
    });
    const back = fold(asked, { type: 'PlanReturned', comment: 'Sooner', action: 'A2' });
    expect(back).toMatchObject({
      stage: 'planning',
      cycle: { returned: { comment: 'Sooner', action: 'A2', ...attribution } },
    });
    expect(back.cycle).not.toHaveProperty('submission');
    expect(back.cycle).not.toHaveProperty('delegation');
  });

  it('a verdict that is not effective begins the next cycle, and the earlier one stays readable', () => {
    const form = { verdict: 'partly', result: 'Two of three', checkAgainOn: '2027-06-01' };
    const next = afterwards(aRecord({ stage: 'verification' }), { ...presses.judge, form } as Press);
    expect(next).toMatchObject({ stage: 'analysis', cycle: { number: 2, actions: [] } });
    expect(next.cycle).not.toHaveProperty('plan');
    expect(next.earlierCycles).toMatchObject([{ number: 1, plan: thePlan(), effectiveness: form }]);
  });

  it('reactions move nothing', () => {
    const closed = aRecord({ stage: 'closed' });
    expect(fold(closed, { type: 'DuplicateFound', in: 'NC-2026-0002' })).toEqual({
      ...closed,
      duplicates: ['NC-2026-0002'],
    });
    expect(fold(closed, { type: 'Recurred', in: 'NC-2026-0002' })).toEqual({
      ...closed,
      recurrences: [{ in: 'NC-2026-0002', at: attribution.at }],
    });
  });

  it('the log has the ten fields of the procedure once there is a plan', () => {
    expect(aRecord({ stage: 'approval' }).log).toEqual({
      rootCause: 'The door has no closer',
      shortTermPlan: 'A1 Fit a door closer (2026-12-01)',
      longTermPlan: 'A2 Train the cleaners (2026-12-15)',
      planManager: thePeople.planManager.id,
      nextFollowUp: '2026-12-08',
      successCriteria: 'No open door in 90 days',
    });
  });

  it('a chain that decides about a missing plan is damaged', () => {
    for (const event of [
      { type: 'PlanApproved', revision: 1, planHash: 'h' },
      { type: 'PlanRejected', reason: 'x' },
    ] as const)
      expect(() => fold(aRecord(), event)).toThrow(RangeError);
  });
});
