import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';

/** At most `most` calls within `during` milliseconds. */
type Limit = { readonly during: number; readonly most: number };

/**
 * What Teams allows one bot in one conversation, sends and edits together: 7 in one second, 8 in two, 60 in thirty, 1,800
 * in an hour (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). A little less of each,
 * because it counts when they arrive.
 */
const perConversation: readonly Limit[] = [
  { during: 1000, most: 6 },
  { during: 2000, most: 7 },
  { during: 30_000, most: 55 },
  { during: 3_600_000, most: 1700 },
];
/** Of all conversations together: 50 a second for an app in a tenant. */
const perTenant: readonly Limit[] = [{ during: 1000, most: 45 }];

/** Whose turn comes later is tried again by whoever owes it: his claim is to be good still when it is out. */
const longestWait = 30_000;
/** So many conversations are counted; of more those used longest ago, if not in the last half minute. */
const mostCounted = 1000;

/** When one call more is within all limits. @param times when calls began, oldest first */
const freeAt = (times: readonly number[], limits: readonly Limit[]): number =>
  Math.max(...limits.map(({ during, most }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + during));

const within = (times: readonly number[], limits: readonly Limit[], now: number): readonly number[] => {
  const longest = Math.max(...limits.map(({ during }) => during));
  return [...times.filter((time) => time > now - longest), now];
};

type Edit = () => Promise<void>;
/** An edit whose turn has not come: what the message is to show then. */
type WaitingEdit = { edit: Edit; sequence: number; readonly done: Promise<void> };

/**
 * A lane for each conversation: what goes into it goes out one after the other, in the order in which it was asked for,
 * and no faster than the platform allows. Edits of one message that wait become one: the last state wins. It counts by
 * the clock of the procedure, as the claims do that must not grow old meanwhile.
 */
export const createLanes = (clock: Clock) => {
  const now = (): number => clock.now().getTime();
  const pause = (milliseconds: number) => new Promise<void>((resolve) => clock.after(milliseconds, resolve));
  const inTurn = createKeyedMutex();
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
  const takeTurn = async (conversation: string, since: number): Promise<void> => {
    for (;;) {
      // What seems to come was before the clock was put back.
      const before = (times: readonly number[] = []) => times.filter((time) => time <= now());
      const free = Math.max(freeAt(before(begun.get(conversation)), perConversation), freeAt(before(all), perTenant));
      const left = free - now();
      if (Math.max(free, now()) - since > longestWait)
        throw new Fault('throttled', 'teams.lane', { retryAfter: Math.max(1, Math.ceil(left / 1000)) });
      if (left <= 0) return count(conversation);
      await pause(left);
    }
  };

  /** In the lane of the conversation, once the platform allows it. @throws Fault; whatever `call` throws */
  const inLane = <T>(conversation: string, call: () => Promise<T>, atTurn = (): void => undefined): Promise<T> => {
    const since = now();
    waiting += 1;
    return inTurn(conversation, async () => {
      try {
        await takeTurn(conversation, since);
      } finally {
        waiting -= 1;
        atTurn();
      }
      return call();
    });
  };

  /** @throws Fault `throttled` when its turn would come too late; whatever `call` throws */
  const send = <T>(conversation: string, call: () => Promise<T>): Promise<T> => inLane(conversation, call);

  /**
   * @param sequence of what it shows: while it waits nothing older takes its place
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
    const atTurn = (): void => {
      last = edits.get(key);
      edits.delete(key);
    };
    const done = inLane(conversation, () => (last?.edit ?? call)(), atTurn);
    edits.set(key, { edit: call, sequence, done });
    return done;
  };

  return {
    send,
    edit,
    /** How many wait for their turn. */
    waiting: () => waiting,
  };
};
export type Lanes = ReturnType<typeof createLanes>;
