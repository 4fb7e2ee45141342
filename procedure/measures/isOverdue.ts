import { isEnded } from '../stages/stages.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import type { DayNumber } from './periods/dayNumber.ts';

/**
 * Whether an action is past its date in force, or a follow-up past its day. Computed for the day in question, never
 * stored.
 */
export const isOverdue = (facts: MeasuredFacts | undefined, today: DayNumber): boolean =>
  facts !== undefined &&
  !isEnded(facts.stage) &&
  ((facts.followUp !== undefined && facts.followUp < today) ||
    facts.actions.some(({ due, doneOn, cancelled }) => due < today && doneOn === undefined && !cancelled));
