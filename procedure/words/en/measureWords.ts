import type { DayBucket } from '../../measures/counting/tally.ts';
import type { Definition } from '../../measures/definition.ts';
import type { Exclusion } from '../../measures/measure.ts';
import type { MeasureName } from '../../measures/measures.ts';
import type { Voiced } from '../voiced.ts';

const notCounted = 'Rejected, duplicate and withdrawn reports, and those closed before TenTwo.';
const leftActions =
  'Actions cancelled on or before their due date, actions of rejected, duplicate or withdrawn reports, and actions still open when the risk was accepted before their due date. An open action due today is pending.';
const contradicting = 'Those whose dates contradict each other.';

export const measureWords = {
  measure: {
    timeToIdentify: {
      name: 'Time to identify',
      definition: 'Calendar days from the day of occurrence to the day of detection: mean, median and P90.',
      population: 'Nonconformities detected in the period whose day of occurrence is known.',
      exclusions: `${notCounted} ${contradicting} An unknown day of occurrence counts as missing, never as zero.`,
    },
    timeToTriage: {
      name: 'Time to triage',
      definition: 'Calendar days from the report to the triage: mean, median and P90.',
      population: 'Nonconformities triaged in the period.',
      exclusions: `${notCounted} Those still waiting are pending.`,
    },
    timeToContain: {
      name: 'Time to contain',
      definition: 'Calendar days from the day of detection to the day of containment: mean, median and P90.',
      population: 'Nonconformities contained in the period.',
      exclusions: `${notCounted} ${contradicting} Those for which containment was not necessary, by day of detection. A closed one without containment counts as missing; an open one is pending.`,
    },
    timeToPlan: {
      name: 'Time to plan',
      definition:
        'Calendar days from the day of detection to the approval of the plan of the first cycle: mean, median and P90.',
      population:
        'Nonconformities whose first plan was approved in the period. A plan changed later counts on the day it was approved again.',
      exclusions: `${notCounted} Those closed without a plan. Those still waiting are pending.`,
    },
    timeToImplement: {
      name: 'Time to implement',
      definition:
        'Calendar days from the day of detection to the day on which the last action of all cycles was done: mean, median and P90. Use this figure to compare organisations.',
      population: 'Nonconformities whose last action was done in the period and that have no open action.',
      exclusions: `${notCounted} ${contradicting} Those closed without a plan, or after every action was cancelled. Those with open actions are pending.`,
    },
    timeToClose: {
      name: 'Time to close',
      definition:
        'Calendar days from the day of detection to closure: mean, median and P90. It includes the wait for the effectiveness check.',
      population: 'Nonconformities closed in the period.',
      exclusions: `${notCounted} Accepted risks. Those still open are pending.`,
    },
    openAge: {
      name: 'Age of open nonconformities',
      definition: 'Calendar days from the day of detection to today: mean, median, P90 and four age groups.',
      population: 'Nonconformities open today, whatever the period.',
      exclusions: `${notCounted} Closed ones and accepted risks.`,
    },
    recurrence: {
      name: 'Recurrence rate',
      definition:
        'Share of nonconformities with a recurrence confirmed within the observation window, which begins on the day the last action was done.',
      population: 'Closed nonconformities whose observation window is over and ended in the period.',
      exclusions: `${notCounted} Those closed without a plan, or after every action was cancelled. Those whose window is still running are pending: counting them would push the rate towards zero.`,
    },
    repeats: {
      name: 'Share of repeat reports',
      definition: 'Share of nonconformities confirmed to be a recurrence of an earlier one.',
      population: 'Nonconformities reported in the period.',
      exclusions: notCounted,
    },
    onSchedule: {
      name: 'Actions on schedule',
      definition: 'Share of actions done on or before the date first approved.',
      population:
        'Actions whose original due date lies in the period and has been reached, including open ones and those cancelled after that date: both count as not on schedule.',
      exclusions: leftActions,
    },
    onCurrentSchedule: {
      name: 'Actions on schedule, after extensions',
      definition: 'Share of actions done on or before the current due date.',
      population:
        'Actions whose current due date lies in the period and has been reached, including open ones and those cancelled after that date: both count as not on schedule.',
      exclusions: leftActions,
    },
    cancellation: {
      name: 'Cancellation rate',
      definition: 'Share of approved actions that were cancelled, whether before or after their due date.',
      population: 'Actions whose original due date lies in the period and has been reached.',
      exclusions: 'Actions of rejected, duplicate or withdrawn reports. An open action due today is pending.',
    },
    effectiveness: {
      name: 'Effectiveness rate',
      definition: 'Share of verdicts that are “effective”. A recurrence confirmed later overturns the verdict.',
      population: 'All verdicts given in the period, one for each cycle; “partly” is not effective.',
      exclusions: `${notCounted} Those awaiting a verdict are pending.`,
    },
    overdue: {
      name: 'Share overdue',
      definition: 'Share of open actions past their current due date.',
      population: 'Actions open today in open nonconformities, whatever the period.',
      exclusions: 'Done and cancelled actions. An action due today is not overdue.',
    },
    closure: {
      name: 'Closure rate',
      definition:
        'Nonconformities closed in the period for each one opened in it; more than 100% when a backlog shrinks.',
      population: 'Opened: reported in the period. Accepted risks count as opened and not as closed.',
      exclusions: notCounted,
    },
  } satisfies Record<MeasureName, Definition>,
  other: {
    clauseTrend: {
      name: 'Trend by clause',
      definition: 'Number of nonconformities by month of detection and clause.',
      population: 'Nonconformities detected in the period whose clause is known.',
      exclusions: `${notCounted} Improvements. Those without a clause count as missing.`,
    },
    causeTrend: {
      name: 'Trend by kind of cause',
      definition:
        'Number of nonconformities by month of detection and kind of root cause; one with two kinds counts in both.',
      population: 'Nonconformities detected in the period for which a root cause was determined.',
      exclusions: `${notCounted} Improvements. Those without a root cause count as missing.`,
    },
    systemic: {
      name: 'Possible systemic nonconformity',
      definition:
        'Nonconformities with the same clause or kind of cause that reach the number set in the rules within the days set there. Together they may be one systemic nonconformity. Overlapping windows count as one.',
      population: 'Windows that end in the period, not after today.',
      exclusions: `${notCounted} Improvements.`,
    },
    load: {
      name: 'Workload',
      definition: 'Open work of each person: nonconformities, actions, and how many of these actions are overdue.',
      population: 'Open nonconformities with an owner, and their open actions, today.',
      exclusions: 'Everything closed, done or cancelled.',
    },
  } satisfies Record<string, Definition>,
  exclusion: {
    rejected: 'Rejected',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
    riskAccepted: 'Risk accepted',
    notNecessary: 'Not necessary',
    withoutPlan: 'Closed without a plan',
    allCancelled: 'Closed after every action was cancelled',
    cancelled: 'Cancelled',
    improvement: 'Improvement',
    datesContradict: 'Dates contradict each other',
    beforeTenTwo: 'Closed before TenTwo',
  } satisfies Record<Exclusion, string>,
  missing: 'Missing',
  pending: 'Pending',
  bucket: {
    upTo30: '0 to 30 days',
    upTo60: '31 to 60 days',
    upTo90: '61 to 90 days',
    over90: 'More than 90 days',
  } satisfies Record<DayBucket, string>,
};

export type MeasureWords = Voiced<typeof measureWords>;
