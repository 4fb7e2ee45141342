import { anActor } from '../../../test/builders/anActor.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { createMemoryRecords } from '../../../test/builders/memoryStreams.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { theOrganisationContext } from '../../../test/builders/theOrganisationContext.ts';
import { type Decision, refuse } from '../../commands/decision.ts';
import { decideReport } from '../../commands/report/report.ts';
import type { Draft, Records } from '../../ports/streams.ts';
import type { NonconformityEvent } from '../../record/history/events.ts';
import type { RecordStream } from '../../record/history/recordStream.ts';
import { commitOn } from './commitOn.ts';

const key = 'NC-2026-0001';
const actor = anActor();
const clock = { now: () => new Date('2026-11-24T09:00:00.000Z'), after: () => () => undefined };
const order = (commandId: string) => ({ commandId, actor, clock });
const adding = (text: string): Decision<NonconformityEvent> => ({ events: [{ type: 'ReportAddedTo', text }] });
const draft = (commandId: string, text: string): Draft<NonconformityEvent> => ({
  commandId,
  at: clock.now(),
  actor,
  events: [{ type: 'ReportAddedTo', text }],
});

/** A store with one report, read into memory. */
const withReport = async () => {
  const records = createMemoryRecords({ digest: sha256 });
  const reported = decideReport(aReport(), theOrganisationContext);
  if ('refusal' in reported) throw new Error('refused');
  await records.open({ commandId: 'report', at: clock.now(), actor, events: reported.events });
  return records;
};
const textsOf = (stream: RecordStream): readonly string[] => stream.state.additions.map((addition) => addition.text);

describe('commitOn', () => {
  it('decides on the state in memory and appends one row: one round trip', async () => {
    const records = await withReport();
    const done = await commitOn(records, key, order('one'), () => adding('a'));
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(done.repeated).toBe(false);
    expect(done.commit).toMatchObject({ key, sequence: 2, commandId: 'one', actorId: actor.id });
    expect(records.calls).toEqual(['open report', `load ${key} inHand`, `append ${key}`]);
  });

  it('answers a repeated command with its outcome, without deciding again', async () => {
    const records = await withReport();
    await commitOn(records, key, order('one'), () => adding('a'));
    await commitOn(records, key, order('two'), () => adding('b'));
    const decide = jest.fn(() => adding('never'));
    const again = await commitOn(records, key, order('one'), decide);
    if (again.kind !== 'done') throw new Error(again.kind);
    expect([again.repeated, again.commit.sequence]).toEqual([true, 2]);
    expect(decide).not.toHaveBeenCalled();
    expect(textsOf(again.stream)).toEqual(['a', 'b']);
  });

  it('finds its command where another replica committed it', async () => {
    const records = await withReport();
    records.elsewhere(key, draft('one', 'a'));
    const again = await commitOn(records, key, order('one'), () => adding('a'));
    expect(again).toMatchObject({ kind: 'done', repeated: true, commit: { sequence: 2 } });
    expect(records.stored()[0]?.commits).toHaveLength(2);
  });

  it('decides again on the missed commits when another writer was faster', async () => {
    const records = await withReport();
    records.elsewhere(key, draft('other', 'theirs'));
    const seen: (readonly string[])[] = [];
    const done = await commitOn(records, key, order('one'), (stream) => {
      seen.push(stream ? textsOf(stream) : []);
      return adding('mine');
    });
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(seen).toEqual([[], ['theirs']]);
    expect([done.repeated, done.commit.sequence]).toEqual([false, 3]);
    expect(textsOf(done.stream)).toEqual(['theirs', 'mine']);
  });

  it('reads once more before it refuses, and may then accept', async () => {
    const records = await withReport();
    records.elsewhere(key, draft('other', 'theirs'));
    const done = await commitOn(records, key, order('one'), (stream) =>
      stream?.state.additions.length ? adding('mine') : refuse({ reason: 'nothingChanged' }),
    );
    expect(done).toMatchObject({ kind: 'done', commit: { sequence: 3 } });
  });

  it('refuses on what it has just read, with one read', async () => {
    const records = await withReport();
    const no = () => refuse({ reason: 'notAllowed' });
    expect(await commitOn(records, key, order('one'), no)).toEqual({
      kind: 'refused',
      refusal: { reason: 'notAllowed' },
    });
    expect(records.calls.slice(1)).toEqual([`load ${key} inHand`, `load ${key} fresh`]);
    expect(await commitOn(records, 'NC-2026-0009', order('two'), no)).toMatchObject({ kind: 'refused' });
    expect(records.calls.slice(3)).toEqual(['load NC-2026-0009 inHand']);
  });

  it('gives up after eight conflicts', async () => {
    const records = await withReport();
    let faster = 0;
    const busy: Records = {
      ...records,
      append: (to, after, mine) => {
        faster += 1;
        records.elsewhere(key, draft(`other ${faster}`, 'theirs'));
        return records.append(to, after, mine);
      },
    };
    const decide = jest.fn(() => adding('mine'));
    await expect(commitOn(busy, key, order('one'), decide)).rejects.toMatchObject({ name: 'Fault', code: 'busy' });
    expect(decide).toHaveBeenCalledTimes(8);
    expect(records.stored()[0]?.state.additions.map((addition) => addition.text)).toEqual(Array(8).fill('theirs'));
  });

  it('passes a fault on; the same command afterwards is done once', async () => {
    const records = await withReport();
    records.breakDown('notKnownYet', { when: 'after', only: 'append' });
    await expect(commitOn(records, key, order('one'), () => adding('a'))).rejects.toMatchObject({
      code: 'notKnownYet',
    });
    records.mend();
    const again = await commitOn(records, key, order('one'), () => adding('a'));
    expect(again).toMatchObject({ kind: 'done', repeated: true, commit: { sequence: 2 } });
    expect(records.stored()[0]?.commits).toHaveLength(2);
  });
});
