import { z } from 'zod';
import type { Organisation, OrganisationEvent } from '../../organisation/organisation.ts';
import {
  type Rule,
  type RuleChange,
  type RuleName,
  type Rules,
  ruleTable,
  withChanges,
} from '../../organisation/rules.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { grades, lanes } from '../../record/values/choices.ts';
import type { Problems } from '../commandFields.ts';
import { type Decision, refuse } from '../decision.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { withProblem } from '../fields.ts';

type NewValues = { readonly [Name in RuleName]?: number | undefined };

const value = ({ least, most }: Rule) => {
  const problem = withProblem('outOfBounds');
  return z.number(problem).int(problem).min(least, problem).max(most, problem).optional();
};

/** One schema per rule, with its bounds. Unknown names are refused. */
const values: z.ZodType<NewValues> = z.strictObject(
  Object.fromEntries(ruleTable.map((rule) => [rule.name, value(rule)])),
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'unknownChoice' : 'missing') },
);

export const changeRulesSchema = z.object({ changes: values, because: requiredText(longest.reason) });

/**
 * An administrator or the ISMS manager changes the rules of the organisation: deadlines, measures, the review
 * interval.
 */
export type ChangeRules = OrganisationCommandOf<'changeRules', typeof changeRulesSchema>;

/** A plan cannot be due before the causes that it addresses. */
const orderProblems = ({ steps }: Rules, changed: readonly RuleChange[]): Problems => {
  const problems: Partial<Record<RuleName, 'notFitting'>> = {};
  for (const lane of lanes)
    for (const grade of grades) {
      const { causes, plan } = steps[lane][grade];
      if (causes === undefined || plan === undefined || causes <= plan) continue;
      const isCauses = changed.some(({ name }) => name === `steps.${lane}.${grade}.causes`);
      problems[`steps.${lane}.${grade}.${isCauses ? 'causes' : 'plan'}`] = 'notFitting';
    }
  return problems;
};

export const decideChangeRules = (
  { changes: wanted, because }: ChangeRules,
  { rules }: Organisation,
): Decision<OrganisationEvent> => {
  const changes = ruleTable.flatMap(({ name, of }): readonly RuleChange[] => {
    const [old, now] = [of(rules), wanted[name]];
    return now === undefined || now === old ? [] : [{ name, old, new: now }];
  });
  if (changes.length === 0) return refuse({ reason: 'nothingChanged' });
  const problems = orderProblems(withChanges(rules, changes), changes);
  if (Object.keys(problems).length > 0) return refuse({ reason: 'invalid', problems });
  return { events: [{ type: 'RulesChanged', changes, because }] };
};
