import { z } from 'zod';
import { deadlineKinds } from '../../deadlines/deadline.ts';
import { addDays, type CalendarDate, isCalendarDate } from '../../record/calendarDate.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem } from '../dateProblems.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { date } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({
  /** `Deadline.key`. */
  deadline: requiredText(100),
  until: date,
  reason: requiredText(longest.reason),
});

/** Long enough for a leave; whoever is away longer has somebody take the work over. */
export const longestSnooze = 30;

/** From tomorrow on, and not for longer than that. */
export const untilProblem = (until: CalendarDate, today: CalendarDate): Problems =>
  dateProblem('until', until, (day) =>
    day <= today ? 'inThePast' : day > addDays(today, longestSnooze) ? 'tooFarAhead' : undefined,
  );

/** Whether it can be the key of a deadline of this record, whatever the rules say of its day. */
const isDeadlineOf = ({ reference, earlierCycles, cycle }: Nonconformity, key: string): boolean => {
  const [of, part = '', day = '', ...more] = key.split('/');
  if (of !== reference || !isCalendarDate(day) || more.length > 0) return false;
  const actions = [...earlierCycles, cycle].flatMap((one) => one.actions);
  return (
    actions.some(({ id }) => part === id || part === `${id}-extension`) ||
    deadlineKinds.some((kind) => kind === part && kind !== 'action' && kind !== 'review')
  );
};

/** One person wants not to be reminded of one deadline before a day, and says why. The date itself stands, for all. */
export const snoozeReminder = defineCommand({
  name: 'snoozeReminder',
  schema,
  decide: (command, record, { today }) =>
    recordUnless(
      {
        ...(!isDeadlineOf(record, command.deadline) && { deadline: 'unknownChoice' }),
        ...untilProblem(command.until, today),
      },
      { type: 'ReminderSnoozed', ...formFieldsOf(command) },
    ),
});
