import { thePlan } from '../../../../test/builders/aRecord.ts';
import { isClash, isSettled, takenOver } from '../editor/divergence.ts';
import { mergedPlan, numberedAnew, planDivergences } from './mergePlan.ts';
import { draftOf, moved, type PlanDraft, sentOf, withAction, withActionText, withoutAction } from './planDraft.ts';

const was = draftOf(thePlan(), undefined);
const texts = (draft: PlanDraft, changes: Partial<PlanDraft['texts']>): PlanDraft => ({
  ...draft,
  texts: { ...draft.texts, ...changes },
});
const merge = (theirs: PlanDraft, mine: PlanDraft, choices = {}): PlanDraft =>
  mergedPlan(theirs, mine, takenOver(planDivergences(was, theirs, mine), choices));
const told = (theirs: PlanDraft, mine: PlanDraft) =>
  planDivergences(was, theirs, mine).map((one) => [one.path, isClash(one)]);

it('a plan is unchanged by the form', () => {
  const needed = { purpose: 'p', consequences: 'c', integrity: 'i', resources: 'r', responsibilities: 'o' };
  for (const plan of [thePlan(), thePlan({ ismsChange: { needed: true, ...needed } })])
    expect(sentOf(draftOf(plan, undefined))).toEqual({ ...plan, shortTermNotNecessary: '' });
  expect(sentOf(draftOf(undefined, 'o'))).toMatchObject({ manager: 'o', actions: [], followUps: [], ismsChange: {} });
});

describe('two people who edit one plan', () => {
  it('have no conflict when one changed nothing, or both made the same change', () => {
    const mine = texts(was, { objective: 'Mine' });
    expect(told(was, mine)).toEqual([]);
    expect(told(mine, mine)).toEqual([]);
    expect(merge(was, mine)).toEqual(mine);
  });

  it('change different fields: both changes are kept, and the other’s is shown', () => {
    const theirs = withActionText(texts(was, { on: '2027-04-01' }), 0, 'due', '2026-12-03');
    const mine = withActionText(texts(was, { objective: 'Mine' }), 0, 'title', 'Two closers');
    expect(told(theirs, mine)).toEqual([
      ['on', false],
      ['actions.A1.due', false],
    ]);
    expect(merge(theirs, mine)).toEqual(
      withActionText(
        withActionText(texts(was, { on: '2027-04-01', objective: 'Mine' }), 0, 'due', '2026-12-03'),
        0,
        'title',
        'Two closers',
      ),
    );
    expect(merge(theirs, mine, { on: 'mine' }).texts.on).toBe(was.texts.on);
  });

  it('change one field: neither change is taken without a choice', () => {
    const [theirs, mine] = [texts(was, { objective: 'Theirs' }), texts(was, { objective: 'Mine' })];
    const all = planDivergences(was, theirs, mine);
    expect(all).toEqual([{ path: 'objective', was: was.texts.objective, theirs: 'Theirs', mine: 'Mine' }]);
    expect(isSettled(all, {})).toBe(false);
    expect(isSettled(all, { objective: 'mine' })).toBe(true);
    expect(merge(theirs, mine, { objective: 'theirs' }).texts.objective).toBe('Theirs');
    expect(merge(theirs, mine, { objective: 'mine' }).texts.objective).toBe('Mine');
  });

  it('both add an action: both are kept', () => {
    const theirs = withActionText(withAction(was, 2), 2, 'title', 'Theirs');
    const mine = withActionText(withAction(was, 2), 2, 'title', 'Mine');
    const anew = numberedAnew(was, theirs, mine, 3);
    expect(told(theirs, anew)).toEqual([['actions.A3', false]]);
    expect(merge(theirs, anew).actions.map(({ id, title }) => [id, title])).toEqual([
      ['A1', 'Fit a door closer'],
      ['A2', 'Train the cleaners'],
      ['A4', 'Mine'],
      ['A3', 'Theirs'],
    ]);
    expect(numberedAnew(was, theirs, theirs, 3)).toEqual(theirs);
  });

  it('one removes an action that the other changes', () => {
    const out = withoutAction(was, 0);
    const changed = withActionText(was, 0, 'title', 'Changed');
    for (const [theirs, mine, choice, left] of [
      [out, changed, 'theirs', ['A2']],
      [out, changed, 'mine', ['A1', 'A2']],
      [changed, out, 'theirs', ['A2', 'A1']],
      [changed, out, 'mine', ['A2']],
    ] as const) {
      expect(told(theirs, mine)).toEqual([['actions.A1', true]]);
      expect(merge(theirs, mine, { 'actions.A1': choice }).actions.map(({ id }) => id)).toEqual(left);
    }
    expect(merge(out, texts(was, { objective: 'Mine' })).actions.map(({ id }) => id)).toEqual(['A2']);
    // Removed here and unchanged there: no question is asked.
    expect(told(was, out)).toEqual([]);
    expect(merge(was, out).actions.map(({ id }) => id)).toEqual(['A2']);
  });

  it('order, and days of follow-up, are each merged as a whole', () => {
    const theirs = { ...moved(was, 0, 1), followUps: ['2026-12-08'] };
    expect(told(theirs, texts(was, { objective: 'Mine' }))).toEqual([
      ['order', false],
      ['followUps', false],
    ]);
    expect(merge(theirs, was).actions.map(({ id }) => id)).toEqual(['A2', 'A1']);
    expect(merge(theirs, was, { order: 'mine', followUps: 'mine' })).toEqual(was);
  });
});

it('ids of actions are never reused', () => {
  expect(withAction(withoutAction(was, 1), 2).actions.at(-1)?.id).toBe('A3');
  expect(withAction(was, 7).actions.at(-1)?.id).toBe('A8');
});
