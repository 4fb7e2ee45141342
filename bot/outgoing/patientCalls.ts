import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { KeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import type { Where } from './botOutgoing.ts';
import type { OutageGate } from './outageGate.ts';
import type { Pace } from './pace.ts';

/** Maximum number of calls, or of notices to merge, that wait for one conversation: as many as it accepts in half an hour. */
export const mostWaiting = 1000;

/** `drop`: the process stops. */
type Patient = { readonly rank: number; readonly run: () => Promise<void>; readonly drop: () => void };

/** The first of the lowest rank. */
const takeNext = (queue: Patient[]): Patient | undefined => {
  const lowest = Math.min(...queue.map(({ rank }) => rank));
  return queue.splice(
    queue.findIndex(({ rank }) => rank === lowest),
    1,
  )[0];
};

/** A pause that `wakeAll` ends. */
const createPauses = (clock: Pick<Clock, 'after'>) => {
  const wakeUp = new Set<() => void>();
  return {
    pause: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const done = (): void => {
          wakeUp.delete(done);
          cancel();
          resolve();
        };
        const cancel = clock.after(milliseconds, done);
        wakeUp.add(done);
      }),
    wakeAll: (): void => {
      for (const wake of [...wakeUp]) wake();
    },
  };
};

type PatientPorts = {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly gate: Pick<OutageGate, 'enter'>;
  readonly keyedMutex: KeyedMutex;
};

/** Calls that wait until their conversation accepts them, however long that takes. */
export const createPatientCalls = ({ clock, pace, gate, keyedMutex }: PatientPorts) => {
  const queues = new Map<string, Patient[]>();
  const { pause, wakeAll } = createPauses(clock);
  let waiting = 0;
  let stopping = false;

  /** @returns milliseconds to wait before the next attempt */
  const runNext = async (where: Where, queue: Patient[]): Promise<number> => {
    // Teams is asked last: while it is down it lets in one test at a time.
    const left = pace.left(where.conversationId) || gate.enter(where);
    if (left > 0) return left;
    waiting -= 1;
    pace.count(where.conversationId);
    await takeNext(queue)?.run();
    return 0;
  };

  const dropAll = (queue: Patient[]): void => {
    for (const { drop } of queue.splice(0)) {
      waiting -= 1;
      drop();
    }
  };

  const runAll = async (where: Where, queue: Patient[]): Promise<void> => {
    while (queue.length > 0) {
      // Between two of them, what does not wait for long comes first.
      const left = await keyedMutex(where.conversationId, () => runNext(where, queue));
      if (left > 0 && stopping) dropAll(queue);
      else if (left > 0) await pause(left);
    }
    queues.delete(where.conversationId);
  };

  return {
    /**
     * Runs `call` as soon as the platform accepts it, after waiting calls of a lower rank.
     * @returns undefined when the process stops first
     * @throws Fault `throttled` when too many wait already; anything `call` throws
     */
    send: <T>(where: Where, rank: number, call: () => Promise<T>): Promise<T | undefined> => {
      const before = queues.get(where.conversationId);
      if (before && before.length >= mostWaiting) return Promise.reject(new Fault('throttled', 'teams.lane'));
      waiting += 1;
      return new Promise<T | undefined>((resolve, reject) => {
        const queue = before ?? [];
        queue.push({ rank, run: () => call().then(resolve, reject), drop: () => resolve(undefined) });
        if (before) return;
        queues.set(where.conversationId, queue);
        void runAll(where, queue);
      });
    },
    waiting: () => waiting,
    stop: (): void => {
      stopping = true;
      wakeAll();
    },
  };
};
