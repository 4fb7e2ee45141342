import type { PlainRule, RuleUnit } from '../../organisation/rules.ts';
import type { Voiced } from '../voiced.ts';

export const ruleWords = {
  rule: {
    planAgain: 'Resubmit a plan that was returned or changed',
    approval: 'Decide on a plan',
    extension: 'Decide on a request for more time',
    objection: 'Decide on a reporter’s objection',
    observationDays: 'Observation window within which a recurrence counts',
    systemicCount: 'Number of similar cases that points to a systemic nonconformity',
    systemicDays: 'Days within which these are detected',
    digestHour: 'Hour from which the daily message is sent',
    reviewEveryMonths: 'Longest time between two reviews of the records',
    riskMonths: 'Longest time for which a risk may be accepted',
  } satisfies Record<PlainRule, string>,
  /** A value with its unit. */
  amount: {
    workingDays: (value, isOne) => `${value} ${isOne ? 'working day' : 'working days'}`,
    days: (value, isOne) => `${value} ${isOne ? 'calendar day' : 'calendar days'}`,
    months: (value, isOne) => `${value} ${isOne ? 'month' : 'months'}`,
    count: (value, isOne) => `${value} ${isOne ? 'nonconformity' : 'nonconformities'}`,
    hour: (value, _isOne) => `${value} o’clock`,
  } satisfies Record<RuleUnit, (value: string, isOne: boolean) => string>,
  /** A rule of one step: `Standard, minor nonconformity: Find the root cause`. */
  step: (kind: string, step: string) => `${kind}: ${step}`,
};

export type RuleWords = Voiced<typeof ruleWords>;
