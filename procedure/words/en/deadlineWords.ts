import type { DeadlineKind } from '../../deadlines/deadline.ts';
import type { Level } from '../../deadlines/deadlinePolicy.ts';
import { type CalendarDate, daysBetween } from '../../record/values/calendarDate.ts';
import type { Voiced } from '../voiced.ts';

export const deadlineWords = {
  /** What is to be done by then. */
  deadline: {
    triage: 'Decide on the report',
    objection: 'Decide on the reporter’s objection',
    containment: 'Contain it, or say why that is not necessary',
    correction: 'Correct it, or say why that is not necessary',
    statement: 'Confirm what the problem is',
    causes: 'Find the root cause',
    plan: 'Submit the plan',
    approval: 'Decide on the plan',
    planToBody: 'Plan due at the certification body',
    action: 'Carry out the action',
    extension: 'Decide on the request for more time',
    evidenceToBody: 'Evidence due at the certification body',
    followUp: 'Hold the follow-up',
    readyToVerify: 'See that the actions are done by the effectiveness check',
    verification: 'Check whether it was effective',
    observationEnd: 'The observation window ends',
    riskAcceptance: 'The acceptance of the risk expires',
    review: 'Hold the periodic review of the records',
  } satisfies Record<DeadlineKind, string>,
  /** How far off it is: `due in 3 days`, `2 days overdue`. */
  when: (due: CalendarDate, today: CalendarDate) => {
    const left = daysBetween(today, due);
    if (left === 0) return 'due today';
    if (left > 0) return left === 1 ? 'due tomorrow' : `due in ${left} days`;
    return left === -1 ? '1 day overdue' : `${-left} days overdue`;
  },
  /** Why it comes to the one who reads it. */
  level: {
    holder: 'This is your task.',
    deputy: 'You are the deputy or the line manager of the person responsible.',
    ismsManager: 'It has not been done, so it is escalated to you.',
  } satisfies Record<Level, string>,
};

export type DeadlineWords = Voiced<typeof deadlineWords>;
