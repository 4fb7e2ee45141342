import { aProcedure, type Procedure } from '../../../test/builders/aProcedure.ts';
import { presses } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { actorOf, type Press } from '../../../test/builders/given.ts';
import type { MemoryRecords } from '../../../test/builders/memoryStreams.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { readCommand } from '../../commands/recordCommands.ts';
import type { RecordStream } from '../../record/history/recordStream.ts';
import type { Actor } from '../../record/values/person.ts';

const reference = 'NC-2026-0001';
const { reporter, actionOwner, employee } = thePeople;
const { containment, correction, consequences, statement, causes, plan, submit, first } = presses;
const submitted = [presses.triage('standard'), containment, correction, consequences, statement, causes, plan, submit];
const approve: Press = { name: 'approvePlan', form: { revision: 8 }, by: 'management' };
const unknown = { kind: 'refused', refusal: { reason: 'unknown' } };
const notSeenYet = { name: 'Fault', code: 'notSeenYet' };

/** Reads made by one `lookFor`; there is no delay between them here. */
const looks = 7;

/**
 * Reads that show no more than the first `commits` of a record (of any, or `only` of one), for the next `reads`
 * reads.
 */
type Lag = { commits: number; reads: number; only?: string; pause?: Promise<void> };

const cut = (stream: RecordStream | undefined, lag: Lag): RecordStream | undefined => {
  if (!stream || lag.reads <= 0) return stream;
  lag.reads -= 1;
  const [one, ...more] = stream.commits.slice(0, lag.commits);
  // Nothing tested here depends on the last commits, except whether there is a record.
  return one && { ...stream, commits: [one, ...more] };
};

const lagging =
  (lag: Lag) =>
  (records: MemoryRecords): MemoryRecords => {
    const load: MemoryRecords['load'] = async (key, how) => {
      const loaded = await records.load(key, how);
      const lags = lag.reads > 0 && (lag.only ?? key) === key;
      return lags ? { stream: cut(loaded.stream, lag), fresh: how === 'fresh' } : loaded;
    };
    return {
      ...records,
      load,
      lookFor: async (key, isThere) => {
        await lag.pause;
        for (let look = 0; look < looks; look += 1) {
          const { stream } = await load(key, 'fresh');
          if (isThere(stream)) return stream;
        }
        return undefined;
      },
    };
  };

const give = async ({ handling }: Procedure, { name, form, by }: Press, seen?: number, more: Given = {}) => {
  const read = readCommand(name, more.reference ?? reference, form, '2026-11-24');
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  const actor = more.actor ?? actorOf(by);
  return handling.handle({ command: read.command, actor, commandId: more.commandId ?? 'press', seen });
};
type Given = { readonly commandId?: string; readonly actor?: Actor; readonly reference?: typeof reference };

/** A record after these presses, on a replica whose reads begin to lag now. */
const driven = async (lag: Lag, all: readonly Press[] = submitted) => {
  const begins: Lag = { ...lag, reads: 0 };
  const procedure = aProcedure(lagging(begins));
  await procedure.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' });
  for (const [n, press] of all.entries()) await give(procedure, press, undefined, { commandId: `press ${n}` });
  begins.reads = lag.reads;
  return procedure;
};

describe('a refusal where reads lag', () => {
  it('is decided again once the record has reached what the person saw', async () => {
    const procedure = await driven({ commits: 0, reads: 4 });
    expect(await give(procedure, approve, 9)).toMatchObject({ kind: 'done', commit: { sequence: 10 } });
  });

  it('is replaced by the outcome when another replica has done it', async () => {
    const procedure = await driven({ commits: 0, reads: 4 }, [...submitted, approve]);
    const again = await give(procedure, approve, 9, { commandId: `press ${submitted.length}` });
    expect(again).toMatchObject({ kind: 'done', repeated: true, commit: { sequence: 10 } });
  });

  it('is not given at all while the record lags: its outcome is unknown', async () => {
    const procedure = await driven({ commits: 0, reads: 100 });
    await expect(give(procedure, approve, 9)).rejects.toMatchObject(notSeenYet);
  });

  it('is given on the second read when nothing shows that it lags', async () => {
    const procedure = await driven({ commits: 0, reads: 100 });
    const before = procedure.records.calls.length;
    expect(await give(procedure, approve)).toMatchObject(unknown);
    expect(procedure.records.calls.slice(before)).toHaveLength(2);
  });

  it('is given at once on a record that is up to date', async () => {
    const procedure = await driven({ commits: 0, reads: 0 });
    const before = procedure.records.calls.length;
    expect(await give(procedure, presses.triage('standard'), 9)).toMatchObject({ kind: 'refused' });
    expect(procedure.records.calls.slice(before)).toHaveLength(2);
  });

  it('is given at once to a person whose part ended with what they saw', async () => {
    const procedure = await driven({ commits: 0, reads: 0 }, [...submitted, approve, { ...first, by: 'actionOwner' }]);
    const delegated = { ...first, by: 'actionOwner' } as const;
    const handled = await give(procedure, delegated, 10, { actor: actionOwner, commandId: 'once more' });
    expect(handled.kind).toBe('refused');
  });

  it('is given at once on a damaged record, of which nothing more will be read', async () => {
    const procedure = await driven({ commits: 0, reads: 0 });
    procedure.records.damage(reference, { kind: 'brokenChain', row: `${reference}/0004` });
    expect(await give(procedure, approve, 99)).toMatchObject({ refusal: { reason: 'readOnly' } });
  });
});

describe('a refusal because of another record, where its reads lag', () => {
  const duplicate: Press = {
    name: 'markDuplicate',
    form: { of: reference, reason: 'The same door' },
    by: 'ismsManager',
  };
  /** The first of two records was seen up to its triage; only it lags. */
  const marking = async (reads: number, seenOf?: number) => {
    const lag: Lag = { commits: 0, reads: 0, only: reference };
    const procedure = aProcedure(lagging(lag));
    for (const commandId of ['one', 'two'])
      await procedure.handling.handle({ command: aReport(), actor: reporter, commandId });
    await give(procedure, presses.triage('standard'), undefined, { commandId: 'triage' });
    lag.reads = reads;
    const read = readCommand(duplicate.name, 'NC-2026-0002', duplicate.form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    const actor = actorOf(duplicate.by);
    return procedure.handling.handle({ command: read.command, actor, commandId: 'press', seen: 1, seenOf });
  };

  it('is decided again once the other record has reached what the person saw', async () => {
    expect(await marking(4, 2)).toMatchObject({ kind: 'done', commit: { key: 'NC-2026-0002', sequence: 2 } });
  });

  it('is not given at all while the other record lags', async () => {
    await expect(marking(100, 2)).rejects.toMatchObject(notSeenYet);
  });

  it('is given where nothing shows that it lags', async () => {
    expect(await marking(100)).toMatchObject({ refusal: { reason: 'invalid', problems: { of: 'unknownRecord' } } });
  });
});

describe('an invented sequence', () => {
  const guess: Press = { name: 'addToReport', form: { text: 'Hello' }, by: 'employee' };

  it('has no effect on a record that the person may read, unless other servers may have written so much', async () => {
    const procedure = await driven({ commits: 0, reads: 0 });
    const reads = async (seen: number) => {
      const before = procedure.records.calls.length;
      const outcome = await give(procedure, presses.triage('standard'), seen).catch((error: unknown) => error);
      return [outcome, procedure.records.calls.length - before];
    };
    const refused = expect.objectContaining({ kind: 'refused' });
    for (const seen of [999, 60]) expect(await reads(seen)).toEqual([refused, 2]);
    expect(await reads(59)).toEqual([expect.objectContaining(notSeenYet), 2 + looks]);
  });

  it('reveals neither whether there is a record nor how far it is', async () => {
    for (const seen of [1, 5, 99]) {
      const calls: number[] = [];
      for (const about of [reference, 'NC-2026-0099'] as const) {
        const procedure = await driven({ commits: 0, reads: 0 });
        const before = procedure.records.calls.length;
        await expect(
          give(procedure, guess, seen, { actor: employee, reference: about as typeof reference }),
        ).rejects.toMatchObject(notSeenYet);
        calls.push(procedure.records.calls.length - before);
      }
      // The record in memory is read again, as for every refusal, and no more often than that.
      expect(calls).toEqual([2 + looks, 1 + looks]);
    }
  });

  it('causes further reads for one press per person at a time', async () => {
    let go = (): void => undefined;
    const pause = new Promise<void>((resolve) => {
      go = resolve;
    });
    const procedure = await driven({ commits: 0, reads: 0, pause });
    const before = procedure.records.calls.length;
    const guessed = async (n: number) => give(procedure, guess, 99, { actor: employee, commandId: `guess ${n}` });
    const first = guessed(0).catch((error: unknown) => error);
    for (let n = 1; n <= 10; n += 1) await expect(guessed(n)).rejects.toMatchObject(notSeenYet);
    go();
    expect(await first).toMatchObject(notSeenYet);
    expect(procedure.records.calls.length - before).toBe(11 * 2 + looks);
  });

  it("delays no one else's press on the record", async () => {
    const order: string[] = [];
    const procedure = await driven({ commits: 0, reads: 0 });
    const guessing = give(procedure, guess, 99, { actor: employee }).catch(() => order.push('guess'));
    await give(procedure, approve, 9, { commandId: 'approve' });
    order.push('approve');
    await guessing;
    expect(order).toEqual(['approve', 'guess']);
  });
});

describe('reading a record where reads lag', () => {
  it('waits for what the reader saw, and does not say that there is none', async () => {
    const { handling } = await driven({ commits: 0, reads: 3 });
    expect((await handling.read(reference, reporter, 9))?.commits).toHaveLength(9);
    const { handling: behind } = await driven({ commits: 0, reads: 100 });
    await expect(behind.read(reference, reporter, 9)).rejects.toMatchObject(notSeenYet);
  });

  it('says so where nothing shows that it lags', async () => {
    const { handling } = await driven({ commits: 0, reads: 100 });
    expect(await handling.read(reference, reporter)).toBeUndefined();
  });
});
