import { defaultDeadlinePolicy } from '../deadlines/deadlinePolicy.ts';
import { usualRules } from '../measures/measuring.ts';
import { defaultRules, ruleTable, withChanges } from './rules.ts';

/**
 * Written by hand. For ever: an organisation that changed nothing uses these, and another default would change that
 * without anyone having decided it.
 */
const usual = `
steps.correctionOnly.major.containment 0 · steps.correctionOnly.major.correction 5 · steps.correctionOnly.major.statement 5
steps.correctionOnly.minor.containment 1 · steps.correctionOnly.minor.correction 10 · steps.correctionOnly.minor.statement 10
steps.correctionOnly.improvement.containment 1 · steps.correctionOnly.improvement.correction 10 · steps.correctionOnly.improvement.statement 10
steps.standard.major.containment 0 · steps.standard.major.correction 5 · steps.standard.major.statement 2 · steps.standard.major.causes 5 · steps.standard.major.plan 10
steps.standard.minor.containment 1 · steps.standard.minor.correction 10 · steps.standard.minor.statement 5 · steps.standard.minor.causes 10 · steps.standard.minor.plan 15
steps.standard.improvement.containment 2 · steps.standard.improvement.correction 15 · steps.standard.improvement.statement 5 · steps.standard.improvement.causes 15 · steps.standard.improvement.plan 20
steps.major.major.containment 0 · steps.major.major.correction 5 · steps.major.major.statement 2 · steps.major.major.causes 5 · steps.major.major.plan 10
steps.major.minor.containment 1 · steps.major.minor.correction 10 · steps.major.minor.statement 5 · steps.major.minor.causes 10 · steps.major.minor.plan 15
steps.major.improvement.containment 1 · steps.major.improvement.correction 10 · steps.major.improvement.statement 5 · steps.major.improvement.causes 10 · steps.major.improvement.plan 15
steps.improvement.major.statement 10 · steps.improvement.major.plan 30
steps.improvement.minor.statement 10 · steps.improvement.minor.plan 30
steps.improvement.improvement.statement 10 · steps.improvement.improvement.plan 30
planAgain 3 · approval 3 · extension 2 · objection 3
observationDays 180 · systemicCount 3 · systemicDays 90 · digestHour 8 · reviewEveryMonths 12 · riskMonths 12`;

describe('the rules', () => {
  it('have defaults that never change', () => {
    const listed = usual.trim().split(/\n| · /);
    expect(ruleTable.map(({ name, of }) => `${name} ${of(defaultRules)}`)).toEqual(listed);
  });

  it('have one observation window for both uses', () => {
    expect(defaultDeadlinePolicy.observationDays).toBe(usualRules.observationDays);
    const [changed] = [withChanges(defaultRules, [{ name: 'observationDays', old: 180, new: 90 }])];
    expect(changed.observationDays).toBe(90);
  });

  it.each(ruleTable.map((rule) => [rule.name, rule] as const))(
    '%s is within its bounds, and is set alone',
    (_, rule) => {
      const { of, put, least, most, name } = rule;
      expect(of(defaultRules)).toBeGreaterThanOrEqual(least);
      expect(of(defaultRules)).toBeLessThanOrEqual(most);
      const after = put(defaultRules, most + 1);
      expect(of(after)).toBe(most + 1);
      const others = ruleTable.filter((other) => other.name !== name);
      expect(others.map((other) => other.of(after))).toEqual(others.map((other) => other.of(defaultRules)));
      expect(put(after, of(defaultRules))).toEqual(defaultRules);
    },
  );

  it('skip a rule that only a newer version knows', () => {
    expect(withChanges(defaultRules, [{ name: 'coffeeBreaks', old: 1, new: 2 }])).toBe(defaultRules);
  });
});
