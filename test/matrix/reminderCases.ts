import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn } from './records.ts';

const { actionOwner } = thePeople;
const working = on(recordIn.implementation);
const ofFirst = 'NC-2026-0001/A1/2026-12-15';
export const reminderCases: Readonly<Record<string, readonly Case[]>> = {
  'snoozing a reminder': [
    working('people snooze reminders for themselves', 'actionOwner', 'snoozeReminder', 'implementation', {
      deadline: ofFirst,
      shows: { 'snoozes.0.person': actionOwner.id, 'snoozes.0.until': '2026-11-27', 'snoozes.length': 1 },
    }),
    working('each person separately', 'owner', 'snoozeReminder', 'implementation', {
      deadline: ofFirst,
      first: [press('actionOwner', 'snoozeReminder', { deadline: ofFirst })],
      shows: { 'snoozes.length': 2 },
    }),
    working('each deadline separately', 'actionOwner', 'snoozeReminder', 'implementation', {
      first: [press('actionOwner', 'snoozeReminder', { deadline: ofFirst })],
      shows: { 'snoozes.length': 2 },
    }),
    working('the last snooze counts', 'actionOwner', 'snoozeReminder', 'implementation', {
      deadline: ofFirst,
      until: '2026-11-26',
      first: [press('actionOwner', 'snoozeReminder', { deadline: ofFirst })],
      shows: { 'snoozes.0.until': '2026-11-26', 'snoozes.length': 1 },
    }),
    working('people who decide extensions may snooze, too', 'ismsManager', 'snoozeReminder', 'implementation', {
      deadline: 'NC-2026-0001/A1-extension/2026-11-26',
    }),
    working(
      'the deadline must be of an existing action',
      'actionOwner',
      'snoozeReminder',
      'invalid: deadline unknownChoice',
      {
        deadline: 'NC-2026-0001/A3/2026-12-15',
      },
    ),
    working('of this record', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0002/A1/2026-12-15',
    }),
    working('of one day', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0001/A1/2026-02-30',
    }),
    working('and nothing else', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: `${ofFirst}/due`,
    }),
    working('an action is named by its id', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0001/action/2026-12-15',
    }),
    working(
      'a review is not a deadline of a record',
      'ismsManager',
      'snoozeReminder',
      'invalid: deadline unknownChoice',
      {
        deadline: 'NC-2026-0001/review/2026-12-15',
      },
    ),
    working('until a later day', 'actionOwner', 'snoozeReminder', 'invalid: until inThePast', { until: '2026-11-24' }),
    working('by at least a day', 'actionOwner', 'snoozeReminder', 'implementation', { until: '2026-11-25' }),
    working('by at most thirty days', 'actionOwner', 'snoozeReminder', 'implementation', { until: '2026-12-24' }),
    working('and no more', 'actionOwner', 'snoozeReminder', 'invalid: until tooFarAhead', { until: '2026-12-25' }),
  ],
};
