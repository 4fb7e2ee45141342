import { aProcedure } from '../../test/builders/aProcedure.ts';
import { presses } from '../../test/builders/aRecord.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { actorOf } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { readCommand } from '../commands/recordCommands.ts';
import type { RecordStream } from '../record/history/recordStream.ts';

const reference = 'NC-2026-0001';
const { reporter, owner, employee } = thePeople;
const lengthOf = (stream: RecordStream | undefined) => stream?.commits.length;

/** A record that another server assigned to its owner: this one has the initial report in memory. */
const givenElsewhere = async () => {
  const procedure = aProcedure();
  await procedure.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' });
  const { name, form, by } = presses.triage('standard');
  const other = aProcedure();
  await other.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' });
  const read = readCommand(name, reference, form, '2026-11-24');
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  await other.handling.handle({ command: read.command, actor: actorOf(by), commandId: 'triage' });
  const [event] = other.committed.at(-1)?.events ?? [];
  if (!event) throw new Error('nothing was committed');
  const draft = { commandId: 'triage', at: other.clock.now(), actor: actorOf(by) };
  procedure.records.elsewhere(reference, { ...draft, events: [event] });
  const reads = () => procedure.records.calls.filter((call) => call.startsWith('load')).length;
  const before = reads();
  return { ...procedure, reads: () => reads() - before };
};

describe('a record with newer commits on another server', () => {
  it('comes from memory while the reader scrolls, and is current when opened', async () => {
    const { handling } = await givenElsewhere();
    expect(lengthOf(await handling.read(reference, reporter))).toBe(1);
    expect(lengthOf(await handling.look(reference, reporter))).toBe(2);
  });

  it('is found for the person it was assigned to, whom memory does not refuse', async () => {
    const { handling } = await givenElsewhere();
    expect(lengthOf(await handling.read(reference, owner))).toBe(2);
  });

  it('is not found for a stranger, for whom it is read only once', async () => {
    const { handling, reads } = await givenElsewhere();
    expect(await handling.read(reference, employee)).toBeUndefined();
    expect(reads()).toBe(2);
  });

  it('is as new as what the reader saw, with one read', async () => {
    const { handling, reads } = await givenElsewhere();
    expect(lengthOf(await handling.read(reference, reporter, 2))).toBe(2);
    expect(reads()).toBe(2);
    await expect(handling.read(reference, reporter, 3)).rejects.toMatchObject({ code: 'notSeenYet' });
  });

  it('comes from memory while Microsoft 365 does not answer', async () => {
    const { handling, records } = await givenElsewhere();
    records.breakDown('unreachable', { only: 'load' });
    expect(lengthOf(await handling.look(reference, reporter))).toBe(1);
    await expect(handling.look('NC-2026-0099', reporter)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is in the register at least as new as the reader saw it, once learned', async () => {
    const { handling, register } = await givenElsewhere();
    const stages = () => [...register.all()].map(({ stage }) => stage);
    expect(stages()).toEqual(['reported']);
    await handling.learn(reference, reporter, 2, true);
    expect(stages()).toEqual(['triaged']);
    await expect(handling.learn(reference, reporter, 3, true)).rejects.toMatchObject({ code: 'notSeenYet' });
  });

  it('is read only once when the reader claims to have seen more than there can be', async () => {
    const { handling, reads } = await givenElsewhere();
    expect(lengthOf(await handling.read(reference, reporter, 999))).toBe(2);
    expect(reads()).toBe(2);
  });

  it('is read only once where that must suffice, whatever sequence the reader claims to have seen', async () => {
    const { handling, reads } = await givenElsewhere();
    await handling.learn(reference, reporter, 99, false);
    expect(reads()).toBe(2);
  });
});
