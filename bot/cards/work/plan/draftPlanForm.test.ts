import type { DraftPlan } from '../../../../procedure/commands/planning/planCommands.ts';
import { readCommand } from '../../../../procedure/commands/recordCommands.ts';
import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Plan } from '../../../../procedure/record/recordParts.ts';
import { aRecord, thePlan } from '../../../../test/builders/aRecord.ts';
import { inputsOf as inputsIn } from '../../../../test/builders/cardParts.ts';
import { drawingFor } from '../../../../test/builders/sampleCards.ts';
import { thePeople } from '../../../../test/builders/thePeople.ts';
import { keepTyped, type Typed } from '../../parts/typed.ts';
import { workCard } from '../workCard.ts';
import { workForms } from '../workForms.ts';
import { planProblemsAt } from './planLimits.ts';

const today = '2026-11-24';
const { owner } = thePeople;
const pressed = { sequence: 2, language: 'en' } as const;

describe('a plan', () => {
  const drawing = drawingFor('en');
  const planned = aRecord({ stage: 'implementation' });
  const { typedOf, fits, more, formOf } = workForms.draftPlan;
  const typed = typedOf(planned, drawing, owner);
  const view = { viewer: owner, people: [], similar: () => [], sequence: 9, scene: 'dialog' } as const;
  const draw = (of: Typed, problems?: object) =>
    workCard.render({ ...view, name: 'draftPlan', record: planned, typed: of, problems: problems as never }, drawing);
  const planIn = (inputs: Readonly<Record<string, unknown>>, of = planned) => {
    const outcome = readCommand('draftPlan', of.reference, formOf(inputs, of, pressed), today);
    return 'command' in outcome ? (outcome.command as DraftPlan).plan : outcome.refusal;
  };

  it('is filled into the form, and is the same when sent unchanged', () => {
    expect(inputsIn(draw(typed))).toMatchObject(typed);
    expect(planIn(typed)).toEqual(thePlan());
  });

  it('grows by a row, up to five, and keeps what was typed', () => {
    let grown = typed;
    for (const rows of [3, 4, 5]) {
      grown = more?.typed(grown) ?? {};
      const inputs = inputsIn(draw(grown));
      expect(Object.keys(inputs).filter((id) => id.endsWith('.title'))).toHaveLength(rows);
      expect(inputs).toMatchObject(typed);
      const { again: _, ...kept } = grown;
      grown = { ...kept, [`actions.${rows - 1}.title`]: `Action ${rows}` };
    }
    expect(more?.title({ ...view, record: planned, typed: grown }, drawing)).toBeUndefined();
  });

  it('loses an action whose lines are emptied; the others keep their ids, and problems appear at their rows', () => {
    const without = { ...typed, 'actions.0.title': '', 'actions.0.owner': ' ', 'actions.0.due': '' };
    const onlyLong = { ...without, shortTermNotNecessary: 'The door is locked' };
    expect(planIn(onlyLong)).toMatchObject({ actions: [{ id: 'A2', title: 'Train the cleaners' }] });
    const problems = { 'actions.0.due': 'inThePast', 'actions.0.id': 'duplicate' } as const;
    expect(planProblemsAt({ typed: keepTyped(without, workForms.draftPlan.limits), problems })).toEqual({
      'actions.1.due': 'inThePast',
      'actions.1.title': 'duplicate',
    });
  });

  it('of the next cycle continues the numbering of its actions', () => {
    const next: Nonconformity = {
      ...planned,
      stage: 'planning',
      cycle: { number: 2, actions: [] },
      earlierCycles: [planned.cycle],
    };
    const inputs = { ...typed, 'actions.0.title': 'Fit a lock' };
    expect(planIn(inputs, next)).toMatchObject({ actions: [{ id: 'A3', title: 'Fit a lock' }, { id: 'A4' }] });
    expect(typedOf(next, drawing, owner)).toEqual({ manager: owner.id });
  });

  it('that needs a change to the ISMS asks for the answers 6.3 requires', () => {
    const needed = { ...typed, needed: 'yes' };
    expect(planIn(needed)).toMatchObject({
      reason: 'invalid',
      problems: {
        purpose: 'missing',
        consequences: 'missing',
        integrity: 'missing',
        resources: 'missing',
        responsibilities: 'missing',
      },
    });
    expect(Object.keys(inputsIn(draw(needed)))).toContain('integrity');
    expect(Object.keys(inputsIn(draw(typed)))).not.toContain('integrity');
  });

  it.each([
    [
      'nothing at all',
      {},
      { actions: 'missing', objective: 'missing', needed: 'missing', manager: 'missing', followUps: 'missing' },
    ],
    ['an action without an owner', { ...typed, 'actions.1.owner': '' }, { 'actions.1.owner': 'missing' }],
    ['an unknown action', { ...typed, 'actions.1.kind': { x: 1 } }, { 'actions.1.kind': 'unknownChoice' }],
    ['an invalid day', { ...typed, 'followUps.1': '2027-02-30' }, { followUps: 'notADate' }],
  ])('with %s says so', (_, inputs, problems) => {
    expect(planIn(inputs)).toMatchObject({ reason: 'invalid', problems });
  });

  it('with more actions or longer texts than a card holds is edited in the register', () => {
    expect(fits?.(planned)).toBe(true);
    const having = (changes: Partial<Plan>): Nonconformity => ({
      ...planned,
      stage: 'planning',
      cycle: { number: 1, actions: [], plan: thePlan(changes) },
    });
    const [action] = thePlan().actions;
    if (!action) throw new Error('no action');
    expect(fits?.(having({ actions: ['A1', 'A6'].map((id) => ({ ...action, id })) }))).toBe(false);
    expect(fits?.(having({ objective: 'x'.repeat(501) }))).toBe(false);
    expect(fits?.(having({ followUps: ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01'] }))).toBe(false);
  });
});
