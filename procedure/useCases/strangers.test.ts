import { aProcedure } from '../../test/builders/aProcedure.ts';
import { theTriage } from '../../test/builders/aRecord.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { createMemoryPeople } from '../../test/builders/memoryPeople.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { type RecordCommand, readCommand } from '../commands/recordCommands.ts';
import type { People } from '../ports/people.ts';
import type { Actor, PersonId } from '../record/values/person.ts';
import { Fault } from '../runtime/fault.ts';

const reference = 'NC-2026-0001';
const { reporter, ismsManager, alternate, owner, employee, guest, auditor, verifier } = thePeople;
const known = [...Object.values(thePeople), { id: verifier.id, left: true }].filter(({ id }) => id !== employee.id);
const directory = known.filter((one) => one.id !== verifier.id || 'left' in one);

/** A report of Rita, and the people looked up, by command. */
const reported = async (strangers?: People['strangers']) => {
  const asked: (readonly PersonId[])[] = [];
  const people = createMemoryPeople((role) => (role === 'auditor' ? [auditor] : []), directory);
  const ask: People['strangers'] = (ids) => {
    asked.push(ids);
    return (strangers ?? people.strangers)(ids);
  };
  const procedure = aProcedure(undefined, { ...people, strangers: ask });
  await procedure.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' });
  const give = (actor: Actor, name: RecordCommand['name'], form: object, commandId = `${name} ${actor.id}`) => {
    const read = readCommand(name, reference, form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    return procedure.handling.handle({ command: read.command, actor, commandId });
  };
  return { ...procedure, asked, give };
};
const to = (id: PersonId) => ({ ...theTriage(), owner: id });
const because = { because: 'There were two' };
const refused = (problems: object) => ({ kind: 'refused', refusal: { reason: 'invalid', problems } });

describe('a person newly named by a command', () => {
  it.each([
    ['an unknown person', employee, { owner: 'unknownPerson' }],
    ['a guest', guest, { owner: 'onlyAGuest' }],
    ['a leaver', verifier, { owner: 'hasLeft' }],
  ] as const)('is refused when it is %s, at the field, and nothing changes', async (_, who, problems) => {
    const { give, records, committed } = await reported();
    expect(await give(ismsManager, 'triageReport', to(who.id))).toEqual(refused(problems));
    expect(records.stored()[0]?.commits).toHaveLength(1);
    expect(committed).toHaveLength(1);
  });

  it('may be a guest with a role', async () => {
    const { give } = await reported();
    expect(await give(ismsManager, 'triageReport', to(auditor.id))).toMatchObject({ kind: 'done' });
  });

  it('is looked up; people already in the record are not, nor is anyone for a command that names no one', async () => {
    const { give, asked } = await reported();
    await give(ismsManager, 'triageReport', to(owner.id));
    await give(ismsManager, 'changeTriage', { ...to(owner.id), gradeReason: 'Two doors', ...because });
    await give(ismsManager, 'askReporter', { text: 'Which door?' });
    expect(asked.flat()).toEqual([owner.id]);
  });

  it('is not looked up for an actor who may not give the command, nor for a record that is not changed', async () => {
    const { give, asked, records } = await reported();
    expect(await give(employee, 'triageReport', to(owner.id))).toMatchObject({ refusal: { reason: 'unknown' } });
    expect(await give(auditor, 'triageReport', to(owner.id))).toMatchObject({ refusal: { reason: 'notAllowed' } });
    records.damage(reference, { kind: 'brokenChain', row: `${reference}/0001` });
    expect(await give(ismsManager, 'triageReport', to(owner.id))).toMatchObject({ refusal: { reason: 'readOnly' } });
    expect(asked).toEqual([]);
  });

  it('cannot be looked up: that is a fault, and the press can be repeated', async () => {
    let isDown = true;
    const { give, records } = await reported(async () => {
      if (isDown) throw new Fault('unreachable', 'people.known');
      return new Map();
    });
    await expect(give(ismsManager, 'triageReport', to(owner.id))).rejects.toMatchObject({ code: 'unreachable' });
    expect(records.stored()[0]?.commits).toHaveLength(1);
    isDown = false;
    expect(await give(ismsManager, 'triageReport', to(owner.id))).toMatchObject({ kind: 'done', repeated: false });
  });

  it('is looked up again after a conflict in which they lost their place in the record', async () => {
    const { give, records, clock, asked } = await reported(async (ids) => new Map(ids.map((id) => [id, 'leaver'])));
    const { owner: _, ...triage } = theTriage();
    const told = { at: clock.now(), actor: ismsManager };
    records.elsewhere(reference, {
      ...told,
      commandId: 'a',
      events: [{ type: 'Triaged', ...triage, owner: owner.id } as never],
    });
    await records.load(reference, 'fresh');
    const moved = { type: 'TriageChanged', ...triage, owner: alternate.id, because: 'Left the company' } as never;
    records.elsewhere(reference, { ...told, commandId: 'b', events: [moved] });
    // In memory the former owner still owns it, and only the grade's reason would change.
    const change = { ...to(owner.id), gradeReason: 'Two doors', ...because };
    expect(await give(ismsManager, 'changeTriage', change)).toEqual(refused({ owner: 'hasLeft' }));
    expect(asked[0]).toEqual([]);
    expect(asked.flat()).toContain(owner.id);
  });
});

describe('a report that is kept from the ISMS managers', () => {
  const report = aReport({}, { notToIsmsManager: true });
  const taking = (holders: Parameters<typeof aProcedure>[1]) =>
    aProcedure(undefined, holders).handling.handle({ command: report, actor: reporter, commandId: 'a' });
  const noOneElse = refused({ notToIsmsManager: 'nobodyElse' });

  it('is accepted only when an alternate who is no ISMS manager can take it up', async () => {
    const others = { ismsManager: [ismsManager], management: [thePeople.management] };
    expect(await taking({ ...others, alternate: [alternate] })).toMatchObject({ kind: 'done' });
    // Management decides about plans and triages nothing: with no one else it would stay there.
    expect(await taking(others)).toEqual(noOneElse);
    expect(await taking({ ...others, alternate: [ismsManager] })).toEqual(noOneElse);
  });
});
