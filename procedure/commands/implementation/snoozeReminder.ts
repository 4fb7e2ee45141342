import { z } from 'zod';
import { deadlineKinds } from '../../deadlines/deadline.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { addDays, type CalendarDate, isCalendarDate } from '../../record/values/calendarDate.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem } from '../dateProblems.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { date } from '../fields.ts';

const schema = z.object({
  /** `Deadline.key`. */
  deadline: requiredText(100),
  until: date,
  reason: requiredText(longest.reason),
});

/** In days. Enough for a leave; for a longer absence the work is handed over. */
export const longestSnooze = 30;

/** From tomorrow on, for `longestSnooze` days at most. */
export const untilProblem = (until: CalendarDate, today: CalendarDate): Problems =>
  dateProblem('until', until, (day) =>
    day <= today ? 'inThePast' : day > addDays(today, longestSnooze) ? 'tooFarAhead' : undefined,
  );

/** Whether the key may be that of a deadline of this record, whatever day the rules set. */
const isDeadlineOf = ({ reference, earlierCycles, cycle }: Nonconformity, key: string): boolean => {
  const [of, part = '', day = '', ...more] = key.split('/');
  if (of !== reference || !isCalendarDate(day) || more.length > 0) return false;
  const actions = [...earlierCycles, cycle].flatMap((one) => one.actions);
  return (
    actions.some(({ id }) => part === id || part === `${id}-extension`) ||
    deadlineKinds.some((kind) => kind === part && kind !== 'action' && kind !== 'review')
  );
};

/** Silences one deadline's reminders for one person until a day, with a reason. The deadline itself stays. */
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
