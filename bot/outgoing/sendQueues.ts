import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';

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

/**
 * Maximum wait in milliseconds. A later send is retried from the outbox, whose claim must still be valid when it goes
 * out.
 */
const longestWait = 30_000;
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

type Edit = () => Promise<void>;
/** A queued edit: the latest state of its message. */
type WaitingEdit = { edit: Edit; sequence: number; readonly done: Promise<void> };

/**
 * One send queue per conversation: calls are sent one after the other, in order, and no faster than the platform
 * allows. Queued edits of one message become one: the last state wins. It counts by the procedure's clock, as do the
 * claims that must not expire meanwhile.
 */
export const createSendQueues = (clock: Clock) => {
  const now = (): number => clock.now().getTime();
  const pause = (milliseconds: number) => new Promise<void>((resolve) => clock.after(milliseconds, resolve));
  const keyedMutex = createKeyedMutex();
  const begun = new Map<string, readonly number[]>();
  const edits = new Map<string, WaitingEdit>();
  let all: readonly number[] = [];
  let waiting = 0;

  const count = (conversation: string): void => {
    begun.set(conversation, within(begun.get(conversation) ?? [], perConversation, now()));
    all = within(all, perTenant, now());
    if (begun.size <= mostCounted) return;
    for (const [id, times] of begun) if ((times.at(-1) ?? 0) < now() - 30_000) begun.delete(id);
  };

  /** @throws Fault */
  const waitForSlot = async (conversation: string, since: number): Promise<void> => {
    for (;;) {
      // Later times are from before the clock was set back.
      const before = (times: readonly number[] = []) => times.filter((time) => time <= now());
      const free = Math.max(freeAt(before(begun.get(conversation)), perConversation), freeAt(before(all), perTenant));
      const left = free - now();
      if (Math.max(free, now()) - since > longestWait)
        throw new Fault('throttled', 'teams.lane', { retryAfter: Math.max(1, Math.ceil(left / 1000)) });
      if (left <= 0) return count(conversation);
      await pause(left);
    }
  };

  /**
   * Runs `call` in the conversation's queue, once the platform allows it.
   * @throws Fault; anything `call` throws
   */
  const enqueue = <T>(conversation: string, call: () => Promise<T>, onDequeue = (): void => undefined): Promise<T> => {
    const since = now();
    waiting += 1;
    return keyedMutex(conversation, async () => {
      try {
        await waitForSlot(conversation, since);
      } finally {
        waiting -= 1;
        onDequeue();
      }
      return call();
    });
  };

  /** @throws Fault `throttled` when the wait would be too long; anything `call` throws */
  const send = <T>(conversation: string, call: () => Promise<T>): Promise<T> => enqueue(conversation, call);

  /**
   * @param sequence of the record shown: while the edit is queued nothing older replaces it
   * @throws Fault as `send`
   */
  const edit = (conversation: string, activityId: string, call: Edit, sequence = Number.POSITIVE_INFINITY) => {
    const key = `${conversation}/${activityId}`;
    const earlier = edits.get(key);
    if (earlier) {
      if (sequence >= earlier.sequence) Object.assign(earlier, { edit: call, sequence });
      return earlier.done;
    }
    let last: WaitingEdit | undefined;
    const onDequeue = (): void => {
      last = edits.get(key);
      edits.delete(key);
    };
    const done = enqueue(conversation, () => (last?.edit ?? call)(), onDequeue);
    edits.set(key, { edit: call, sequence, done });
    return done;
  };

  return {
    send,
    edit,
    /** Number of queued calls. */
    waiting: () => waiting,
  };
};
export type SendQueues = ReturnType<typeof createSendQueues>;
