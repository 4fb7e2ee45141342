import type { Rank } from '../../procedure/ports/messages/outgoing.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import type { Where } from './botOutgoing.ts';
import type { OutageGate } from './outageGate.ts';
import { createPace } from './pace.ts';
import { createPatientCalls } from './patientCalls.ts';

/** Maximum wait in milliseconds of a call that does not wait until its conversation is free. */
const longestWait = 30_000;

type Call<T> = () => Promise<T>;

/** A queued edit: the latest state of its message. */
type WaitingEdit = { edit: Call<void>; sequence: number; readonly done: Promise<void> };

export type EditOptions = {
  /** Of the record shown: while the edit is queued nothing older replaces it. */
  readonly sequence?: number | undefined;
  /** Default `brief`. */
  readonly rank?: Rank | undefined;
};

/** Runs a call in its turn; `onDequeue` is called when it begins, or never will. */
type Enqueue = (where: Where, rank: Rank, call: Call<void>, onDequeue: () => void) => Promise<void>;

/** Queued edits of one message become one: the last state wins. */
const createEdits = (enqueue: Enqueue) => {
  const edits = new Map<string, WaitingEdit>();
  return (
    where: Where,
    activityId: string,
    call: Call<void>,
    { sequence = Number.POSITIVE_INFINITY, rank = 'brief' }: EditOptions = {},
  ): Promise<void> => {
    // One that answers a press is not held up by one that waits until the conversation is free.
    const key = `${where.conversationId}/${activityId}/${rank}`;
    const earlier = edits.get(key);
    if (earlier) {
      if (sequence >= earlier.sequence) Object.assign(earlier, { edit: call, sequence });
      return earlier.done;
    }
    let last: WaitingEdit | undefined;
    const onDequeue = (): void => {
      last ??= edits.get(key);
      if (edits.get(key) === last) edits.delete(key);
    };
    const done = enqueue(where, rank, () => (last?.edit ?? call)(), onDequeue);
    edits.set(key, { edit: call, sequence, done });
    return done;
  };
};

/**
 * One send queue per conversation: calls are sent one after the other, in order, and no faster than the platform
 * allows. It counts by the procedure's clock, as do the claims that must not expire meanwhile.
 */
export const createSendQueues = (clock: Clock, gate: Pick<OutageGate, 'enter'>) => {
  const now = (): number => clock.now().getTime();
  const keyedMutex = createKeyedMutex();
  const pace = createPace(clock);
  const patient = createPatientCalls({ clock, pace, gate, keyedMutex });
  let waiting = 0;

  /** @throws Fault */
  const waitForSlot = async (where: Where, since: number): Promise<void> => {
    for (;;) {
      const left = pace.left(where.conversationId);
      if (now() + left - since > longestWait)
        throw new Fault('throttled', 'teams.lane', { retryAfter: Math.max(1, Math.ceil(left / 1000)) });
      if (left <= 0) break;
      await new Promise<void>((resolve) => clock.after(left, resolve));
    }
    const down = gate.enter(where);
    if (down > 0) throw new Fault('unreachable', 'teams.down', { retryAfter: Math.ceil(down / 1000) });
    pace.count(where.conversationId);
  };

  const enqueue = <T>(where: Where, call: Call<T>, onDequeue = (): void => undefined): Promise<T> => {
    const since = now();
    waiting += 1;
    return keyedMutex(where.conversationId, async () => {
      try {
        await waitForSlot(where, since);
      } finally {
        waiting -= 1;
        onDequeue();
      }
      return call();
    });
  };

  const enqueueEdit: Enqueue = async (where, rank, call, onDequeue) => {
    if (rank === 'brief') return enqueue(where, call, onDequeue);
    const begun = async (): Promise<true> => {
      onDequeue();
      await call();
      return true;
    };
    const isDone = await patient.send(where, rank, begun).finally(onDequeue);
    if (!isDone) throw new Fault('unreachable', 'teams.stopping');
  };

  return {
    /**
     * Runs `call` in the conversation's queue, within half a minute.
     * @throws Fault `throttled` when the wait would be longer, `unreachable` while Teams is down; anything `call` throws
     */
    send: <T>(where: Where, call: Call<T>): Promise<T> => enqueue(where, call),
    sendWhenFree: patient.send,
    /** @throws Fault as `send`; `unreachable` also when the process stops first */
    edit: createEdits(enqueueEdit),
    /** Number of queued calls. */
    waiting: () => waiting + patient.waiting(),
    /** From now on nothing waits until it is free: what cannot be sent at once is left to others. */
    stopWaiting: patient.stop,
  };
};
export type SendQueues = ReturnType<typeof createSendQueues>;
