import type { Digest } from '../../../procedure/deadlines/digestsDue.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import { addDays, type CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';

/**
 * Stands in place of a message id: the person could not be reached that day. It is recorded, no replica retries on that
 * day, and the reminders count as not sent.
 */
export const notReached = 'notReached';

/** How long sent reminders are remembered, in days: longer than any reminder can be repeated (`reminders.ts`). */
const remembered = 60;

/** The reference of a day's digests in Messages: one indexed query for all of them. */
export const digestReference = (day: CalendarDate): string => `digest/${day}`;

/**
 * Which reminders were sent to whom, according to the Messages list. A digest and everything it reminded of are one
 * row, so a crash cannot separate the two.
 */
export const createSentReminders = (postedMessages: Pick<PostedMessages, 'showing'>) => {
  const keys = new Map<CalendarDate, Set<string>>();
  const unreached = new Map<PersonId, CalendarDate>();
  /** Days that were read after they ended: nothing is added to them. */
  const settled = new Set<CalendarDate>();

  const onDay = (day: CalendarDate): Set<string> => {
    const known = keys.get(day) ?? new Set();
    keys.set(day, known);
    return known;
  };

  const add = (day: CalendarDate, digest: string, to: PersonId, said: readonly string[]): void => {
    const known = onDay(day);
    known.add(digest);
    for (const key of said) known.add(`${key}/${to}`);
  };

  const fail = (day: CalendarDate, to: PersonId): void => {
    const before = unreached.get(to);
    if (before === undefined || before < day) unreached.set(to, day);
  };

  const readDay = async (day: CalendarDate, today: CalendarDate): Promise<void> => {
    if (settled.has(day)) return;
    for (const { key, conversation, said = [], activityId } of await postedMessages.showing(digestReference(day))) {
      const { personId } = conversation;
      if (personId === undefined) continue;
      add(day, key, personId, said);
      if (activityId === notReached) fail(day, personId);
    }
    // That day is over everywhere on Earth.
    if (day < addDays(today, -2)) settled.add(day);
  };

  return {
    /** Loads what was sent on these days. @throws Fault */
    learn: async (days: readonly CalendarDate[], today: CalendarDate): Promise<void> => {
      for (const day of keys.keys()) if (day < addDays(today, -remembered)) keys.delete(day);
      for (const day of days) await readDay(day, today);
    },
    all: (): ReadonlySet<string> => new Set([...keys.values()].flatMap((known) => [...known])),
    said: ({ key, day, to }: Digest, said: readonly string[]): void => add(day, key, to, said),
    notReached: ({ key, day, to }: Digest): void => {
      add(day, key, to, []);
      fail(day, to);
    },
    /**
     * Whether the person could not be reached on this day or the day before. Two days, so that the next level is
     * notified: on the first day, its digest may already have been sent.
     */
    isUnreached: (to: PersonId, day: CalendarDate): boolean => (unreached.get(to) ?? '') >= addDays(day, -1),
  };
};
export type SentReminders = ReturnType<typeof createSentReminders>;
