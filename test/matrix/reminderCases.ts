import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press, recordIn } from './records.ts';

const { actionOwner } = thePeople;
const working = on(recordIn.implementation);
const ofFirst = 'NC-2026-0001/A1/2026-12-15';
export const reminderCases: Readonly<Record<string, readonly Case[]>> = {
  'snoozing a reminder': [
    working('a reminder is snoozed by one for himself', 'actionOwner', 'snoozeReminder', 'implementation', {
      deadline: ofFirst,
      shows: { 'snoozes.0.person': actionOwner.id, 'snoozes.0.until': '2026-11-27', 'snoozes.length': 1 },
    }),
    working('each for himself', 'owner', 'snoozeReminder', 'implementation', {
      deadline: ofFirst,
      first: [press('actionOwner', 'snoozeReminder', { deadline: ofFirst })],
      shows: { 'snoozes.length': 2 },
    }),
    working('each deadline apart', 'actionOwner', 'snoozeReminder', 'implementation', {
      first: [press('actionOwner', 'snoozeReminder', { deadline: ofFirst })],
      shows: { 'snoozes.length': 2 },
    }),
    working('and what he says last counts', 'actionOwner', 'snoozeReminder', 'implementation', {
      deadline: ofFirst,
      until: '2026-11-26',
      first: [press('actionOwner', 'snoozeReminder', { deadline: ofFirst })],
      shows: { 'snoozes.0.until': '2026-11-26', 'snoozes.length': 1 },
    }),
    working('whoever decides on more time, too', 'ismsManager', 'snoozeReminder', 'implementation', {
      deadline: 'NC-2026-0001/A1-extension/2026-11-26',
    }),
    working('of an action that there is', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0001/A3/2026-12-15',
    }),
    working('of this record', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0002/A1/2026-12-15',
    }),
    working('of a day', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0001/A1/2026-02-30',
    }),
    working('and of nothing more', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: `${ofFirst}/due`,
    }),
    working('an action goes by its id', 'actionOwner', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0001/action/2026-12-15',
    }),
    working('a review is no record', 'ismsManager', 'snoozeReminder', 'invalid: deadline unknownChoice', {
      deadline: 'NC-2026-0001/review/2026-12-15',
    }),
    working('until a later day', 'actionOwner', 'snoozeReminder', 'invalid: until inThePast', { until: '2026-11-24' }),
    working('by a day at least', 'actionOwner', 'snoozeReminder', 'implementation', { until: '2026-11-25' }),
    working('for thirty days at most', 'actionOwner', 'snoozeReminder', 'implementation', { until: '2026-12-24' }),
    working('and no more', 'actionOwner', 'snoozeReminder', 'invalid: until tooFarAhead', { until: '2026-12-25' }),
  ],
};
