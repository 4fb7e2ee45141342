import type { Rank } from '../../procedure/ports/messages/outgoing.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import type { Where } from './botOutgoing.ts';
import type { OutageGate } from './outageGate.ts';

/** At most `most` calls within `during` milliseconds. */
type Limit = { readonly during: number; readonly most: number };

/**
 * Limits of Teams for one bot in one conversation, sends and edits together: 7 in one second, 8 in two, 60 in thirty,
 * 1,800 in an hour (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). A little less of each,
 * because Teams counts on arrival.
 */
const perConversation: readonly Limit[] = [
  { during: 1000, most: 6 },
  { during: 2000, most: 7 },
  { during: 30_000, most: 55 },
  { during: 3_600_000, most: 1700 },
];
/** All conversations together: 50 a second for an app in a tenant. */
const perTenant: readonly Limit[] = [{ during: 1000, most: 45 }];

/** Maximum wait in milliseconds of what does not wait until it is free. */
const longestWait = 30_000;
/** Maximum number of calls that wait until one conversation is free: as many as it accepts in half an hour. */
const mostWaiting = 1000;
/** Maximum number of conversations counted; beyond it those unused for half a minute are dropped. */
const mostCounted = 1000;

/**
 * The time from which one more call is within all limits.
 * @param times start times of the calls, oldest first
 */
const freeAt = (times: readonly number[], limits: readonly Limit[]): number =>
  Math.max(...limits.map(({ during, most }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + during));

const within = (times: readonly number[], limits: readonly Limit[], now: number): readonly number[] => {
  const longest = Math.max(...limits.map(({ during }) => during));
  return [...times.filter((time) => time > now - longest), now];
};

type Call<T> = () => Promise<T>;
/** A queued edit: the latest state of its message. */
type WaitingEdit = { edit: Call<void>; sequence: number; readonly done: Promise<void> };

export type EditOptions = { readonly sequence?: number | undefined; readonly rank?: Rank | undefined };

/** A call that waits until its conversation is free. `drop`: the process stops. */
type Patient = { readonly rank: number; readonly run: () => Promise<void>; readonly drop: () => void };

/** The first of the lowest rank. */
const takeNext = (queue: Patient[]): Patient | undefined => {
  const lowest = Math.min(...queue.map(({ rank }) => rank));
  return queue.splice(
    queue.findIndex(({ rank }) => rank === lowest),
    1,
  )[0];
};

/** Paces calls by the limits of the platform. */
const createPace = (clock: Clock) => {
  const now = (): number => clock.now().getTime();
  const begun = new Map<string, readonly number[]>();
  let all: readonly number[] = [];
  return {
    /** Milliseconds until the conversation accepts a call. */
    left: (conversation: string): number => {
      // Later times are from before the clock was set back.
      const before = (times: readonly number[] = []) => times.filter((time) => time <= now());
      const free = Math.max(freeAt(before(begun.get(conversation)), perConversation), freeAt(before(all), perTenant));
      return Math.max(0, free - now());
    },
    count: (conversation: string): void => {
      begun.set(conversation, within(begun.get(conversation) ?? [], perConversation, now()));
      all = within(all, perTenant, now());
      if (begun.size <= mostCounted) return;
      for (const [id, times] of begun) if ((times.at(-1) ?? 0) < now() - 30_000) begun.delete(id);
    },
  };
};

/**
 * One send queue per conversation: calls are sent one after the other, in order, and no faster than the platform
 * allows. Queued edits of one message become one: the last state wins. It counts by the procedure's clock, as do the
 * claims that must not expire meanwhile.
 */
export const createSendQueues = (clock: Clock, gate: Pick<OutageGate, 'enter'>) => {
  const now = (): number => clock.now().getTime();
  const keyedMutex = createKeyedMutex();
  const pace = createPace(clock);
  const edits = new Map<string, WaitingEdit>();
  const patient = new Map<string, Patient[]>();
  const wakeUp = new Set<() => void>();
  let waiting = 0;
  let stopping = false;

  /** Ends early when the process stops. */
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const done = (): void => {
        wakeUp.delete(done);
        cancel();
        resolve();
      };
      const cancel = clock.after(milliseconds, done);
      wakeUp.add(done);
    });

  /** @throws Fault */
  const waitForSlot = async (where: Where, since: number): Promise<void> => {
    for (;;) {
      const left = pace.left(where.conversationId);
      if (now() + left - since > longestWait)
        throw new Fault('throttled', 'teams.lane', { retryAfter: Math.max(1, Math.ceil(left / 1000)) });
      if (left <= 0) break;
      await pause(left);
    }
    const down = gate.enter(where);
    if (down > 0) throw new Fault('unreachable', 'teams.down', { retryAfter: Math.ceil(down / 1000) });
    pace.count(where.conversationId);
  };

  /**
   * Runs `call` in the conversation's queue, once the platform allows it.
   * @throws Fault; anything `call` throws
   */
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

  /**
   * @throws Fault `throttled` when the wait would be too long, `unreachable` while Teams is down; anything `call` throws
   */
  const send = <T>(where: Where, call: Call<T>): Promise<T> => enqueue(where, call);

  /** Milliseconds until a patient call may be made. Teams is asked last: it lets in one test at a time. */
  const leftFor = (where: Where): number => pace.left(where.conversationId) || gate.enter(where);

  const runPatient = async (where: Where, queue: Patient[]): Promise<void> => {
    while (queue.length > 0) {
      // Between two of them, what does not wait for long comes first.
      const left = await keyedMutex(where.conversationId, async () => {
        const wait = leftFor(where);
        if (wait > 0) return wait;
        waiting -= 1;
        pace.count(where.conversationId);
        await takeNext(queue)?.run();
        return 0;
      });
      if (left > 0 && stopping)
        for (const { drop } of queue.splice(0)) {
          waiting -= 1;
          drop();
        }
      else if (left > 0) await pause(left);
    }
    patient.delete(where.conversationId);
  };

  /**
   * Runs `call` as soon as the platform accepts it, however long that takes, after waiting calls of a lower rank.
   * @returns undefined when the process stops first
   * @throws Fault `throttled` when too many wait already; anything `call` throws
   */
  const sendWhenFree = <T>(where: Where, rank: number, call: Call<T>): Promise<T | undefined> => {
    const before = patient.get(where.conversationId);
    if (before && before.length >= mostWaiting) return Promise.reject(new Fault('throttled', 'teams.lane'));
    waiting += 1;
    return new Promise<T | undefined>((resolve, reject) => {
      const queue = before ?? [];
      queue.push({ rank, run: () => call().then(resolve, reject), drop: () => resolve(undefined) });
      if (before) return;
      patient.set(where.conversationId, queue);
      void runPatient(where, queue);
    });
  };

  /** @throws Fault `unreachable` when the process stops first */
  const enqueueAt = (where: Where, rank: Rank, call: Call<void>, onDequeue: () => void): Promise<void> => {
    if (rank === 'brief') return enqueue(where, call, onDequeue);
    return sendWhenFree(where, rank, async () => {
      onDequeue();
      await call();
      return true;
    })
      .then((isDone) => {
        if (!isDone) throw new Fault('unreachable', 'teams.stopping');
      })
      .finally(onDequeue);
  };

  /**
   * @param sequence of the record shown: while the edit is queued nothing older replaces it
   * @throws Fault as `send`
   */
  const edit = (
    where: Where,
    activityId: string,
    call: Call<void>,
    { sequence = Number.POSITIVE_INFINITY, rank = 'brief' }: EditOptions = {},
  ) => {
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
    const done = enqueueAt(where, rank, () => (last?.edit ?? call)(), onDequeue);
    edits.set(key, { edit: call, sequence, done });
    return done;
  };

  return {
    send,
    sendWhenFree,
    edit,
    /** Number of queued calls. */
    waiting: () => waiting,
    /** From now on nothing waits until it is free: what cannot be sent at once is left to others. */
    stopWaiting: (): void => {
      stopping = true;
      for (const wake of [...wakeUp]) wake();
    },
  };
};
export type SendQueues = ReturnType<typeof createSendQueues>;
