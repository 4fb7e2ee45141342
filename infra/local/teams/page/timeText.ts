import type { ClockReading } from '../wire.ts';

/** Formats a message's time: today only the time, otherwise with the date. The stand-in's clock determines today. */
export function timeText(at: string, clock: ClockReading, locale: string): string {
  const then = new Date(at);
  const now = new Date(Date.now() + clock.offsetMs);
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(then);
  if (then.toDateString() === now.toDateString()) return hour;
  const year = then.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(then)} ${hour}`;
}
