import { formWords } from '../../../procedure/words/en/formWords.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Reminders, tasks and search results. */
export const reminderWords = {
  digest: {
    title: 'Your reminders',
    /** In the notification: only numbers, no content. */
    summary: (overdue: number, all: number) =>
      overdue > 0 ? `Your reminders: ${all} (${overdue} overdue)` : `Your reminders: ${all}`,
    intro: 'One message a working day, and only when there is something to remind you of.',
  },
  mine: { title: 'Waiting for you', none: 'Nothing is waiting for you. Thank you.' },
  overdue: {
    title: 'What is overdue',
    none: 'Nothing of yours is overdue. Thank you.',
    /** For those who see all records. */
    titleAll: 'Everything overdue that you may see',
    noneAll: 'Nothing is overdue.',
  },
  group: { overdue: 'Overdue', today: 'Due today', coming: 'Coming up' },
  more: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  /** Why it is sent to a person other than the holder. */
  instead: 'This comes to you because the person responsible could not be reached.',
  show: 'Everything waiting for me',
  /** Which of the listed tasks to open or snooze. */
  which: 'Which one?',
  open: 'Open',
  /** In place of a record, for the periodic review. */
  review: 'The periodic review covers all records: see the register.',
  snooze: {
    ...formWords.snooze,
    open: 'Snooze …',
    nothing: 'There is no reminder here to snooze.',
  },
  /** The reader's deputy. */
  deputy: {
    title: 'Who stands in for you',
    how: 'Your reminders also go to this person when a task of yours is overdue. If a plan has been waiting for your decision for three working days, they are asked to decide too, unless they are involved in it.',
    now: (name: string) => `Now: ${name}`,
    who: 'Your deputy',
    send: 'Save',
    removeDeputy: 'Remove my deputy',
    done: 'Your deputy is saved, and is only asked when you are away.',
    cleared: 'You no longer have a deputy.',
  },
  search: {
    heading: 'Search',
    title: (text: string) => `Results for “${text}”`,
    found: (count: number) =>
      count === 1
        ? '1 record that you may see. Choose it to open it.'
        : `${count} records that you may see. Choose one to open it.`,
    none: 'I found nothing that you may see.',
    more: (count: number) => `… and ${count} more in the register.`,
  },
};

export type ReminderWords = Voiced<typeof reminderWords>;
