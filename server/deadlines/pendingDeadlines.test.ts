import { newOrganisation } from '../../procedure/organisation/organisation.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { selfTester } from '../../procedure/record/selfTest.ts';
import { aStream, theApproval, theReport, untilSubmitted } from '../../test/builders/aLife.ts';
import { createMemoryRegister } from '../../test/builders/memoryRegister.ts';
import { createPendingDeadlines } from './pendingDeadlines.ts';

const calendar = { timeZone: 'Europe/Paris', holidays: [] };

it('omits the scratch record of a self-test', async () => {
  const stream = aStream([theReport, ...untilSubmitted, theApproval]);
  const left = { ...stream, state: { ...stream.state, reporter: selfTester } };
  const register = createMemoryRegister();
  const entry = registerEntry(left.state, lastCommit(left).sequence);
  register.learn(entry);
  const deadlinesOf = async (held: RecordStream) => {
    const waiting = createPendingDeadlines({
      records: { load: async () => ({ stream: held, fresh: true }) },
      reviews: { keys: async () => [], load: async () => ({ stream: undefined, fresh: true }) },
      register,
      calendar,
      log: () => undefined,
      organisation: { current: () => newOrganisation },
      clock: { now: () => new Date('2026-11-25T07:00:00.000Z') },
    });
    return (await waiting.of([entry])).flatMap(({ deadlines }) => deadlines);
  };
  expect(await deadlinesOf(stream)).not.toEqual([]);
  expect(await deadlinesOf(left)).toEqual([]);
});
