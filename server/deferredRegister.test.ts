import { createMemoryRegister } from '../graph/register/memoryRegister.ts';
import { lastCommit } from '../procedure/record/history/commit.ts';
import { registerEntry } from '../procedure/record/registerEntry.ts';
import { aStream, type Step, theReport } from '../test/builders/aLife.ts';
import { createStageClock } from '../test/contracts/stageClock.ts';
import { deferRegister } from './deferredRegister.ts';

const all = () => true;
const asked: Step = { by: theReport.by, events: [{ type: 'ReportAddedTo', text: 'Since May.' }] };
const query = { offset: 0, limit: 10 };

const scene = () => {
  const clock = createStageClock('2026-11-24T09:15:30.000Z');
  const inner = createMemoryRegister();
  const stream = aStream([theReport, asked]);
  return { clock, inner, stream, register: deferRegister(inner, clock) };
};

describe('a register that builds entries after the answer', () => {
  it('builds nothing before the answer, and builds the entry after it', () => {
    const { clock, inner, stream, register } = scene();
    register.learnLater(stream);
    expect([...inner.all()]).toEqual([]);
    clock.advance(0);
    expect([...inner.all()]).toEqual([registerEntry(stream.state, lastCommit(stream).sequence)]);
  });

  it('shows our own commit to the next read, of any kind', () => {
    const reads = [
      ({ register }: ReturnType<typeof scene>) => [...register.all()],
      ({ register }: ReturnType<typeof scene>) => register.find(query, all).entries,
    ];
    for (const read of reads) {
      const one = scene();
      one.register.learnLater(one.stream);
      expect(read(one)).toHaveLength(1);
    }
  });

  it('keeps the newer of two commits of a record', () => {
    const { inner, stream, clock, register } = scene();
    const older = aStream([theReport]);
    register.learnLater(stream);
    register.learnLater(older);
    clock.advance(0);
    expect([...inner.all()]).toMatchObject([{ sequence: lastCommit(stream).sequence }]);
  });
});
