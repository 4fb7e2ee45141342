import { type DeadlinePolicy, defaultDeadlinePolicy, type Step } from '../deadlines/deadlinePolicy.ts';
import { type Measuring, usualRules } from '../measures/measuring.ts';
import { type Grade, grades, type Lane, lanes } from '../record/values/choices.ts';

/**
 * What an organisation may set while running: its dates, how it measures, how often it reviews the records. The
 * observation window is one value for both: how long a recurrence counts is how long it is waited for.
 */
export type Rules = DeadlinePolicy &
  Pick<Measuring, 'observationDays' | 'systemic'> & {
    /** Maximum number of months between two periodic reviews of the records. */
    readonly reviewEveryMonths: number;
    /** Maximum number of months for which management may accept a risk. */
    readonly riskMonths: number;
  };

/**
 * For ever, like an event: another default would change what is in force somewhere without anyone having decided it.
 */
export const defaultRules: Rules = { ...defaultDeadlinePolicy, ...usualRules, reviewEveryMonths: 12, riskMonths: 12 };

const plainRules = [
  'planAgain',
  'approval',
  'extension',
  'objection',
  'observationDays',
  'systemicCount',
  'systemicDays',
  'digestHour',
  'reviewEveryMonths',
  'riskMonths',
] as const;
export type PlainRule = (typeof plainRules)[number];
export type StepRule = `steps.${Lane}.${Grade}.${Step}`;
/** Append-only: rows of History hold them. */
export type RuleName = PlainRule | StepRule;

export type RuleUnit = 'workingDays' | 'days' | 'months' | 'count' | 'hour';

/** One value: its bounds, both included, and its place in the rules. */
export type Rule = {
  readonly name: RuleName;
  readonly unit: RuleUnit;
  readonly least: number;
  readonly most: number;
  readonly of: (rules: Rules) => number;
  readonly put: (rules: Rules, value: number) => Rules;
};

/** Working days after triage: long enough for a small team, short enough to be a date at all (nc-landscape C6). */
const stepBounds: Readonly<Record<Step, readonly [least: number, most: number]>> = {
  containment: [0, 10],
  correction: [0, 60],
  statement: [1, 60],
  causes: [1, 90],
  plan: [1, 120],
};

const stepRule = (lane: Lane, grade: Grade, step: Step): Rule => {
  const [least, most] = stepBounds[step];
  return {
    name: `steps.${lane}.${grade}.${step}`,
    unit: 'workingDays',
    least,
    most,
    of: ({ steps }) => steps[lane][grade][step] ?? 0,
    put: (rules, value) => {
      const days = { ...rules.steps[lane][grade], [step]: value };
      return { ...rules, steps: { ...rules.steps, [lane]: { ...rules.steps[lane], [grade]: days } } };
    },
  };
};

/** A step that a lane does not require has no rule: the steps of a lane are the procedure, not a setting. */
const stepRules: readonly Rule[] = lanes.flatMap((lane) =>
  grades.flatMap((grade) =>
    (Object.keys(defaultDeadlinePolicy.steps[lane][grade]) as Step[]).map((step) => stepRule(lane, grade, step)),
  ),
);

type Single = Exclude<PlainRule, 'systemicCount' | 'systemicDays'>;
const single = (name: Single, unit: RuleUnit, least: number, most: number): Rule => ({
  name,
  unit,
  least,
  most,
  of: (rules) => rules[name],
  put: (rules, value) => ({ ...rules, [name]: value }),
});

const systemic = (
  name: 'systemicCount' | 'systemicDays',
  part: 'count' | 'days',
  least: number,
  most: number,
): Rule => ({
  name,
  unit: part,
  least,
  most,
  of: (rules) => rules.systemic[part],
  put: (rules, value) => ({ ...rules, systemic: { ...rules.systemic, [part]: value } }),
});

/** Every rule that can be changed, in display order. */
export const ruleTable: readonly Rule[] = [
  ...stepRules,
  single('planAgain', 'workingDays', 1, 30),
  single('approval', 'workingDays', 1, 30),
  single('extension', 'workingDays', 1, 30),
  single('objection', 'workingDays', 1, 30),
  single('observationDays', 'days', 30, 730),
  systemic('systemicCount', 'count', 2, 50),
  systemic('systemicDays', 'days', 7, 730),
  single('digestHour', 'hour', 5, 20),
  single('reviewEveryMonths', 'months', 1, 12),
  single('riskMonths', 'months', 1, 36),
];

export type RuleChange = { readonly name: string; readonly old: number; readonly new: number };

/** Returns the rules with some changes; one that only a newer version knows is skipped. */
export const withChanges = (rules: Rules, changes: readonly RuleChange[]): Rules =>
  changes.reduce((so, change) => ruleTable.find(({ name }) => name === change.name)?.put(so, change.new) ?? so, rules);
