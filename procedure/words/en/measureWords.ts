import type { DayBucket } from '../../measures/counting/tally.ts';
import type { Definition } from '../../measures/definition.ts';
import type { Exclusion } from '../../measures/measure.ts';
import type { MeasureName } from '../../measures/measures.ts';
import type { Voiced } from '../voiced.ts';

const notCounted = 'Rejected, duplicate and withdrawn reports, and those closed before TenTwo.';
const contradicting = 'Those whose dates contradict each other.';

export const measureWords = {
  measure: {
    timeToIdentify: {
      name: 'Time to identify',
      definition: 'Calendar days from the day it happened to the day of detection: mean, median and P90.',
      population: 'Nonconformities detected in the period for which it is known when they happened.',
      exclusions: `${notCounted} ${contradicting} If it is not known when it happened, it counts as missing, never as zero.`,
    },
    timeToTriage: {
      name: 'Time to triage',
      definition: 'Calendar days from the report to the triage: mean, median and P90.',
      population: 'Nonconformities triaged in the period.',
      exclusions: `${notCounted} Those that still wait are pending.`,
    },
    timeToContain: {
      name: 'Time to contain',
      definition: 'Calendar days from the day of detection to the day of containment: mean, median and P90.',
      population: 'Nonconformities contained in the period.',
      exclusions: `${notCounted} ${contradicting} Those in which containment was not necessary, by day of detection. A closed one without a containment counts as missing; an open one is pending.`,
    },
    timeToPlan: {
      name: 'Time to plan',
      definition:
        'Calendar days from the day of detection to the approval of the plan of the first cycle: mean, median and P90.',
      population:
        'Nonconformities whose first plan was approved in the period. A plan changed later counts when it was approved again.',
      exclusions: `${notCounted} Those closed without a plan. Those that still wait are pending.`,
    },
    timeToImplement: {
      name: 'Time to implement',
      definition:
        'Calendar days from the day of detection to the day on which the last action of all cycles was done: mean, median and P90. Compare organisations by this one.',
      population: 'Nonconformities whose last action was done in the period, none being open.',
      exclusions: `${notCounted} ${contradicting} Those closed without a plan. Those with open actions are pending.`,
    },
    timeToClose: {
      name: 'Time to close',
      definition:
        'Calendar days from the day of detection to the closing: mean, median and P90. It contains the wait for the check of effectiveness.',
      population: 'Nonconformities closed in the period.',
      exclusions: `${notCounted} Accepted risks. Those still open are pending.`,
    },
    openAge: {
      name: 'Age of what is open',
      definition: 'Calendar days from the day of detection to today: mean, median, P90 and four age groups.',
      population: 'Nonconformities open today, whatever the period.',
      exclusions: `${notCounted} Closed ones and accepted risks.`,
    },
    recurrence: {
      name: 'Recurrence rate',
      definition:
        'Share of those of which a recurrence was confirmed within the observation window, which begins on the day the last action was done.',
      population: 'Closed nonconformities whose whole window is over; the last day of the window lies in the period.',
      exclusions: `${notCounted} Those closed without a plan. Those whose window still runs are pending: to count them would drive the rate to zero.`,
    },
    repeats: {
      name: 'Share of repeats',
      definition: 'Share of those that were confirmed to be a recurrence of an earlier one.',
      population: 'Nonconformities reported in the period.',
      exclusions: notCounted,
    },
    onSchedule: {
      name: 'Actions on schedule',
      definition: 'Share of the actions done on or before the date that was approved first.',
      population: 'Actions whose original date lies in the period and has come; open and overdue ones stay in.',
      exclusions: `Cancelled actions, actions of rejected, duplicate or withdrawn reports, and actions open when the risk was accepted before they were due. An open action that is due today is pending.`,
    },
    onCurrentSchedule: {
      name: 'Actions on schedule, after extensions',
      definition: 'Share of the actions done on or before the date in force.',
      population: 'Actions whose date in force lies in the period and has come; open and overdue ones stay in.',
      exclusions: `Cancelled actions, actions of rejected, duplicate or withdrawn reports, and actions open when the risk was accepted before they were due. An open action that is due today is pending.`,
    },
    effectiveness: {
      name: 'Effectiveness rate',
      definition: 'Share of the verdicts “effective”. A recurrence confirmed after it turns the verdict.',
      population: 'All verdicts given in the period, one for each cycle; “partly” is not effective.',
      exclusions: `${notCounted} Those that wait for a verdict are pending.`,
    },
    overdue: {
      name: 'Share overdue',
      definition: 'Share of the open actions that are past the date in force.',
      population: 'Actions open today in open nonconformities, whatever the period.',
      exclusions: 'Done and cancelled actions. An action that is due today is not overdue.',
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
      population: 'Nonconformities detected in the period of which the clause is known.',
      exclusions: `${notCounted} Improvements. Those without a clause count as missing.`,
    },
    causeTrend: {
      name: 'Trend by kind of cause',
      definition:
        'Number of nonconformities by month of detection and kind of root cause; one with two kinds counts in both.',
      population: 'Nonconformities detected in the period of which a root cause was determined.',
      exclusions: `${notCounted} Improvements. Those without a root cause count as missing.`,
    },
    systemic: {
      name: 'Possible systemic nonconformity',
      definition:
        'Nonconformities of one clause or one kind of cause that reach the number set in the rules, detected within the days set there: together they may be one systemic nonconformity. Windows that overlap are one.',
      population: 'Windows that end in the period, not after today.',
      exclusions: `${notCounted} Improvements.`,
    },
    load: {
      name: 'Load',
      definition: 'What each person has open: nonconformities, actions, and of these the overdue.',
      population: 'Open nonconformities with an owner, and their open actions, today.',
      exclusions: 'All that is closed, done or cancelled.',
    },
  } satisfies Record<string, Definition>,
  exclusion: {
    rejected: 'Rejected',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
    riskAccepted: 'Risk accepted',
    notNecessary: 'Not necessary',
    withoutPlan: 'Closed without a plan',
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
