import type { WorkCommandName } from '../../bot/cards/work/workVerbs.ts';
import { recordCommandNames, recordCommands } from '../../procedure/commands/recordCommands.ts';
import type { RecordCommandName } from '../../procedure/stages/permissions.ts';
import { presses, theCauses, theClassification, thePlan, theTriage } from '../builders/aRecord.ts';
import { theFacts } from '../builders/aReport.ts';
import { type Press, today } from '../builders/given.ts';
import { type PersonName, thePeople } from '../builders/thePeople.ts';

/** An example of each command: a valid form, and how it is pressed on a card. */

export const reason = 'Because';
const file = { name: 'door.jpg', bytes: 1, sha256: 'a'.repeat(64), link: 'https://contoso.sharepoint.com/door.jpg' };

type ValidForm = Readonly<Record<string, unknown>>;
/** In the order in which they are tried: a text, a day, a person, an action … */
const examples: readonly unknown[] = [reason, today, thePeople.employee.id, 'A1', 'S1', 9, true, 'NC-2026-0009'];

/** The shortest form that is read as a command: each required field holds the first example that fits. */
const shortestForm = (name: RecordCommandName): ValidForm => {
  const problemsOf = (form: ValidForm): object => {
    const read = recordCommands[name].read(form, today);
    return 'refusal' in read && read.refusal.reason === 'invalid' ? read.refusal.problems : {};
  };
  const exampleFor = (field: string) => examples.find((example) => !(field in problemsOf({ [field]: example })));
  return Object.fromEntries(Object.keys(problemsOf({})).map((field) => [field, exampleFor(field)]));
};

/** Where the shortest form is not valid, or says too little for a check. */
const otherForms: Readonly<Partial<Record<RecordCommandName, ValidForm>>> = {
  askReporter: { text: 'Which door?' },
  correctReport: { facts: theFacts({ what: 'The window' }) },
  triageReport: theTriage(),
  changeTriage: {
    ...theTriage(),
    gradeReason: 'Two doors',
    ...theClassification,
    because: 'There were two',
  },
  objectToRejection: { text: 'It is not' },
  recordContainment: presses.containment.form,
  recordCorrection: presses.correction.form,
  recordConsequences: presses.consequences.form,
  recordSimilar: presses.similar.form,
  attachEvidence: { file },
  determineCauses: { causes: theCauses },
  draftPlan: { plan: thePlan({ objective: 'Fewer open doors' }) },
  delegateApproval: { to: thePeople.employee.id, until: '2026-12-01' },
  returnPlan: { revision: 9, comment: 'Sooner' },
  requestExtension: { action: 'A1', due: '2026-12-24', reason },
  holdFollowUp: { due: '2026-12-08', heldOn: '2026-11-24', note: 'All well' },
  judgeEffectiveness: { verdict: 'notEffective', result: 'Open again' },
  acceptRisk: { reason, risk: 'R-12', expires: '2027-06-30' },
  confirmRecurrence: { of: 'NC-2026-0008', reason },
  reassignWork: { from: thePeople.owner.id, to: thePeople.employee.id, because: 'Left the company' },
  openSession: { kind: 'sweep' },
  askTraining: { action: 'A2', text: 'Doors stay shut', people: [thePeople.employee.id] },
  snoozeReminder: { deadline: 'NC-2026-0001/triage/2026-11-25', until: '2026-11-27', reason },
};

/** A valid form of each command; those about an action name the first of two. */
export const forms = Object.fromEntries(
  recordCommandNames.map((name) => [name, otherForms[name] ?? shortestForm(name)]),
) as Readonly<Record<RecordCommandName, ValidForm>>;

/** A press with that form, `changes` over it. */
export const press = (
  by: Press['by'],
  name: RecordCommandName,
  changes: Readonly<Record<string, unknown>> = {},
): Press => ({ name, by, form: { ...forms[name], ...changes } });

/** The report by Rita that the presses are about, and another one that is closed. */
export const about = 'NC-2026-0001';
export const other = 'NC-2026-0002';

const { containment, correction, consequences, statement, similar, causes, plan, submit, approve } = presses;
const triaged: readonly Press[] = [presses.triage('standard')];
const stated = [...triaged, containment, correction, consequences, statement];
const planning = [...stated, similar, causes];
const drafted = [...planning, plan];
const approval = [...drafted, submit];
const approved = [...approval, approve];
export const shortWay = [
  presses.triage('correctionOnly'),
  containment,
  correction,
  consequences,
  statement,
  presses.shortCause,
];
const rejected: readonly Press[] = [presses.reject];

/** What comes before, by what is there then. */
export const lives = {
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

/** A press on a card that succeeds: its record, its author, and the text typed. */
export type PressCase = {
  readonly life: Life;
  readonly by: PersonName;
  readonly typed: Readonly<Record<string, string>>;
};

const triage = {
  lane: 'standard',
  grade: 'minor',
  gradeReason: 'Two doors',
  ...theClassification,
  owner: thePeople.owner.id,
};
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

/** What differs from the usual press: the valid form, by the first person who may, in the first possible stage. */
export const unusualPresses: Readonly<Partial<Record<WorkCommandName, Partial<PressCase>>>> = {
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
