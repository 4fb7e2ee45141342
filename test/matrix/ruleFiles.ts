/** Where rules are that the matrix asks: all of a file, only these of its constants, or only these conditions. */
export type RuleFile = { readonly path: RegExp; readonly only?: readonly string[]; readonly conditions?: RegExp };

/** Commands whose schemas, storage or words are in a file of their own, or which the rows of the tables say all of. */
const noRules = [
  ...['command', 'readCommand', 'fields', 'commandFields', 'planSchema', 'onRecord', 'refuseOversizedRow', 'reactions'],
  ...['decisionContext', 'decision', 'refusal', 'refusalInFiveWhys'],
  // Not given by people: they come with time, and have tests of their own.
  ...['askDeputy', 'freezeSession'],
  // About no record: who may is in the tables, what they decide in tests of their own.
  ...[
    'report',
    'chooseTriageChannel',
    'changeRules',
    'approveProcedure',
    'holdReview',
    'noteReview',
    'snoozeReview',
    'nameDeputy',
  ],
  'recordExport',
  'importRecord',
];

/** The first that fits a path counts. What is given inside a session and what waits for ports is not among them. */
export const ruleFiles: readonly RuleFile[] = [
  { path: /^procedure\/stages\// },
  { path: /^procedure\/record\/steps\// },
  { path: /^procedure\/commands\/determineCauses\.ts$/, only: ['problems'] },
  { path: /^procedure\/commands\/contribute\.ts$/, only: ['checkMayContribute'] },
  { path: new RegExp(`^procedure/commands/(?!(${noRules.join('|')})\\.ts$)`) },
  { path: /^procedure\/handling\/handling\.ts$/, only: ['decideFor'] },
  // Whether a door asks at all.
  {
    path: /^procedure\/handling\/(openReport|settingsDoor|reviewDoor|exportDoor|importDoor)\.ts$/,
    conditions: /^!?(refusal|mayRead\('(settings|procedure|reviews|exports|register)', actor, undefined\))$/,
  },
];
