/** Where rules are that the matrix asks: all of a file, only these of its constants, or only these conditions. */
export type RuleFile = { readonly path: RegExp; readonly only?: readonly string[]; readonly conditions?: RegExp };

/** Files without rules, or whose rules the tables cover completely. */
const noRules = [
  'defineCommand',
  'recordCommands',
  'fields',
  'commandFields',
  'reactions',
  'decisionContext',
  'decision',
  'refusal',
  'planning/planSchema',
  'session/contributeSchema',
  'session/refusalInFiveWhys',
  // No one gives these; a clock does. They have tests of their own.
  'approval/askDeputy',
  'session/freezeSession',
  // About no record: the tables say who may, and what they decide has tests of its own.
  'report/report',
  'organisation/.*',
];

/** The first that fits a path counts. What is given inside a session and what waits for ports is not among them. */
export const ruleFiles: readonly RuleFile[] = [
  // What a person still holds is shown, not decided on, and has tests of its own.
  { path: /^procedure\/stages\/(?!heldWork\.ts$)/ },
  { path: /^procedure\/record\/history\/steps\// },
  {
    path: /^procedure\/commands\/analysis\/analysisCommands\.ts$/,
    only: ['recordSimilar', 'confirmStatement', 'problems'],
  },
  { path: /^procedure\/commands\/session\/contribute\.ts$/, only: ['checkMayContribute'] },
  { path: new RegExp(`^procedure/commands/(?!(${noRules.join('|')})\\.ts$)`) },
  { path: /^procedure\/useCases\/handling\.ts$/, only: ['decideFor'] },
  // Whether an endpoint asks at all.
  {
    path: /^procedure\/useCases\/(openReport|changeSettings|holdReviews|recordExports|importRecords)\.ts$/,
    conditions: /^!?(refusal|mayRead\('(settings|procedure|reviews|exports|register)', actor, undefined\))$/,
  },
];
