import type { Step } from '../deadlines/deadlinePolicy.ts';
import type { PlainRule, RuleName } from '../organisation/rules.ts';
import { type Grade, grades, type Lane, lanes } from '../record/values/choices.ts';
import type { Words } from './en/words.ts';

export type RuleNameWords = Pick<Words, 'deadlines' | 'rules' | 'terms'>;

/** What a rule is called: `Standard, minor nonconformity: Find the root cause`. */
export const ruleName = (name: RuleName, words: RuleNameWords): string => {
  const { deadlines, rules, terms } = words;
  const isPlain = (rule: RuleName): rule is PlainRule => rule in rules.rule;
  if (isPlain(name)) return rules.rule[name];
  const [, lane, grade, step] = name.split('.');
  const kind = `${terms.lane[one(lanes, lane)]}, ${terms.grade[one(grades, grade)].toLowerCase()}`;
  return rules.step(kind, deadlines.deadline[one(steps, step)]);
};

const steps = ['containment', 'correction', 'statement', 'causes', 'plan'] as const satisfies readonly Step[];

/** @throws RangeError for a part that no rule has */
const one = <T extends Lane | Grade | Step>(values: readonly T[], text: string | undefined): T => {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new RangeError(`${text} is no part of a rule`);
  return found;
};
