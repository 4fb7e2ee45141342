import type { Verb } from '../../bot/cards/verbs.ts';
import { verbs } from '../../bot/cards/verbs.ts';
import { type WorkCommandName, workCommandNames } from '../../bot/cards/work/workVerbs.ts';
import { readCommand } from '../../procedure/commands/recordCommands.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import type { Handling } from '../../procedure/useCases/handling.ts';
import { presses } from '../builders/aRecord.ts';
import { aReport } from '../builders/aReport.ts';
import { actorOf, type Press, today } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import { about, forms, type Life, lives, other, type PressCase, reason, shortWay, unusualPresses } from './examples.ts';
import { possible } from './records.ts';

/** An anonymous report by Rita, and none. */
export const unnamed = 'NC-2026-0003';
export const none = 'NC-2026-0404';
/** Stands where the case code of the report without a name is typed. */
export const theCode = '$code';

/** In each stage in which a command may be possible first. */
const lifeIn: Readonly<Partial<Record<Stage, Life>>> = {
  reported: 'reported',
  triaged: 'triaged',
  analysis: 'stated',
  planning: 'planning',
  approval: 'approval',
  implementation: 'approved',
  verification: 'worked',
  rejected: 'rejected',
};

const asTyped = (value: unknown): string => (value === true ? 'yes' : value === false ? 'no' : String(value));

/** The valid form, given by the first person who may, in the first stage in which the command is possible. */
const usual = (name: WorkCommandName): PressCase => {
  const { stage, by } = possible(name);
  const fields = Object.entries(forms[name]).flatMap(([id, value]) =>
    value instanceof Object && !Array.isArray(value) ? Object.entries(value) : [[id, value] as const],
  );
  return {
    life: lifeIn[stage] ?? 'reported',
    by,
    typed: Object.fromEntries(fields.map(([id, value]) => [id, asTyped(value)])),
  };
};

const sent: ReadonlyMap<string, PressCase> = new Map(
  workCommandNames.map((name) => [name, { ...usual(name), ...unusualPresses[name] }]),
);

const unnamedCase = (life: Life): PressCase => ({
  life,
  by: 'employee',
  typed: { number: unnamed, code: theCode, text: 'Again today' },
});

/** The other verbs that write; Ola has a deputy. Anyone who gives number and code counts as the unnamed reporter. */
const more = {
  'report.send': { life: 'reported', by: 'employee', typed: { what: 'A window is open', ongoing: 'yes' } },
  'record.addSend': { life: 'reported', by: 'reporter', typed: { text: 'Again today' } },
  'record.correctSend': { life: 'reported', by: 'reporter', typed: { what: 'The window', detectedOn: '2026-11-23' } },
  'record.withdrawSend': { life: 'reported', by: 'reporter', typed: { reason } },
  'training.confirm': { life: 'trained', by: 'employee', typed: {} },
  'own.deputySave': { life: 'reported', by: 'employee', typed: { to: thePeople.management.id } },
  'own.deputyNone': { life: 'reported', by: 'owner', typed: {} },
  'own.snoozeReview': { life: 'reported', by: 'ismsManager', typed: { until: '2026-11-27', reason } },
  'case.add': unnamedCase('reported'),
  'case.object': unnamedCase('rejected'),
  'case.withdrawSend': unnamedCase('reported'),
} as const satisfies Readonly<Partial<Record<Verb, PressCase>>>;

/** Every verb that writes, with a press that does. */
export const writing: ReadonlyMap<Verb, PressCase> = new Map([
  ...[...sent].map(([name, one]) => [`${name}.send` as Verb, one] as const),
  ...Object.entries(more).map(([verb, one]) => [verb as Verb, one] as const),
]);

/** In a session by a participant who does not lead it: contributions are not rows of History. */
const meeting: PressCase = {
  life: 'meeting',
  by: 'reporter',
  typed: { why: 'problem', text: 'No door closer', problem: 'A door', implications: 'Theft', move: 'begin' },
};

/** Every other verb only reads: pressed where its command could be sent, or by management with a plan before them. */
export const reading: ReadonlyMap<Verb, PressCase> = new Map(
  verbs
    .filter((verb) => !writing.has(verb))
    .map((verb) => {
      const name = verb.slice(0, verb.lastIndexOf('.'));
      if (verb.startsWith('session.')) return [verb, meeting];
      const { typed } = unnamedCase('reported');
      const asked = { life: 'approval', by: 'management', typed: { ...typed, command: 'returnPlan' } } as const;
      return [verb, sent.get(name) ?? asked];
    }),
);

/** Has it all happened. @returns the case code @throws Error when the procedure refuses a step */
export const live = async (handling: Handling, life: Life): Promise<string> => {
  let given = 0;
  const give = async (reference: Reference, { name, form, by }: Press): Promise<void> => {
    const read = readCommand(name, reference, form, today);
    if ('refusal' in read) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
    given += 1;
    const handled = await handling.handle({ command: read.command, actor: actorOf(by), commandId: `given ${given}` });
    if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
  };
  const { reporter } = thePeople;
  for (const commandId of ['about', 'other']) await handling.handle({ command: aReport(), actor: reporter, commandId });
  const hidden = aReport({}, { anonymity: 'anonymous' });
  const handled = await handling.handle({ command: hidden, actor: reporter, commandId: 'unnamed' });
  for (const step of lives[life]) await give(about, step);
  for (const step of [...shortWay, presses.close]) await give(other, step);
  if (life === 'rejected') await give(unnamed, presses.reject);
  const command = { name: 'nameDeputy', to: thePeople.management.id } as const;
  await handling.nameDeputy({ command, actor: thePeople.owner, commandId: 'deputy' });
  if (handled.kind === 'refused' || !handled.caseCode) throw new Error('no case code');
  return handled.caseCode;
};
