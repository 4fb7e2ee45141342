import type { Nonconformity } from './nonconformity.ts';
import type { CalendarDate } from './values/calendarDate.ts';

/** Returns follow-ups that were planned or agreed on and are not held yet; the earliest first. */
export const openFollowUps = ({ cycle, followUpsHeld }: Nonconformity): readonly CalendarDate[] => {
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const days = [...(cycle.plan?.followUps ?? []), ...followUpsHeld.flatMap(({ next }) => next ?? [])];
  return [...new Set(days)].filter((day) => !held.has(day)).sort();
};
