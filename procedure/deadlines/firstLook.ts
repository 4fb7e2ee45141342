import { defaultRules, ruleTable } from '../organisation/rules.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { addDays, type CalendarDate } from '../record/values/calendarDate.ts';
import type { Deadline } from './deadline.ts';
import { deadlinesOf } from './deadlinesOf.ts';
import type { WorkingCalendar } from './workingDays.ts';

/** Every date as early as the organisation may ever set it, so that no change of its rules makes a look too late. */
const earliest = ruleTable.reduce((rules, rule) => rule.put(rules, rule.least), defaultRules);

/** No holiday postpones a day, and in no time zone is it earlier. */
const noHolidays: WorkingCalendar = { timeZone: 'Etc/GMT+12', holidays: [] };

/** Working days as calendar days, with two weeks of holidays among them. */
const calendarDays = (workingDays: number): number => 2 * workingDays + 14;

const lookAt = ({ kind, due }: Deadline): CalendarDate =>
  addDays(due, -calendarDays(Math.max(0, -earliest.ladders[kind].rungs[0].at)));

/**
 * Returns the day before which no one has to be reminded of anything in the record as it is, under any rules: it need
 * not be read until then. Undefined when nothing is expected. The end of an observation window is left out: the
 * register knows enough to report it; otherwise every closed record would have to be read.
 */
export const firstLook = (record: Nonconformity): CalendarDate | undefined =>
  deadlinesOf(record, noHolidays, earliest)
    .filter(({ kind }) => kind !== 'observationEnd')
    .map(lookAt)
    .sort()[0];
