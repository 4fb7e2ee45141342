import type { Draft } from '../../../procedure/ports/streams.ts';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { RecordCommit } from '../../../procedure/record/history/recordStream.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { ida, lea, type Step, theReport } from '../../../test/builders/aLife.ts';
import { createMemoryRecords } from '../../../test/builders/memoryStreams.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { react } from './reactions.ts';

const old = 'NC-2026-0001';
const young = 'NC-2026-0002';

/** Two reports; the younger one causes reactions on the older. */
const scene = async () => {
  const records = createMemoryRecords({ digest: sha256 });
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const logged: string[] = [];
  const committed: string[] = [];
  const draft = (commandId: string, { by, events }: Step): Draft<NonconformityEvent> => ({
    commandId,
    at: clock.now(),
    actor: by,
    events,
  });
  for (const commandId of ['c1', 'c2']) await records.open(draft(commandId, theReport));
  const tell = async (event: NonconformityEvent): Promise<RecordCommit> => {
    const { stream } = await records.load(young, 'fresh');
    const written = await records.append(young, stream, draft(`c ${event.type}`, { by: ida, events: [event] }));
    if (written.outcome === 'conflict') throw new Error('conflict');
    return written.commit;
  };
  const ports = {
    records,
    clock,
    digest: sha256,
    log: (_level: string, event: string) => logged.push(event),
    committed: (_stream: unknown, commit: RecordCommit) => committed.push(`${commit.key}/${commit.sequence}`),
  };
  const stored = () => records.stored()[0];
  return { records, ports, tell, draft, logged, committed, stored };
};

const duplicate: NonconformityEvent = { type: 'MarkedDuplicate', of: old, reason: 'Same door' };
const recurrence: NonconformityEvent = { type: 'RecurrenceConfirmed', of: old, reason: 'Same cause' };

describe('react', () => {
  it.each([
    [duplicate, { type: 'DuplicateFound', in: young }, 'duplicateFound'],
    [recurrence, { type: 'Recurred', in: young }, 'recurred'],
  ] as const)('informs the other record by a commit of its own: %j', async (event, learnt, name) => {
    const { ports, tell, committed, stored } = await scene();
    const commit = await tell(event);
    expect(await react(ports, commit)).toBe(true);
    expect(stored()?.commits[1]).toMatchObject({
      actorId: 'tentwo',
      actorName: 'TenTwo',
      events: [learnt],
      commandId: sha256(JSON.stringify([commit.hash, name])),
    });
    expect(committed).toEqual([`${old}/2`]);
  });

  it('does nothing for a commit that names no other record', async () => {
    const { ports, tell, committed } = await scene();
    expect(await react(ports, await tell({ type: 'ReportAddedTo', text: 'x' }))).toBe(true);
    expect(committed).toEqual([]);
  });

  it('commits once, however often and concurrently it is tried', async () => {
    const { ports, tell, committed, stored } = await scene();
    const commit = await tell(duplicate);
    expect(await Promise.all([react(ports, commit), react(ports, commit), react(ports, commit)])).toEqual([
      true,
      true,
      true,
    ]);
    expect(await react(ports, commit)).toBe(true);
    expect(stored()?.commits).toHaveLength(2);
    expect(committed).toEqual([`${old}/2`]);
  });

  it('reads the commits it missed when another writer was faster', async () => {
    const { records, ports, tell, draft, stored } = await scene();
    const commit = await tell(duplicate);
    await records.load(old, 'inHand');
    records.elsewhere(old, draft('c3', { by: lea, events: [{ type: 'ReportAddedTo', text: 'again' }] }));
    expect(await react(ports, commit)).toBe(true);
    expect(stored()?.commits.map(({ events }) => events[0]?.type)).toEqual([
      'Reported',
      'ReportAddedTo',
      'DuplicateFound',
    ]);
  });

  it('is retried after a fault, whether or not the commit had arrived', async () => {
    for (const when of ['before', 'after'] as const) {
      const { records, ports, tell, stored } = await scene();
      const commit = await tell(duplicate);
      records.breakDown('notKnownYet', { when, only: 'append' });
      await expect(react(ports, commit)).rejects.toThrow(Fault);
      records.mend();
      expect(await react(ports, commit)).toBe(true);
      expect(stored()?.commits).toHaveLength(2);
    }
  });

  it('changes no damaged record, and asks to be retried', async () => {
    const { records, ports, tell, logged, stored } = await scene();
    const commit = await tell(duplicate);
    records.damage(old, { kind: 'unknownEvent', row: `${old}/0001` });
    expect(await react(ports, commit)).toBe(false);
    expect(logged).toEqual(['reaction.refused']);
    expect(stored()?.commits).toHaveLength(1);
  });
});
