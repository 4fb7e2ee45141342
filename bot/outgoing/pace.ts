import type { Clock } from '../../procedure/ports/platform.ts';

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

/** Paces calls by the limits of the platform. It counts by the procedure's clock. */
export const createPace = (clock: Clock) => {
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
export type Pace = ReturnType<typeof createPace>;
