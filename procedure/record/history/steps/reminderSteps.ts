import { bodyOf, type Steps } from './step.ts';

/** A person's own reminders; the record's work is unaffected. */
export const reminderSteps: Steps<'ReminderSnoozed'> = {
  // A person's last snooze of a deadline counts.
  ReminderSnoozed: (before, event, { by: person }) => ({
    ...before,
    snoozes: [
      ...before.snoozes.filter((one) => one.person !== person || one.deadline !== event.deadline),
      { ...bodyOf(event), person },
    ],
  }),
};
