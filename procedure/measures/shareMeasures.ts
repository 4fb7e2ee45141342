import { isEnded } from '../stages/stages.ts';
import { isExcluded, type Measure, type Take, withoutActions } from './measure.ts';
import type { MeasuredAction, MeasuredFacts } from './measuredFacts.ts';
import type { Reckoning } from './measuring.ts';
import type { DayNumber } from './periods/dayNumber.ts';

/**
 * Of the closed whose W days are over: did it happen again within them? One whose window still runs is in neither
 * part, or the rate would fall with every closing (nc-landscape C7.3). The window's last day decides the period.
 */
export const recurrence: Measure = (facts, at, take) => {
  const { stage, closed, implemented: first } = facts;
  if (closed === undefined) return;
  if (first === undefined) return take.leftOut(isExcluded(stage) ? stage : withoutActions(facts), at.dayOf(closed));
  const last = first + at.observationDays;
  if (isExcluded(stage)) return take.leftOut(stage, last);
  if (last >= at.today) return take.leftOut('pending', undefined);
  const again = facts.recurrences.map(at.dayOf).some((day) => first <= day && day <= last);
  take.counted(again ? 1 : 0, last);
};

/** Beside the recurrence rate: of the newly reported, which repeat an earlier one? */
export const repeats: Measure = (facts, at, take) => {
  const on = at.dayOf(facts.reported);
  if (isExcluded(facts.stage)) return take.leftOut(facts.stage, on);
  take.counted(facts.repeats ? 1 : 0, on);
};

/** The actions of real nonconformities that fell due, by the day on which they did. */
const fallenDue =
  (
    dueOf: (action: MeasuredAction) => DayNumber,
    each: (action: MeasuredAction, due: DayNumber, facts: MeasuredFacts, at: Reckoning, take: Take) => void,
  ): Measure =>
  (facts, at, take) => {
    for (const action of facts.actions) {
      const due = dueOf(action);
      if (due > at.today) continue;
      if (isExcluded(facts.stage)) take.leftOut(facts.stage, due, action.id);
      else each(action, due, facts, at, take);
    }
  };

/**
 * Done by then? The open and overdue stay in the population (nc-landscape C7.4), and so does what was cancelled after
 * its day: no one improves the share by cancelling what is late.
 */
const schedule = (dueOf: (action: MeasuredAction) => DayNumber): Measure =>
  fallenDue(dueOf, (action, due, facts, at, take) => {
    if (action.cancelled !== undefined && at.dayOf(action.cancelled) <= due) take.leftOut('cancelled', due, action.id);
    else if (action.cancelled !== undefined) take.counted(0, due, action.id);
    else if (action.doneOn !== undefined) take.counted(action.doneOn <= due ? 1 : 0, due, action.id);
    else if (facts.riskAccepted !== undefined && at.dayOf(facts.riskAccepted) <= due)
      take.leftOut('riskAccepted', due, action.id);
    else if (due === at.today) take.leftOut('pending', undefined, action.id);
    else take.counted(0, due, action.id);
  });

export const onSchedule = schedule(({ originalDue }) => originalDue);
export const onCurrentSchedule = schedule(({ due }) => due);

/** Beside the share on schedule, of the same actions: was it cancelled, whenever? */
export const cancellation: Measure = fallenDue(
  ({ originalDue }) => originalDue,
  ({ id, cancelled, doneOn }, due, _, at, take) => {
    if (cancelled === undefined && doneOn === undefined && due === at.today) take.leftOut('pending', undefined, id);
    else take.counted(cancelled === undefined ? 0 : 1, due, id);
  },
);

export const effectiveness: Measure = (facts, at, take) => {
  if (facts.stage === 'verification') take.leftOut('pending', undefined);
  for (const verdict of facts.verdicts) {
    const on = at.dayOf(verdict.at);
    if (isExcluded(facts.stage)) take.leftOut(facts.stage, on);
    else take.counted(verdict.verdict === 'effective' ? 1 : 0, on);
  }
};

/** As of today, whatever the period: of the open actions, which are past the date in force? */
export const overdue: Measure = (facts, at, take) => {
  if (isEnded(facts.stage)) return;
  for (const { id, due, doneOn, cancelled } of facts.actions)
    if (doneOn === undefined && !cancelled) take.counted(due < at.today ? 1 : 0, undefined, id);
};

/**
 * 0 for one opened in the period, 1 for one closed in it. Not a share: what is closed may have been opened long
 * before.
 */
export const closure: Measure = (facts, at, take) => {
  const opened = at.dayOf(facts.reported);
  if (isExcluded(facts.stage)) return take.leftOut(facts.stage, opened);
  take.counted(0, opened);
  if (facts.closed !== undefined) take.counted(1, at.dayOf(facts.closed));
};
