import { evolveOrganisation, newOrganisation, objectiveId } from '../../organisation/organisation.ts';
import { defaultRules, ruleTable } from '../../organisation/rules.ts';
import { problemsAt } from '../commandFields.ts';
import {
  changeObjectivesSchema,
  changeRulesSchema,
  decideChangeObjectives,
  decideChangeRules,
} from './settingsCommands.ts';

const decide = (changes: unknown, because: unknown = 'As agreed') => {
  const read = changeRulesSchema.safeParse({ changes, because });
  if (!read.success) return { refusal: { reason: 'invalid', problems: problemsAt(read.error) } };
  return decideChangeRules({ name: 'changeRules', ...read.data }, newOrganisation);
};
const problems = (changes: unknown, because?: unknown) => {
  const decision = decide(changes, because);
  return 'refusal' in decision && 'problems' in decision.refusal ? decision.refusal.problems : decision;
};

describe('changing the rules', () => {
  it('records old and new values of what changed, in the order of the rules, with the reason', () => {
    expect(decide({ reviewEveryMonths: 3, observationDays: 90, approval: 3, 'steps.standard.minor.plan': 12 })).toEqual(
      {
        events: [
          {
            type: 'RulesChanged',
            changes: [
              { name: 'steps.standard.minor.plan', old: 15, new: 12 },
              { name: 'observationDays', old: 180, new: 90 },
              { name: 'reviewEveryMonths', old: 12, new: 3 },
            ],
            because: 'As agreed',
          },
        ],
      },
    );
  });

  it('is refused when nothing changes', () => {
    expect(decide({})).toEqual({ refusal: { reason: 'nothingChanged' } });
    expect(decide({ approval: 3 })).toEqual({ refusal: { reason: 'nothingChanged' } });
  });

  it.each(ruleTable.map(({ name, least, most }) => [name, least, most] as const))(
    'names %s when it is out of bounds',
    (name, least, most) => {
      for (const wrong of [least - 1, most + 1, least + 0.5, '5', null, Number.NaN])
        expect(problems({ [name]: wrong })).toEqual({ [name]: 'outOfBounds' });
    },
  );

  it.each(ruleTable.map((rule) => [rule.name, rule] as const))('accepts %s at its bounds', (name, rule) => {
    for (const value of [rule.least, rule.most]) {
      // The minimum for the plan would make it due before the causes.
      const causes = name.endsWith('.plan') && name.replace(/plan$/, 'causes');
      const hasCauses = ruleTable.some((other) => other.name === causes);
      const plan = name.endsWith('.causes') ? { [name.replace(/causes$/, 'plan')]: 120 } : {};
      const changes = { [name]: value, ...plan, ...(causes && hasCauses && { [causes]: 1 }) };
      const decision = decide(changes);
      if (value !== rule.of(defaultRules)) expect(decision).toHaveProperty('events');
    }
  });

  it('refuses a plan that is due before its causes, at the changed field', () => {
    expect(problems({ 'steps.standard.minor.plan': 9 })).toEqual({ 'steps.standard.minor.plan': 'notFitting' });
    expect(problems({ 'steps.standard.minor.causes': 16 })).toEqual({ 'steps.standard.minor.causes': 'notFitting' });
    expect(decide({ 'steps.standard.minor.causes': 16, 'steps.standard.minor.plan': 16 })).toHaveProperty('events');
  });

  it.each([
    ['an unknown rule', { coffeeBreaks: 3 }],
    ['a step that the lane does not have', { 'steps.correctionOnly.minor.plan': 5 }],
    ['the ladders, which are fixed', { ladders: {} }],
  ])('refuses %s', (_, changes) => {
    expect(problems(changes)).toEqual({ changes: 'unknownChoice' });
  });

  it('needs changes and a reason', () => {
    expect(problems(undefined, ' ')).toEqual({ changes: 'missing', because: 'missing' });
    expect(problems([], 'x')).toEqual({ changes: 'missing' });
    expect(problems({ approval: 2 }, 'x'.repeat(1001))).toEqual({ because: 'tooLong' });
  });
});

describe('changing the strategic objectives', () => {
  const change = (objectives: readonly string[], before = newOrganisation) => {
    const form = changeObjectivesSchema.parse({ objectives, because: 'Board of 3 November' });
    return decideChangeObjectives({ name: 'changeObjectives', ...form }, before);
  };
  const listed = (objectives: readonly string[], before = newOrganisation) => {
    const decision = change(objectives, before);
    return 'events' in decision ? decision.events.reduce(evolveOrganisation, before) : before;
  };

  it('replaces the whole list, which then has the next version', () => {
    const first = listed(['No outage of the shop', 'Keep the certificate']);
    expect(first.objectives).toEqual({ version: 1, texts: ['No outage of the shop', 'Keep the certificate'] });
    const second = listed(['Keep the certificate'], first);
    expect(second.objectives).toEqual({ version: 2, texts: ['Keep the certificate'] });
    expect(second.objectives && objectiveId(second.objectives, 0)).toBe('2.1');
    expect(listed([], second).objectives).toEqual({ version: 3, texts: [] });
  });

  it('is refused when nothing changes', () => {
    expect(change([])).toEqual({ refusal: { reason: 'nothingChanged' } });
    expect(change(['A goal'], listed(['A goal']))).toEqual({ refusal: { reason: 'nothingChanged' } });
  });

  it('names an objective without text, and too many of them', () => {
    const problems = (objectives: unknown) => {
      const read = changeObjectivesSchema.safeParse({ objectives, because: 'As agreed' });
      return read.success ? undefined : problemsAt(read.error);
    };
    expect(problems(['A goal', ' '])).toEqual({ objectives: 'missing' });
    expect(problems(Array(21).fill('A goal'))).toEqual({ objectives: 'tooMany' });
  });
});
