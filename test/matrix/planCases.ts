import type { Plan } from '../../procedure/record/recordParts.ts';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import { presses, thePlan } from '../builders/aRecord.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn } from './records.ts';

const { analysis, planning, implementation } = recordIn;
const plan = (changes: Partial<Plan> = {}) => ({ plan: thePlan({ objective: 'Fewer', ...changes }) });
const { actions, verification } = thePlan();
const later = actions.filter(({ term }) => term === 'long');
/** The first action is due on another day. */
const due = (day: CalendarDate) =>
  plan({ actions: actions.map((action) => (action.id === 'A1' ? { ...action, due: day } : action)) });
const verified = (day: CalendarDate) => plan({ verification: { ...verification, on: day } });
const planned = on(planning);
const plans: readonly Case[] = [
  planned('an action is due today at the earliest', 'owner', 'draftPlan', 'planning', due('2026-11-24')),
  planned('not in the past', 'owner', 'draftPlan', 'invalid: actions.0.due inThePast', due('2026-11-23')),
  on(implementation)('except one already begun', 'owner', 'draftPlan', 'planning', { ...plan(), on: '2026-12-08' }),
  on(implementation)('which keeps its day', 'owner', 'draftPlan', 'invalid: actions.0.due inThePast', {
    ...due('2026-12-02'),
    on: '2026-12-08',
  }),
  planned(
    'each action has its own id',
    'owner',
    'draftPlan',
    'invalid: actions.1.id duplicate',
    plan({ actions: actions.map((action) => ({ ...action, id: 'A1' })) }),
  ),
  planned(
    'at least one action is short-term',
    'owner',
    'draftPlan',
    'invalid: shortTermNotNecessary missing',
    plan({ actions: later }),
  ),
  planned(
    'or there is a reason for none',
    'owner',
    'draftPlan',
    'planning',
    plan({ actions: later, shortTermNotNecessary: 'No' }),
  ),
  planned(
    'verification may be on the day of the last action',
    'owner',
    'draftPlan',
    'planning',
    verified('2026-12-15'),
  ),
  planned('not before', 'owner', 'draftPlan', 'invalid: on beforeLastAction', verified('2026-12-14')),
  planned('whichever action is the last', 'owner', 'draftPlan', 'invalid: on beforeLastAction', due('2027-03-16')),
  planned(
    'follow-ups are in the future',
    'owner',
    'draftPlan',
    'invalid: followUps inThePast',
    plan({ followUps: ['2026-12-08', '2026-11-23'] }),
  ),
  planned('or today', 'owner', 'draftPlan', 'planning', plan({ followUps: ['2026-11-24'] })),
  planned(
    'each once',
    'owner',
    'draftPlan',
    'invalid: followUps duplicate',
    plan({ followUps: ['2026-12-08', '2026-12-08'] }),
  ),
  on(implementation)('except one already held', 'owner', 'draftPlan', 'planning', {
    ...plan({ followUps: ['2026-12-08'] }),
    on: '2026-12-09',
    first: [press('owner', 'holdFollowUp')],
  }),
  planned('the dates are checked again at submission', 'owner', 'submitPlan', 'invalid: actions.0.due inThePast', {
    on: '2026-12-02',
  }),
  planned('changes by another person are not overwritten', 'owner', 'draftPlan', 'stale', {
    ...plan(),
    basedOn: 8,
  }),
  planned('changes its author saw may be', 'owner', 'draftPlan', 'planning', { ...plan(), basedOn: 9 }),
  on(analysis)('a first plan misses no changes', 'owner', 'draftPlan', 'planning', {
    first: [presses.causes],
    ...plan(),
    basedOn: 0,
  }),
  on(analysis)('submission needs a plan', 'owner', 'submitPlan', 'incomplete: c plan', {
    first: [presses.causes],
  }),
];

export const planCases: Readonly<Record<string, readonly Case[]>> = { 'what a plan has': plans };
