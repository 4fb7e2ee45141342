import type { Digest } from '../../../procedure/deadlines/digestsDue.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import { addDays, type CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';

/**
 * In place of a message's id: he could not be reached that day. It is on record, no replica tries again on that day,
 * and what was to be said to him is not said.
 */
export const notReached = 'notReached';

/** How long what was said is remembered, in days: longer than any reminder can be repeated (`reminders.ts`). */
const remembered = 60;

/** Under which reference the digests of a day stand in Messages: one indexed query for all of them. */
export const digestReference = (day: CalendarDate): string => `digest/${day}`;

/**
 * What was said to whom, as the list Messages tells it. A digest and all it reminded of are one row, so that no crash
 * can come between the two.
 */
export const createSentReminders = (shown: Pick<PostedMessages, 'showing'>) => {
  const keys = new Map<CalendarDate, Set<string>>();
  const unreached = new Map<PersonId, CalendarDate>();
  /** Days that were read when they were over: nothing is added to them. */
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
    for (const { key, conversation, said = [], activityId } of await shown.showing(digestReference(day))) {
      const { personId } = conversation;
      if (personId === undefined) continue;
      add(day, key, personId, said);
      if (activityId === notReached) fail(day, personId);
    }
    // Nowhere on Earth is it that day any more.
    if (day < addDays(today, -2)) settled.add(day);
  };

  return {
    /** What was said on these days is known after it. @throws Fault */
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
     * Whether he could not be reached on this day or the day before. Two days, so that whoever is next hears of it: on
     * the first he may have had his digest already.
     */
    isUnreached: (to: PersonId, day: CalendarDate): boolean => (unreached.get(to) ?? '') >= addDays(day, -1),
  };
};
export type SentReminders = ReturnType<typeof createSentReminders>;
