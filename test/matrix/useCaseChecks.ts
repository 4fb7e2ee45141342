import { readCommand } from '../../procedure/commands/recordCommands.ts';
import type { Actor, Role } from '../../procedure/record/values/person.ts';
import type { Refused } from '../../procedure/useCases/commits/outcome.ts';
import type { Handling } from '../../procedure/useCases/handling.ts';
import { aProcedure } from '../builders/aProcedure.ts';
import { aReport } from '../builders/aReport.ts';
import { today } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import type { Check } from './check.ts';
import { forms } from './examples.ts';
import { lineOf } from './outcomeOf.ts';
import type { RuleBook } from './ruleBook.ts';

const { reporter, ismsManager, owner, employee, auditor, administrator, custodian, guest } = thePeople;
type Name = keyof typeof forms;

/**
 * Records: NC-2026-0001 of Rita, owned by Ola; NC-2026-0002, verified; NC-2026-0003, whose chain is broken.
 */
const openScene = async (rules: RuleBook) => {
  const { handling, records } = aProcedure(undefined, {}, rules.createHandling);
  let given = 0;
  const give = async (
    actor: Actor,
    name: Name,
    reference: 'NC-2026-0001' | 'NC-2026-0002' | 'NC-2026-0003' | 'NC-2026-0404',
    changes: object = {},
  ) => {
    const read = readCommand(name, reference, { ...forms[name], ...changes }, today);
    if ('refusal' in read) throw new Error(`${name} ${lineOf(read.refusal)}`);
    given += 1;
    const handled = await handling.handle({ command: read.command, actor, commandId: `${given}` });
    return handled.kind === 'done' ? handled.stream.state.stage : lineOf(handled.refusal);
  };
  for (const press of ['a', 'b', 'c']) await handling.handle({ command: aReport(), actor: reporter, commandId: press });
  await give(ismsManager, 'triageReport', 'NC-2026-0001');
  await give(ismsManager, 'markDuplicate', 'NC-2026-0002', { of: 'NC-2026-0001' });
  records.damage('NC-2026-0003', { kind: 'brokenChain', row: 'NC-2026-0003/0001' });
  const opens = async (actor: Actor, reference: Parameters<Handling['read']>[0]) =>
    (await handling.read(reference, actor)) ? 'opens' : 'nothing';
  return { give, opens, handling };
};

const opened = (found: object | undefined): string => (found ? 'opens' : 'nothing');

/** The first review, as a person opens it. */
const held = async (handling: Handling, actor: Actor) => {
  const review = { name: 'holdReview', period: {}, conclusion: 'Good', raised: [], nextOn: '2027-01-11' } as const;
  const handled = await handling.holdReview({ command: review, actor: ismsManager, commandId: 'review' });
  if (handled.kind === 'refused') throw new Error(lineOf(handled.refusal));
  return handling.review(handled.stream.state.key, actor);
};

const outcomeText = (handled: { readonly kind: 'done' } | Refused): string =>
  handled.kind === 'done' ? 'done' : lineOf(handled.refusal);

/** The same press once more, by a person who has this part now. */
const again = async (
  press: (actor: Actor) => Promise<{ readonly kind: 'done' } | Refused>,
  then: Actor,
  now: Actor,
) => {
  await press(then);
  return outcomeText(await press(now));
};
const ben = thePeople.management;
const changing = (handling: Handling) => (actor: Actor) => {
  const command = { name: 'changeRules', changes: { observationDays: 100 }, because: 'Because' } as const;
  return handling.changeRules({ command, actor, commandId: 'rules' });
};
const noting = (handling: Handling) => async (actor: Actor) => {
  await held(handling, ismsManager);
  const command = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Noted' } as const;
  return handling.noteReview({ command, actor, commandId: 'note' });
};

type Scene = Awaited<ReturnType<typeof openScene>>;
const lines: readonly (readonly [rule: string, expected: string, got: (scene: Scene) => Promise<string>])[] = [
  [
    'a record is changed by an authorised person',
    'triaged',
    ({ give }) => give(owner, 'recordSimilar', 'NC-2026-0001'),
  ],
  [
    'a reader without permission is refused',
    'notAllowed',
    ({ give }) => give(auditor, 'recordSimilar', 'NC-2026-0001'),
  ],
  ['for others the record does not exist', 'unknown', ({ give }) => give(employee, 'recordSimilar', 'NC-2026-0001')],
  ['like one that does not', 'unknown', ({ give }) => give(employee, 'recordSimilar', 'NC-2026-0404')],
  ['which is unknown to everyone', 'unknown', ({ give }) => give(ismsManager, 'recordSimilar', 'NC-2026-0404')],
  ['a broken chain is read-only', 'readOnly', ({ give }) => give(ismsManager, 'triageReport', 'NC-2026-0003')],
  ['which only readers learn', 'unknown', ({ give }) => give(employee, 'triageReport', 'NC-2026-0003')],
  ['its reporter reads it', 'opens', ({ opens }) => opens(reporter, 'NC-2026-0001')],
  ['so does its owner', 'opens', ({ opens }) => opens(owner, 'NC-2026-0001')],
  ['but not another record', 'nothing', ({ opens }) => opens(owner, 'NC-2026-0002')],
  ['a colleague does not read the record', 'nothing', ({ opens }) => opens(employee, 'NC-2026-0001')],
  ['nor a guest', 'nothing', ({ opens }) => opens(guest, 'NC-2026-0001')],
  ['nor an administrator', 'nothing', ({ opens }) => opens(administrator, 'NC-2026-0001')],
  ['a missing record is unknown', 'nothing', ({ opens }) => opens(auditor, 'NC-2026-0404')],
  [
    'an administrator opens the settings',
    'opens',
    async ({ handling }) => opened(await handling.settings(administrator)),
  ],
  [
    'a colleague does not open the settings',
    'nothing',
    async ({ handling }) => opened(await handling.settings(employee)),
  ],
  ['an auditor opens the reviews', 'opens', async ({ handling }) => opened(await handling.reviews(auditor))],
  [
    'an administrator does not open the reviews',
    'nothing',
    async ({ handling }) => opened(await handling.reviews(administrator)),
  ],
  ['an auditor opens the exports', 'opens', async ({ handling }) => opened(await handling.exports(auditor))],
  ['a custodian does not', 'nothing', async ({ handling }) => opened(await handling.exports(custodian))],
  ['an auditor opens a review', 'opens', async ({ handling }) => opened(await held(handling, auditor))],
  ['a colleague does not open a review', 'nothing', async ({ handling }) => opened(await held(handling, employee))],
  ['an auditor sees the measures', 'opens', async ({ handling }) => opened(await handling.counted(auditor))],
  [
    'a colleague does not see the measures',
    'nothing',
    async ({ handling }) => opened(await handling.counted(employee)),
  ],
  [
    'a repeated press is answered to people who may still read',
    'done',
    ({ handling }) => again(changing(handling), ismsManager, ismsManager),
  ],
  [
    'and to no one else',
    'unknown',
    ({ handling }) => again(changing(handling), ismsManager, { ...ismsManager, roles: [] }),
  ],
  ['a repeated note on a review as well', 'done', ({ handling }) => again(noting(handling), ben, ben)],
  ['likewise', 'unknown', ({ handling }) => again(noting(handling), ben, { ...ben, roles: [] })],
  [
    'another record is named to its readers',
    'invalid: of notFitting',
    ({ give }) => give(ismsManager, 'confirmRecurrence', 'NC-2026-0001', { of: 'NC-2026-0002' }),
  ],
  [
    'for others it is unknown',
    'invalid: of unknownRecord',
    ({ give }) => give(owner, 'confirmRecurrence', 'NC-2026-0001', { of: 'NC-2026-0002' }),
  ],
  [
    'like a missing one',
    'invalid: of unknownRecord',
    ({ give }) => give(owner, 'confirmRecurrence', 'NC-2026-0001', { of: 'NC-2026-0404' }),
  ],
];

const handlingChecks = lines.map(
  ([rule, expected, got]): Check => ({
    about: 'the use cases',
    name: rule,
    expected,
    got: async (rules) => got(await openScene(rules)),
  }),
);

type Holders = Partial<Record<Role, readonly string[]>>;
const both = { ismsManager: ['mia'], alternate: ['alf'], management: ['ben', 'eva'] };
const answers: readonly (readonly [
  rule: string,
  holders: Holders,
  kept: boolean,
  who: readonly string[],
  management: readonly string[],
  alternates: readonly string[],
])[] = [
  ['the ISMS manager answers for a record', both, false, ['mia'], ['ben', 'eva'], ['alf']],
  ['the alternate if there is none', { ...both, ismsManager: [] }, false, ['alf'], ['ben', 'eva'], ['alf']],
  ['the alternate for a record kept from the ISMS managers', both, true, ['alf'], ['ben', 'eva'], ['alf']],
  ['if no ISMS manager themselves', { ...both, alternate: ['mia', 'alf'] }, true, ['alf'], ['ben', 'eva'], ['alf']],
  // Management is told that such a report exists, and names an alternate; it never triages, so no report is accepted
  // for it.
  ['management without an alternate', { ...both, alternate: [] }, true, ['ben', 'eva'], ['ben', 'eva'], []],
  [
    'or with an alternate who is an ISMS manager',
    { ...both, alternate: ['mia'] },
    true,
    ['ben', 'eva'],
    ['ben', 'eva'],
    [],
  ],
  [
    'except members who are ISMS managers',
    { ...both, alternate: [], management: ['mia', 'eva'] },
    true,
    ['eva'],
    ['eva'],
    [],
  ],
  [
    'for any other record all of management decides',
    { ...both, management: ['mia', 'eva'] },
    false,
    ['mia'],
    ['mia', 'eva'],
    ['alf'],
  ],
];

/** For an ordinary record, and for one that its reporter keeps from the ISMS managers. */
const answerChecks = answers.map(
  ([rule, holders, kept, who, management, alternates]): Check => ({
    about: 'who answers for a record',
    name: rule,
    expected: { who, management, alternates },
    got: ({ responsibleFor, managementFor, independentAlternates }) => {
      const record = kept ? ({ notToIsmsManager: true } as const) : {};
      const holding = (role: Role) => holders[role] ?? [];
      return {
        who: responsibleFor(record, holding),
        management: managementFor(record, holding),
        alternates: independentAlternates(holding),
      };
    },
  }),
);

export const useCaseChecks: readonly Check[] = [...handlingChecks, ...answerChecks];
