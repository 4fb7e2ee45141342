import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { aRecord, aReported, presses, theCauses, thePlan, theTriage } from '../../test/builders/aRecord.ts';
import { aReport, theFacts } from '../../test/builders/aReport.ts';
import { afterwards, decided } from '../../test/builders/given.ts';
import { type PersonName, thePeople } from '../../test/builders/thePeople.ts';
import type { RecordCommandName } from '../commands/command.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
import { permissions } from './permissions.ts';
import { type Stage, stages } from './stages.ts';

/**
 * Written by hand from the procedure, not from `permissions.ts`.
 * `+` done, `-` not allowed, `s` not in this stage, `?` unknown: as if there were no such record,
 * `!` refused by the command itself (no second objection, no second extension, not everything there to close).
 * One sign a stage: reported triaged analysis planning approval implementation verification closed,
 * then rejected duplicate withdrawn riskAccepted. Whoever is not named may not: his row is in `otherwise`.
 */
const onRecord: Readonly<Record<RecordCommandName, Readonly<Partial<Record<PersonName, string>>>>> = {
  addToReport: {
    reporter: '+++++++s ssss',
  },
  correctReport: {
    reporter: '+sssssss ssss',
  },
  withdrawReport: {
    reporter: '+sssssss ssss',
  },
  triageReport: {
    ismsManager: '+sssssss ssss',
    alternate: '+sssssss ssss',
  },
  changeTriage: {
    ismsManager: 's++++++s ssss',
    alternate: 's++++++s ssss',
  },
  rejectReport: {
    ismsManager: '+sssssss ssss',
    alternate: '+sssssss ssss',
  },
  objectToRejection: {
    reporter: 'ssssssss !sss',
  },
  decideObjection: {
    management: 'ssssssss +sss',
    otherManagement: 'ssssssss +sss',
  },
  markDuplicate: {
    ismsManager: '++ssssss ssss',
    alternate: '++ssssss ssss',
  },
  recordContainment: {
    ismsManager: '+++++++s ssss',
    alternate: '+++++++s ssss',
    owner: '?++++++s ???s',
    planManager: '???++++s ????',
    actionOwner: '?????+?? ????',
    otherActionOwner: '?????+?? ????',
  },
  recordCorrection: {
    ismsManager: '+++++++s ssss',
    alternate: '+++++++s ssss',
    owner: '?++++++s ???s',
    planManager: '???++++s ????',
    actionOwner: '?????+?? ????',
    otherActionOwner: '?????+?? ????',
  },
  recordConsequences: {
    ismsManager: '+++++++s ssss',
    alternate: '+++++++s ssss',
    owner: '?++++++s ???s',
    planManager: '???++++s ????',
    actionOwner: '?????+?? ????',
    otherActionOwner: '?????+?? ????',
  },
  recordSimilar: {
    ismsManager: 's++++++s ssss',
    alternate: 's++++++s ssss',
    owner: '?++++++s ???s',
    planManager: '???++++s ????',
  },
  attachEvidence: {
    reporter: '+++++++s ssss',
    ismsManager: '+++++++s ssss',
    alternate: '+++++++s ssss',
    owner: '?++++++s ???s',
    planManager: '???++++s ????',
    actionOwner: '?????+?? ????',
    otherActionOwner: '?????+?? ????',
    verifier: '???++++s ????',
  },
  confirmStatement: {
    ismsManager: 's+++ssss ssss',
    alternate: 's+++ssss ssss',
    owner: '?+++ssss ???s',
  },
  determineCauses: {
    ismsManager: 'ss++ssss ssss',
    alternate: 'ss++ssss ssss',
    owner: '?s++ssss ???s',
  },
  draftPlan: {
    ismsManager: 'sss+++ss ssss',
    alternate: 'sss+++ss ssss',
    owner: '?ss+++ss ???s',
    planManager: '???+++ss ????',
  },
  submitPlan: {
    ismsManager: 'sss+ssss ssss',
    alternate: 'sss+ssss ssss',
    owner: '?ss+ssss ???s',
    planManager: '???+ssss ????',
  },
  delegateApproval: {
    management: 'ssss+sss ssss',
    otherManagement: 'ssss+sss ssss',
  },
  approvePlan: {
    management: 'ssss+sss ssss',
    otherManagement: 'ssss+sss ssss',
    delegate: '????+??? ????',
  },
  returnPlan: {
    management: 'ssss+sss ssss',
    otherManagement: 'ssss+sss ssss',
    delegate: '????+??? ????',
  },
  rejectPlan: {
    management: 'ssss+sss ssss',
    otherManagement: 'ssss+sss ssss',
    delegate: '????+??? ????',
  },
  reportProgress: {
    ismsManager: 'sssss+ss ssss',
    alternate: 'sssss+ss ssss',
    owner: '?ssss+ss ???s',
    planManager: '???ss+ss ????',
    actionOwner: '?????+?? ????',
  },
  requestExtension: {
    ismsManager: 'sssss!ss ssss',
    alternate: 'sssss!ss ssss',
    owner: '?ssss!ss ???s',
    planManager: '???ss!ss ????',
    actionOwner: '?????!?? ????',
  },
  decideExtension: {
    ismsManager: 'sssss+ss ssss',
    alternate: 'sssss+ss ssss',
    management: 'sssss+ss ssss',
    otherManagement: 'sssss+ss ssss',
  },
  completeAction: {
    ismsManager: 'sssss+ss ssss',
    alternate: 'sssss+ss ssss',
    owner: '?ssss+ss ???s',
    planManager: '???ss+ss ????',
    actionOwner: '?????+?? ????',
  },
  cancelAction: {
    management: 'sssss+ss ssss',
    otherManagement: 'sssss+ss ssss',
  },
  holdFollowUp: {
    ismsManager: 'sssss++s ssss',
    alternate: 'sssss++s ssss',
    owner: '?ssss++s ???s',
    planManager: '???ss++s ????',
  },
  judgeEffectiveness: {
    verifier: '???sss+s ????',
  },
  closeNonconformity: {
    ismsManager: 'ssssss!s ssss',
    alternate: 'ssssss!s ssss',
  },
  acceptRisk: {
    management: 's++++++s ssss',
    otherManagement: 's++++++s ssss',
  },
  confirmRecurrence: {
    ismsManager: 's++++++s ssss',
    alternate: 's++++++s ssss',
    owner: '?++++++s ???s',
  },
  reassignWork: {
    ismsManager: 's++++++s ssss',
    alternate: 's++++++s ssss',
  },
};

/** Of a command that is not his, a person hears *not allowed* where he may read the record, and *unknown* where not. */
const otherwise: Readonly<Record<PersonName, string>> = {
  reporter: '-------- ----',
  ismsManager: '-------- ----',
  alternate: '-------- ----',
  owner: '?------- ???-',
  planManager: '???----- ????',
  actionOwner: '?????-?? ????',
  otherActionOwner: '?????-?? ????',
  verifier: '???----- ????',
  management: '-------- ----',
  otherManagement: '-------- ----',
  delegate: '????-??? ????',
  auditor: '-------- ----',
  custodian: '-------- ----',
  administrator: '???????? ????',
  employee: '???????? ????',
  guest: '???????? ????',
};

const file = { name: 'door.jpg', bytes: 1, sha256: 'a'.repeat(64), link: 'https://contoso.sharepoint.com/door.jpg' };
const [reason, until] = ['Because', '2026-12-01'];
const forms: Readonly<Record<RecordCommandName, unknown>> = {
  addToReport: { text: 'Again today' },
  correctReport: { facts: theFacts({ what: 'The window' }) },
  withdrawReport: {},
  triageReport: theTriage(),
  changeTriage: { ...theTriage(), gradeReason: 'Two doors', because: 'There were two' },
  rejectReport: { reason },
  objectToRejection: { text: 'It is not' },
  decideObjection: { upheld: true, reason },
  markDuplicate: { of: 'NC-2026-0009', reason },
  recordContainment: presses.containment.form,
  recordCorrection: presses.correction.form,
  recordConsequences: presses.consequences.form,
  recordSimilar: presses.similar.form,
  attachEvidence: { file },
  confirmStatement: { problem: 'Two doors', implications: 'More' },
  determineCauses: { causes: theCauses },
  draftPlan: { plan: thePlan({ objective: 'Fewer open doors' }) },
  submitPlan: {},
  delegateApproval: { to: thePeople.employee.id, until },
  approvePlan: { revision: 9 },
  returnPlan: { revision: 9, comment: 'Sooner' },
  rejectPlan: { revision: 9, reason },
  reportProgress: { action: 'A1', note: 'Ordered' },
  requestExtension: { action: 'A1', due: '2026-12-24', reason },
  decideExtension: { action: 'A1', granted: true, reason },
  completeAction: { action: 'A1', doneOn: '2026-11-24', note: 'Fitted' },
  cancelAction: { action: 'A1', reason },
  holdFollowUp: { due: '2026-12-08', heldOn: '2026-11-24', note: 'All well' },
  judgeEffectiveness: { verdict: 'notEffective', result: 'Open again' },
  closeNonconformity: { summary: 'The door shuts' },
  acceptRisk: { reason, expires: '2027-06-30' },
  confirmRecurrence: { of: 'NC-2026-0008', reason },
  reassignWork: { from: thePeople.owner.id, to: thePeople.employee.id, because: 'She left' },
};

/** The records, with something to decide in them where there can be. */
const recordIn = (stage: Stage): Nonconformity => {
  const record = aRecord({ stage });
  switch (stage) {
    case 'approval':
      return afterwards(record, {
        ...{ name: 'delegateApproval', form: { to: thePeople.delegate.id, until }, by: 'management' },
      });
    case 'implementation':
      return afterwards(record, { name: 'requestExtension', form: forms.requestExtension, by: 'actionOwner' });
    case 'rejected':
      return afterwards(record, { name: 'objectToRejection', form: forms.objectToRejection, by: 'reporter' });
    default:
      return record;
  }
};
const records = stages.map(recordIn);
const others: Readonly<Partial<Record<RecordCommandName, Nonconformity>>> = {
  markDuplicate: aReported('NC-2026-0009'),
  confirmRecurrence: aRecord({ stage: 'closed' }),
};

const signs: Readonly<Record<string, string>> = { notAllowed: '-', notInThisStage: 's', unknown: '?' };
const signOf = (outcome: object): string =>
  'refusal' in outcome ? (signs[(outcome.refusal as { reason: string }).reason] ?? '!') : '+';

const entries = <Key extends string, Value>(table: Readonly<Partial<Record<Key, Value>>>) =>
  Object.entries(table) as [Key, Value][];

describe('who may do what in which stage', () => {
  describe.each(entries(onRecord))('%s', (name, table) => {
    it.each(entries({ ...otherwise, ...table }))('by %s: %s', (who, expected) => {
      const named = others[name];
      const got = records.map((record) =>
        signOf(decided(record, { name, form: forms[name], by: who, ...(named && { named }) })),
      );
      expect(got.join('')).toBe(expected.replace(' ', ''));
    });
  });

  it('has a row for each command', () => {
    expect(Object.keys(permissions).sort()).toEqual([...Object.keys(onRecord), 'report', 'chooseTriageChannel'].sort());
  });

  it('adds up what somebody is', () => {
    const both: Actor = { ...thePeople.reporter, roles: ['ismsManager'] };
    const [reported] = records as [Nonconformity];
    for (const name of ['addToReport', 'triageReport'] as const)
      expect(signOf(decided(reported, { name, form: forms[name], by: both }))).toBe('+');
  });

  it('lets a reporter who is a guest see to his report', () => {
    const guest: Actor = { ...thePeople.reporter, guest: true };
    const [reported] = records as [Nonconformity];
    expect(signOf(decided(reported, { name: 'addToReport', form: forms.addToReport, by: guest }))).toBe('+');
  });
});

describe('the commands that are about no record', () => {
  const guestAuditor = anActor({ roles: ['auditor'], guest: true });
  const people = { ...thePeople, guestAuditor };
  const may: Readonly<Record<'report' | 'chooseTriageChannel', readonly string[]>> = {
    report: Object.keys(people).filter((who) => who !== 'guest'),
    chooseTriageChannel: ['administrator'],
  };
  const channel = { channelId: '19:a', channelName: 'T', teamId: 't', language: 'en' } as const;

  it.each(entries(people))('by %s', async (who, actor) => {
    const { handling } = aProcedure();
    const reported = await handling.handle({ command: aReport(), actor, commandId: 'press' });
    const command = { name: 'chooseTriageChannel', ...channel } as const;
    const chosen = await handling.chooseTriageChannel({ command, actor, commandId: 'press' });
    const kind = (name: keyof typeof may) => (may[name].includes(who) ? 'done' : 'refused');
    expect([reported.kind, chosen.kind]).toEqual([kind('report'), kind('chooseTriageChannel')]);
  });
});

it('the door names the stage that a command came too late for', async () => {
  const { handling } = aProcedure();
  const actor = anActor();
  const give = (command: Parameters<typeof handling.handle>[0]['command'], commandId: string) =>
    handling.handle({ command, actor, commandId });
  await give(aReport(), 'report');
  await give({ name: 'withdrawReport', reference: 'NC-2026-0001' }, 'withdraw');
  expect(await give({ name: 'addToReport', reference: 'NC-2026-0001', text: 'Again' }, 'add')).toEqual({
    kind: 'refused',
    refusal: { reason: 'notInThisStage', stage: 'withdrawn' },
  });
});
