import type { Stage } from '../stages/stages.ts';
import type { Language } from '../words/languages.ts';
import type { CalendarDate } from './calendarDate.ts';
import type { ReportedIn } from './choices.ts';
import type { NonconformityEvent } from './events.ts';
import type { PersonId } from './person.ts';
import type { Reference } from './reference.ts';
import type { ReportFacts } from './reportFacts.ts';

/** A nonconformity as its events tell it. A value: nothing here changes, the next commit makes the next value. */
export type Nonconformity = {
  readonly reference: Reference;
  readonly stage: Stage;
  readonly facts: ReportFacts;
  readonly reporter: PersonId;
  readonly reportedIn: ReportedIn;
  /** ISO 8601 in UTC with milliseconds. */
  readonly reportedAt: string;
  /** Language of the report, for messages about it. */
  readonly language: Language;
  readonly procedureVersion: string;
  readonly additions: readonly Addition[];
  readonly log: LogFields;
};

export type Addition = { readonly at: string; readonly by: PersonId; readonly text: string };

/** The fields of the procedure's log that are not facts of the report. Later stages fill them. */
export type LogFields = {
  readonly rootCause?: string;
  readonly shortTermPlan?: string;
  readonly longTermPlan?: string;
  readonly planManager?: PersonId;
  readonly nextFollowUp?: CalendarDate;
  readonly successCriteria?: string;
};

/** When and by whom an event was committed. */
export type Told = { readonly at: string; readonly by: PersonId };

/**
 * One step of the fold.
 * @param before absent for the first event, which is always `Reported`
 * @throws RangeError when a stream does not begin with `Reported` or tells it twice: such a chain is damaged
 */
export const evolve = (
  before: Nonconformity | undefined,
  event: NonconformityEvent,
  told: Told,
  reference: Reference,
): Nonconformity => {
  if (event.type === 'Reported') {
    if (before) throw new RangeError(`${reference} was reported twice`);
    return {
      reference,
      stage: 'reported',
      facts: event.facts,
      reporter: told.by,
      reportedIn: event.reportedIn,
      reportedAt: told.at,
      language: event.language,
      procedureVersion: event.procedureVersion,
      additions: [],
      log: {},
    };
  }
  if (!before) throw new RangeError(`${reference} does not begin with a report`);
  switch (event.type) {
    case 'ReportAddedTo':
      return { ...before, additions: [...before.additions, { at: told.at, by: told.by, text: event.text }] };
    case 'ReportCorrected':
      return { ...before, facts: event.facts };
    case 'ReportWithdrawn':
      return { ...before, stage: 'withdrawn' };
    default:
      return event satisfies never;
  }
};
