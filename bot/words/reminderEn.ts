import { formEn } from '../../procedure/words/formEn.ts';
import type { ReminderWords } from './reminderWords.ts';

export const reminderEn: ReminderWords = {
  digest: {
    title: 'Your reminders',
    summary: (overdue, all) =>
      overdue > 0 ? `Your reminders: ${all}, of which ${overdue} overdue` : `Your reminders: ${all}`,
    intro: 'One message a working day, and only when there is something to remind you of.',
  },
  mine: { title: 'Waiting for you', none: 'Nothing is waiting for you. Thank you.' },
  overdue: {
    title: 'What is overdue',
    none: 'Nothing of yours is overdue. Thank you.',
    titleAll: 'What is overdue, of all that you may see',
    noneAll: 'Nothing is overdue.',
  },
  group: { overdue: 'Overdue', today: 'Due today', coming: 'Coming' },
  more: (count) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  instead: 'It comes to you because nobody could reach the person whose task it is.',
  show: 'All that is waiting for me',
  which: 'Which one?',
  open: 'Open',
  review: 'The periodic review is of all records: look them up in the register.',
  snooze: {
    ...formEn.snooze,
    open: 'Snooze …',
    nothing: 'There is nothing here to be reminded of.',
  },
  deputy: {
    title: 'Who stands in for you',
    how: 'Your reminders go on to this person when something of yours is overdue. A plan that has waited three working days for you is put to this person too, unless he or she has a part in it.',
    now: (name) => `Now: ${name}`,
    who: 'Your deputy',
    send: 'Save',
    nobody: 'Remove my deputy',
    done: 'Your deputy is noted. He or she is asked only when you are away.',
    cleared: 'Nobody stands in for you any more.',
  },
  search: {
    heading: 'Search',
    title: (text) => `Found for “${text}”`,
    found: (count) =>
      count === 1
        ? '1 record that you may see. Choose it to open it.'
        : `${count} records that you may see. Choose one to open it.`,
    none: 'I found nothing that you may see.',
    more: (count) => `… and ${count} more in the register.`,
  },
};
