import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure, type Procedure } from '../../test/builders/aProcedure.ts';
import { presses, thePlan } from '../../test/builders/aRecord.ts';
import { aReport, theFacts } from '../../test/builders/aReport.ts';
import { actorOf, type Press } from '../../test/builders/given.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import type { ChooseTriageChannel } from '../commands/organisation/settingsCommands.ts';
import { readCommand } from '../commands/recordCommands.ts';
import { organisationKey } from '../organisation/organisation.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import type { Reference } from '../record/values/reference.ts';

const lea = anActor();
const manager = anActor({ id: 'mia', name: 'Mia', roles: ['ismsManager'] });
const stranger = anActor({ id: 'sam', name: 'Sam' });
const reference: Reference = 'NC-2026-0001';

const report = (procedure: Procedure, commandId = 'report', actor = lea) =>
  procedure.handling.handle({ command: aReport(), actor, commandId });
const add = (procedure: Procedure, commandId: string, text: string, actor = lea) =>
  procedure.handling.handle({ command: { name: 'addToReport', reference, text }, actor, commandId });

describe('handling a report', () => {
  it('gives it the next number, with who and when, and publishes the commit once', async () => {
    const procedure = aProcedure();
    const first = await report(procedure);
    const second = await report(procedure, 'second', stranger);
    if (first.kind !== 'done' || second.kind !== 'done') throw new Error('not done');
    expect([first.stream.key, second.stream.key]).toEqual(['NC-2026-0001', 'NC-2026-0002']);
    expect(first.stream.state).toMatchObject({ reporter: lea.id, reportedAt: '2026-11-24T09:00:00.000Z' });
    expect(first.commit).toMatchObject({ sequence: 1, actorName: lea.name, previousHash: '' });
    expect(procedure.committed).toEqual([first.commit, second.commit]);
  });

  it('makes one record of one form, delivered one after the other or at once', async () => {
    const procedure = aProcedure();
    const answers = [
      ...(await Promise.all([report(procedure), report(procedure), report(procedure)])),
      await report(procedure),
    ];
    expect(answers.map((answer) => answer.kind === 'done' && [answer.stream.key, answer.repeated])).toEqual([
      [reference, false],
      [reference, true],
      [reference, true],
      [reference, true],
    ]);
    expect(procedure.records.stored()).toHaveLength(1);
    expect(procedure.committed).toHaveLength(1);
  });

  it('makes one record of a form whose first delivery arrived unnoticed', async () => {
    const procedure = aProcedure();
    procedure.records.breakDown('notKnownYet', { when: 'after' });
    await expect(report(procedure)).rejects.toMatchObject({ name: 'Fault', code: 'notKnownYet' });
    procedure.records.mend();
    expect(await report(procedure)).toMatchObject({ kind: 'done', repeated: true, stream: { key: reference } });
    expect(procedure.records.stored()).toHaveLength(1);
  });

  it('stores nothing while the store is unreachable, and one record when it is back', async () => {
    const procedure = aProcedure();
    procedure.records.breakDown('unreachable');
    await expect(report(procedure)).rejects.toMatchObject({ code: 'unreachable' });
    expect(procedure.records.stored()).toEqual([]);
    procedure.records.mend();
    expect(await report(procedure)).toMatchObject({ kind: 'done', repeated: false });
  });
});

describe('handling a command on a record', () => {
  it('queues commands for one record, and lets reports pass them', async () => {
    const procedure = aProcedure();
    await report(procedure);
    const adding = [add(procedure, 'one', 'a'), add(procedure, 'two', 'b'), add(procedure, 'three', 'c')];
    await Promise.all([...adding, report(procedure, 'another')]);
    expect(procedure.records.stored()[0]?.state.additions.map((addition) => addition.text)).toEqual(['a', 'b', 'c']);
    // One after the other, so that none had a conflict: one load and one append each.
    expect(procedure.records.calls.filter((call) => call.endsWith(`${reference} inHand`))).toHaveLength(3);
    expect(procedure.records.calls.filter((call) => call === `append ${reference}`)).toHaveLength(3);
  });

  it('withdraws a report only once when another replica has withdrawn it', async () => {
    const procedure = aProcedure();
    await report(procedure);
    const withdrawn = { commandId: 'there', at: new Date('2026-11-24T09:00:01.000Z'), actor: lea };
    procedure.records.elsewhere(reference, { ...withdrawn, events: [{ type: 'ReportWithdrawn' }] });
    const command = { name: 'withdrawReport', reference, reason: undefined } as const;
    expect(await procedure.handling.handle({ command, actor: lea, commandId: 'here' })).toEqual({
      kind: 'refused',
      refusal: { reason: 'notInThisStage', stage: 'withdrawn' },
    });
  });

  it('never dates a row before its predecessor', async () => {
    const procedure = aProcedure();
    await report(procedure);
    procedure.setNow(new Date('2026-11-24T08:00:00.000Z'));
    expect(await add(procedure, 'one', 'a')).toMatchObject({ commit: { at: '2026-11-24T09:00:00.000Z' } });
  });

  it('answers the same for a record that may not be read as for one that does not exist', async () => {
    const procedure = aProcedure();
    await report(procedure);
    const forbidden = await add(procedure, 'one', 'a', stranger);
    const command = { name: 'addToReport', reference: 'NC-2026-0099', text: 'a' } as const;
    expect(forbidden).toEqual({ kind: 'refused', refusal: { reason: 'unknown' } });
    expect(await procedure.handling.handle({ command, actor: lea, commandId: 'two' })).toEqual(forbidden);
  });

  it('shows a damaged record and does not change it; a person who may not read it learns nothing', async () => {
    const procedure = aProcedure();
    await report(procedure);
    procedure.records.damage(reference, { kind: 'brokenChain', row: `${reference}/0001` });
    expect(await add(procedure, 'one', 'a')).toEqual({ kind: 'refused', refusal: { reason: 'readOnly' } });
    expect(await add(procedure, 'two', 'a', stranger)).toEqual({ kind: 'refused', refusal: { reason: 'unknown' } });
    expect(await procedure.handling.read(reference, lea)).toMatchObject({ damage: { kind: 'brokenChain' } });
    expect(procedure.records.stored()[0]?.commits).toHaveLength(1);
  });

  it('refuses a correction that changes nothing and publishes no commit', async () => {
    const procedure = aProcedure();
    await report(procedure);
    const command = { name: 'correctReport', reference, facts: theFacts() } as const;
    expect(await procedure.handling.handle({ command, actor: lea, commandId: 'one' })).toEqual({
      kind: 'refused',
      refusal: { reason: 'nothingChanged' },
    });
    expect(procedure.committed).toHaveLength(1);
  });
});

describe('reading a record', () => {
  it('is for the reporter and for the people the table names', async () => {
    const procedure = aProcedure();
    await report(procedure);
    expect(await procedure.handling.read(reference, lea)).toMatchObject({ key: reference });
    expect(await procedure.handling.read(reference, manager)).toMatchObject({ key: reference });
    expect(await procedure.handling.read(reference, stranger)).toBeUndefined();
    expect(await procedure.handling.read('NC-2026-0099', manager)).toBeUndefined();
  });
});

describe('the context of the organisation', () => {
  it('is today in the organisation’s time zone and the procedure in force', () => {
    const procedure = aProcedure();
    expect(procedure.handling.organisationContext()).toMatchObject({ today: '2026-11-24', procedureVersion: '3.1' });
    procedure.setNow(new Date('2026-11-24T23:30:00.000Z'));
    expect(procedure.handling.organisationContext().today).toBe('2026-11-25');
  });
});

describe('choosing the triage channel', () => {
  const command: ChooseTriageChannel = {
    name: 'chooseTriageChannel',
    channelId: '19:a@thread.tacv2',
    channelName: 'Triage',
    teamId: 'team',
    language: 'en',
  };
  const admin = anActor({ id: 'ada', roles: ['administrator'] });
  const choose = (procedure: Procedure, commandId: string, changes: Partial<ChooseTriageChannel> = {}, actor = admin) =>
    procedure.handling.chooseTriageChannel({ command: { ...command, ...changes }, actor, commandId });

  it('is in force at once, and recorded with who chose it', async () => {
    const procedure = aProcedure();
    expect(procedure.organisation.current().triageChannel).toBeUndefined();
    const done = await choose(procedure, 'one');
    expect(done).toMatchObject({ kind: 'done', repeated: false, commit: { key: 'SETTINGS', actorId: 'ada' } });
    expect(procedure.organisation.current().triageChannel).toMatchObject({ channelId: '19:a@thread.tacv2' });
  });

  it('is done once for one press, refused when nothing would change, and changed by another channel', async () => {
    const procedure = aProcedure();
    await choose(procedure, 'one');
    expect(await choose(procedure, 'one')).toMatchObject({ kind: 'done', repeated: true });
    expect(await choose(procedure, 'two')).toEqual({ kind: 'refused', refusal: { reason: 'nothingChanged' } });
    expect(await choose(procedure, 'three', { channelId: '19:b@thread.tacv2' })).toMatchObject({
      kind: 'done',
      commit: { sequence: 2 },
    });
  });

  it('is refused on settings that this version cannot read in full', async () => {
    const procedure = aProcedure();
    await choose(procedure, 'one');
    procedure.organisation.damage(organisationKey, { kind: 'unknownEvent', row: 'SETTINGS/0002' });
    expect(await choose(procedure, 'two', { channelId: '19:b@thread.tacv2' })).toEqual({
      kind: 'refused',
      refusal: { reason: 'readOnly' },
    });
  });
});

describe('the context of a command', () => {
  const give = (procedure: Procedure, press: Press, commandId: string) => {
    const read = readCommand(press.name, 'NC-2026-0001', press.form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    return procedure.handling.handle({ command: read.command, actor: actorOf(press.by), commandId });
  };
  const reported = async (procedure: Procedure): Promise<void> => {
    for (const commandId of ['r1', 'r2'])
      await procedure.handling.handle({ command: aReport(), actor: thePeople.reporter, commandId });
  };

  it('holds the other record that the command names, and whether there is one', async () => {
    const procedure = aProcedure();
    await reported(procedure);
    const mark = (of: string): Press => ({ name: 'markDuplicate', form: { of, reason: 'x' }, by: 'ismsManager' });
    expect(await give(procedure, mark('NC-2026-0404'), 'one')).toEqual({
      kind: 'refused',
      refusal: { reason: 'invalid', problems: { of: 'unknownRecord' } },
    });
    expect(await give(procedure, mark('NC-2026-0002'), 'two')).toMatchObject({ kind: 'done' });
  });

  it('holds the hash and the members of management: a plan proceeds to implementation', async () => {
    const procedure = aProcedure(undefined, { management: [thePeople.owner] });
    await reported(procedure);
    const boss = { ...thePeople.owner, roles: ['management' as const] };
    const { statement, causes, plan, submit } = presses;
    const steps: readonly Press[] = [presses.triage('standard'), statement, causes, plan, submit];
    for (const [n, step] of steps.entries())
      expect(await give(procedure, step, `step ${n}`)).toMatchObject({ kind: 'done' });
    const form = { revision: 5, exception: 'No one else' };
    const approved = await give(procedure, { name: 'approvePlan', form, by: boss }, 'approve');
    expect(approved).toMatchObject({
      kind: 'done',
      stream: { state: { stage: 'implementation' } },
      commit: { events: [{ planHash: sha256(canonicalJson(thePlan())), exception: 'No one else' }] },
    });
  });
});
