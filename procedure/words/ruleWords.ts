import type { Step } from '../deadlines/deadlinePolicy.ts';
import type { PlainRule, RuleName } from '../organisation/rules.ts';
import { type Grade, grades, type Lane, lanes } from '../record/values/choices.ts';
import { deadlineWords } from './deadlineWords.ts';
import { ruleWords as en, type RuleWords } from './en/ruleWords.ts';
import { ruleWords as fr } from './fr/ruleWords.ts';
import type { Language } from './languages.ts';
import { procedureWords } from './words.ts';

export const ruleWords: Readonly<Record<Language, RuleWords>> = { en, fr };

const isPlain = (name: RuleName): name is PlainRule => name in en.rule;

/** What a rule is called: `Standard, Minor nonconformity: Find the root cause`. */
export const ruleName = (name: RuleName, language: Language): string => {
  if (isPlain(name)) return ruleWords[language].rule[name];
  const [, lane, grade, step] = name.split('.');
  const { lane: laneWords, grade: gradeWords } = procedureWords[language];
  const { deadline } = deadlineWords[language];
  const colon = language === 'fr' ? ' : ' : ': ';
  const kind = `${laneWords[one(lanes, lane)]}, ${gradeWords[one(grades, grade)].toLowerCase()}`;
  return `${kind}${colon}${deadline[one(steps, step)]}`;
};

const steps = ['containment', 'correction', 'statement', 'causes', 'plan'] as const satisfies readonly Step[];

/** @throws RangeError for a part that no rule has */
const one = <T extends Lane | Grade | Step>(values: readonly T[], text: string | undefined): T => {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new RangeError(`${text} is no part of a rule`);
  return found;
};
