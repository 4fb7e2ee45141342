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
import { type PersonName, thePeople } from '../builders/thePeople.ts';
import { forms, possible, press } from './records.ts';

/** The report by Rita that the presses are about, another one that is closed, an anonymous report by Rita; and none. */
export const about = 'NC-2026-0001';
export const other = 'NC-2026-0002';
export const unnamed = 'NC-2026-0003';
export const none = 'NC-2026-0404';
/** Stands where the case code of the report without a name is typed. */
export const theCode = '$code';

const { containment, correction, consequences, statement, similar, causes, plan, submit, approve } = presses;
const triaged: readonly Press[] = [presses.triage('standard')];
const stated = [...triaged, containment, correction, consequences, statement];
const planning = [...stated, similar, causes];
const drafted = [...planning, plan];
const approval = [...drafted, submit];
const approved = [...approval, approve];
const shortWay = [presses.triage('correctionOnly'), containment, correction, consequences, statement];
const rejected: readonly Press[] = [presses.reject];

/** What comes before, by what is there then. */
const lives = {
  reported: [],
  triaged,
  stated,
  planning,
  drafted,
  approval,
  approved,
  rejected,
  shortWay,
  askedForTime: [...approved, press('actionOwner', 'requestExtension')],
  trained: [...approved, press('otherActionOwner', 'askTraining')],
  // The opening comes last: its sequence says which session is meant.
  meeting: [...triaged, { name: 'openSession', form: { kind: 'fiveWhys' }, by: 'owner' }],
  worked: [...approved, presses.first, presses.second],
  objected: [...rejected, press('reporter', 'objectToRejection')],
} as const satisfies Readonly<Record<string, readonly Press[]>>;
export type Life = keyof typeof lives;

/** A press that succeeds: its record, its author, and the text typed. */
export type PressCase = {
  readonly life: Life;
  readonly by: PersonName;
  readonly typed: Readonly<Record<string, string>>;
};

const reason = 'Because';
const triage = { lane: 'standard', grade: 'minor', gradeReason: 'Two doors', owner: thePeople.owner.id };
const planned = {
  'actions.0.title': 'Fit a door alarm',
  'actions.0.owner': thePeople.actionOwner.id,
  'actions.0.kind': 'corrective',
  'actions.0.term': 'short',
  'actions.0.priority': 'high',
  'actions.0.due': '2026-12-01',
  manager: thePeople.planManager.id,
  objective: 'No open door',
  successCriteria: 'None in 90 days',
  method: 'Log',
  on: '2027-03-01',
  verifier: thePeople.verifier.id,
  'followUps.0': '2026-12-10',
  needed: 'no',
  because: reason,
};

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

/** What differs from the usual press. */
const unusual: Readonly<Partial<Record<WorkCommandName, Partial<PressCase>>>> = {
  triageReport: { typed: triage },
  changeTriage: { typed: { ...triage, because: reason } },
  markDuplicate: { typed: { of: other, reason } },
  confirmRecurrence: { typed: { of: other, reason } },
  recordSimilar: { by: 'owner' },
  confirmStatement: { by: 'owner' },
  determineCauses: {
    by: 'owner',
    typed: { 'whys.0.answer': 'No closer', 'rootCauses.0.category': 'design', aloneBecause: reason },
  },
  draftPlan: { by: 'owner', typed: planned },
  submitPlan: { life: 'drafted', by: 'owner' },
  approvePlan: { typed: {} },
  returnPlan: { typed: { action: 'A1', comment: 'Sooner' } },
  rejectPlan: { typed: { reason } },
  delegateApproval: { typed: { to: thePeople.delegate.id, until: '2026-12-31' } },
  reportProgress: { by: 'actionOwner' },
  requestExtension: { by: 'actionOwner' },
  decideExtension: { life: 'askedForTime' },
  completeAction: { by: 'actionOwner' },
  cancelAction: { typed: { action: 'A2', reason } },
  holdFollowUp: { by: 'owner' },
  askTraining: { by: 'otherActionOwner' },
  closeSession: { life: 'trained', by: 'otherActionOwner' },
  closeNonconformity: { life: 'shortWay' },
  decideObjection: { life: 'objected' },
  snoozeReminder: { typed: { deadline: `${about}/triage/2026-11-25`, until: '2026-11-27', reason } },
};

const sent: ReadonlyMap<string, PressCase> = new Map(
  workCommandNames.map((name) => [name, { ...usual(name), ...unusual[name] }]),
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
