import { bodyOf, type Steps } from './step.ts';

/** What somebody wants for himself; the record's work goes on as it does. */
export const reminderSteps: Steps<'ReminderSnoozed'> = {
  // The last word of a person on a deadline counts.
  ReminderSnoozed: (before, event, { by: person }) => ({
    ...before,
    snoozes: [
      ...before.snoozes.filter((one) => one.person !== person || one.deadline !== event.deadline),
      { ...bodyOf(event), person },
    ],
  }),
};
