import { sha256 } from '../builders/sha256.ts';
import { firstDifference } from './firstDifference.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { noMistakes } from './noMistakes.ts';
import { ruleFiles } from './ruleFiles.ts';
import { createRuleModules } from './ruleModules.ts';

/**
 * Mistakes in the rules, one at a time, each of which the matrix must find: of every kind in turn, the same ones for the
 * same seed. `MUTANTS=500` in the environment tries more, `MUTANTS=all` every one there is, another `SEED` others.
 */
const seed = process.env.SEED ?? '10.2';
const wanted = process.env.MUTANTS ?? '40';

const modules = createRuleModules();
const all = mutantsOf(modules);
const count = wanted === 'all' ? all.length : Number(wanted);

/** In an order that only the seed and the mistake itself decide: other lines of the file move nothing. */
const shuffled = (mutants: readonly Mutant[]): readonly Mutant[] =>
  mutants
    .map((mutant) => ({ mutant, key: sha256(`${seed} ${mutant.name.replace(/:\d+ /, ' ')}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ mutant }) => mutant);

/** One of each kind, then a second of each, and so on. */
const chosen = (): readonly Mutant[] => {
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  const byKind = kinds.map((kind) => shuffled(all.filter((one) => one.kind === kind)));
  const rounds = Math.max(...byKind.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => byKind.flatMap((mutants) => mutants[round] ?? []))
    .flat()
    .slice(0, count);
};

/** The most dangerous mutants are always included. */
const feared: readonly (readonly [what: string, where: string, kind: string, before: string])[] = [
  [
    'the displayed revision is not checked',
    'commands/approval/approver',
    'always the first',
    'revision === record.cycle',
  ],
  ['an exception for anyone in conflict', 'commands/approval/approver', 'if always', 'noneEligible(record'],
  ['an exception for no one', 'commands/approval/approver', 'if never', 'noneEligible(record'],
  ['no one eligible becomes someone eligible', 'stages/segregation', 'every is some', 'every'],
  ['a delegation does not end', 'commands/approval/approver', 'if never', 'delegation.until < today'],
  [
    'a delegate is in conflict and approves',
    'commands/approval/approver',
    'first condition dropped',
    'approvalConflict(record',
  ],
  [
    'a delegate approves for an approver in conflict',
    'commands/approval/approver',
    'second condition dropped',
    'approvalConflict(record',
  ],
  ['the reporter approves', 'stages/segregation', 'if never', 'record.reporter === id'],
  ['the owner approves', 'stages/segregation', 'if never', 'record.triage?.owner === id'],
  ['the plan manager approves', 'stages/segregation', 'if never', 'planManagerOf(record.cycle) === id'],
  ['an action owner approves', 'stages/segregation', 'always the second', "hasAction(record.cycle, id) ? 'act"],
  ['an action owner verifies', 'stages/segregation', 'always the second', 'hasAction(cycle, id) ?'],
  ['the sealed reporter approves', 'commands/approval/approver', 'if never', 'sealedConflict(record'],
  ['the rejecter decides', 'commands/triage/rejectionCommands', 'operator', 'id === rejection?.by'],
  [
    'the person who requested the extension decides',
    'commands/implementation/actionCommands',
    'operator',
    'id === extension?.by',
  ],
  [
    'an owner cancels their own action',
    'commands/implementation/defineActionCommand',
    'always the second',
    'refusal ? refuse(refusal)',
  ],
  [
    'the submitter of the plan approves it',
    'stages/segregation',
    'always the second',
    'record.cycle.submission?.by === id',
  ],
  ['a running delegation is replaced', 'commands/approval/approvalCommands', 'if never', 'running'],
  ['a stranger is given a task', 'commands/peopleProblems', 'if never', 'problem'],
  ['everyone is allowed', 'commands/permitted', 'if never', '!allowed'],
  ['any stage will do', 'commands/permitted', 'operator', "permission.stages === 'none' || !record || permission"],
  [
    'a stranger learns that the record exists',
    'commands/permitted',
    'always the second',
    "record && !mayRead('record'",
  ],
  ['a record is closed with parts missing', 'commands/closingCommands', 'always the second', 'missingParts.length > 0'],
  ['a change leaves the approval standing', 'record/history/steps/planSteps', 'wrong stage', "'planning'"],
];
const plain = (text: string) => text.replace(/\s+/g, ' ');
const found = ([, where, kind, before]: (typeof feared)[number]): readonly Mutant[] =>
  all.filter((one) => one.path === `procedure/${where}.ts` && one.kind === kind && one.name.includes(`: ${before}`));

it('the unchanged rules match every line of the matrix', async () => {
  // Nearly everything depends on this one, and is run again.
  const path = 'procedure/stages/stages.ts';
  expect(await firstDifference(modules.load(path, modules.texts.get(path) ?? ''), path)).toBeUndefined();
});

it('there are mutants of every file with rules', () => {
  expect(ruleFiles.filter(({ path }) => !all.some((mutant) => path.test(mutant.path)))).toEqual([]);
});

it('there are enough of them to try', () => {
  expect(chosen()).toHaveLength(count);
  expect(count).toBeGreaterThanOrEqual(20);
});

describe(`the matrix detects, of ${all.length} mutants by the seed ${seed}`, () => {
  it.each(chosen().map((mutant) => [mutant.name, mutant] as const))('%s', async (_, { path, text }) => {
    expect(await firstDifference(modules.load(path, text), path)).toBeDefined();
  });
});

describe('the matrix always detects', () => {
  it.each(feared)('%s', async (...mistake) => {
    const mutants = found(mistake);
    expect(mutants).not.toEqual([]);
    for (const { name, path, text } of mutants)
      expect([name, (await firstDifference(modules.load(path, text), path)) ?? 'nothing']).not.toEqual([
        name,
        'nothing',
      ]);
  });
});

it('accepted mutants still exist in the code', () => {
  const stale = Object.entries(noMistakes).flatMap(([path, same]) =>
    same
      .map(([stands]) => stands.replace(/ ?…$/, ''))
      .filter((stands) => !plain(modules.texts.get(path) ?? '').includes(stands))
      .map((stands) => `${path}: ${stands}`),
  );
  expect(stale).toEqual([]);
});
