import type { NonconformityEvent } from '../../record/events.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Reference } from '../../record/reference.ts';
import { type ReportFacts, reportFields } from '../../record/reportFacts.ts';
import { type Decision, refuse } from '../decision.ts';

/** The reporter corrects his report while nobody has taken it up. The facts as they were stay in the history. */
export type CorrectReport = {
  readonly name: 'correctReport';
  readonly reference: Reference;
  readonly facts: ReportFacts;
};

export const decideCorrectReport = (command: CorrectReport, record: Nonconformity): Decision<NonconformityEvent> =>
  reportFields.some((field) => command.facts[field] !== record.facts[field])
    ? { events: [{ type: 'ReportCorrected', facts: command.facts }] }
    : refuse({ reason: 'nothingChanged' });
