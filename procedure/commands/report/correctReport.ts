import { type ReportFacts, readReportFacts, reportFields } from '../../record/report/reportFacts.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import type { CommandDefinition } from '../defineCommand.ts';

/** The reporter corrects their report before triage. The earlier facts stay in the history. */
export const correctReport: CommandDefinition<'correctReport', { readonly facts: ReportFacts }> = {
  name: 'correctReport',
  // The facts of a report are read with today's date: nothing was detected in the future.
  read: (form, today) => {
    const read = readReportFacts((form as { facts?: unknown } | null)?.facts, today);
    return read.ok ? { form: { facts: read.facts } } : refuse({ reason: 'invalid', problems: read.problems });
  },
  decide: ({ facts }, record) =>
    reportFields.some((field) => facts[field] !== record.facts[field])
      ? recordEvent({ type: 'ReportCorrected', facts })
      : refuse({ reason: 'nothingChanged' }),
};
