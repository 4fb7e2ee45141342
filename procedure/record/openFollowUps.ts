import type { Nonconformity } from './nonconformity.ts';
import type { CalendarDate } from './values/calendarDate.ts';

/** Planned or agreed on, and not held yet; the earliest first. */
export const openFollowUps = ({ cycle, followUpsHeld }: Nonconformity): readonly CalendarDate[] => {
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const days = [...(cycle.plan?.followUps ?? []), ...followUpsHeld.flatMap(({ next }) => next ?? [])];
  return [...new Set(days)].filter((day) => !held.has(day)).sort();
};
