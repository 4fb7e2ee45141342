import { aStream, theApproval, theReport, untilClosed, untilSubmitted } from '../../test/builders/aLife.ts';
import { defaultRules, ruleTable } from '../organisation/rules.ts';
import { addDays, type CalendarDate } from '../record/values/calendarDate.ts';
import { deadlinesOf } from './deadlinesOf.ts';
import { rungReached } from './digestsDue.ts';
import { firstLook } from './firstLook.ts';
import type { WorkingCalendar } from './workingDays.ts';

const all = (which: 'least' | 'most') => ruleTable.reduce((rules, rule) => rule.put(rules, rule[which]), defaultRules);
const holidays = Array.from({ length: 12 }, (_, n) => addDays('2026-12-21', n));
const calendars: readonly WorkingCalendar[] = [
  { timeZone: 'Europe/Paris', holidays: [] },
  { timeZone: 'Pacific/Kiritimati', holidays },
  { timeZone: 'Etc/GMT+12', holidays },
];
const life = [theReport, ...untilSubmitted, theApproval, ...untilClosed];
const records = life.map((_, index) => aStream(life.slice(0, index + 1)).state);
const days: readonly CalendarDate[] = Array.from({ length: 900 }, (_, n) => addDays('2026-10-01', n));

describe('the first look at a record', () => {
  it.each([
    ['the usual rules', defaultRules],
    ['the shortest times', all('least')],
    ['the longest times', all('most')],
  ])('comes before anyone has to be reminded, under %s', (_, rules) => {
    let seen = 0;
    for (const record of records)
      for (const calendar of calendars) {
        const look = firstLook(record);
        const deadlines = deadlinesOf(record, calendar, rules).filter(({ kind }) => kind !== 'observationEnd');
        for (const { kind, due } of deadlines) {
          const first = days.find((day) => rungReached(due, rules.ladders[kind], day, calendar));
          if (first === undefined) continue;
          seen += 1;
          expect(look !== undefined && look <= first).toBe(true);
        }
      }
    expect(seen).toBeGreaterThan(100);
  });

  it('is undefined while nothing is expected, and far off where it is', () => {
    expect(records.map(firstLook).at(-1)).toBeUndefined();
    const approved = aStream([theReport, ...untilSubmitted, theApproval]).state;
    // The follow-up of 10 December, three working days before and two weeks of holidays.
    expect(firstLook(approved)).toBe('2026-11-20');
  });
});
