import { measuredAction, measuredEntry } from '../../test/builders/measuredEntries.ts';
import { isOverdue } from '../measures/isOverdue.ts';
import type { MeasuredFacts } from '../measures/measuredFacts.ts';
import { dayNumber } from '../measures/periods/dayNumber.ts';
import { heldWork, holdsWork } from './heldWork.ts';

const facts = (changes: Partial<MeasuredFacts>): MeasuredFacts | undefined =>
  measuredEntry('NC-2026-0001', '2026-10-01', changes).measured;

describe('the work that a person holds', () => {
  it.each<[string, Partial<MeasuredFacts>, readonly string[]]>([
    ['owner', { owner: 'ada' }, ['owner']],
    ['plan manager and verifier', { planManager: 'ada', verifier: 'ada' }, ['planManager', 'verifier']],
    ['an open action', { actions: [measuredAction('2026-10-20')] }, ['actionOwner']],
    ['an action that is done', { actions: [measuredAction('2026-10-20', '2026-10-19')] }, []],
    ['an action that was cancelled', { actions: [{ ...measuredAction('2026-10-20'), cancelled: 1 }] }, []],
    ['an action that is only planned', { planOwners: ['bob', 'ada'] }, ['actionOwner']],
    ['all of it, when it has ended', { stage: 'closed', owner: 'ada', planManager: 'ada' }, []],
    ['another person’s', { owner: 'bob' }, []],
  ])('%s', (_, changes, held) => {
    expect(heldWork(facts(changes), 'ada')).toEqual(held);
    expect(holdsWork(facts(changes), 'ada')).toBe(held.length > 0);
  });
});

describe('overdue', () => {
  const today = dayNumber('2026-10-20');
  it.each<[string, Partial<MeasuredFacts>, boolean]>([
    ['an action of today', { actions: [measuredAction('2026-10-20')] }, false],
    ['an action of yesterday', { actions: [measuredAction('2026-10-19')] }, true],
    [
      'an action of yesterday that was extended',
      { actions: [measuredAction('2026-10-19', undefined, '2026-10-30')] },
      false,
    ],
    ['an action of yesterday that is done late', { actions: [measuredAction('2026-10-01', '2026-10-12')] }, false],
    ['a follow-up of yesterday', { followUp: dayNumber('2026-10-19') }, true],
    ['a follow-up of today', { followUp: today }, false],
    ['an ended record', { stage: 'riskAccepted', actions: [measuredAction('2026-10-19')] }, false],
    ['nothing', {}, false],
  ])('%s: %s', (_, changes, overdue) => expect(isOverdue(facts(changes), today)).toBe(overdue));
});
