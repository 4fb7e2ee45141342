import { useEffect, useState } from 'react';
import type { ClockReading } from '../../wire.ts';
import { moveClock } from '../api.ts';
import { useStandIn } from '../standIn.tsx';

/** Formats a message's time: today only the time, otherwise with the date. The stand-in's clock determines today. */
export function timeText(at: string, clock: ClockReading, locale: string): string {
  const then = new Date(at);
  const now = new Date(Date.now() + clock.offsetMs);
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(then);
  if (then.toDateString() === now.toDateString()) return hour;
  const year = then.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(then)} ${hour}`;
}

/** Returns the two ways to move the clock. */
export function useClockMoves(): readonly { readonly label: string; readonly move: () => void }[] {
  const { words, clock } = useStandIn();
  const day = () => nextWorkingDay(new Date(Date.now() + clock.offsetMs)).toISOString();
  return [
    { label: words.nextWorkingDay, move: () => void moveClock({ now: day() }) },
    { label: words.ninetyDays, move: () => void moveClock({ advanceMs: 90 * 86_400_000 }) },
  ];
}

/** Returns the stand-in's time, updated at every move and every five seconds. */
export function useNow(): Date {
  const { clock } = useStandIn();
  const [now, setNow] = useState(() => new Date(Date.now() + clock.offsetMs));
  useEffect(() => {
    const tick = () => setNow(new Date(Date.now() + clock.offsetMs));
    tick();
    const timer = setInterval(tick, 5_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}

/** Returns 09:00 local time on the next day from Monday to Friday. */
export function nextWorkingDay(now: Date): Date {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1);
  return day;
}
