import { z } from 'zod';
import {
  longest,
  optionalText,
  type ReportFacts,
  readReportFacts,
  reportFields,
  requiredText,
} from '../../record/report/reportFacts.ts';
import { recordEvent, refuse } from '../decision.ts';
import { type CommandDefinition, defineCommand, defineTextCommand, formFieldsOf } from '../defineCommand.ts';

export const addToReportSchema = z.object({ text: requiredText(longest.addition) });

/** The reporter adds to the report. The earlier text stays as it was. */
const addToReport = defineCommand({
  name: 'addToReport',
  schema: addToReportSchema,
  decide: ({ text }) => recordEvent({ type: 'ReportAddedTo', text }),
});

/** The reporter corrects their report before triage. The earlier facts stay in the history. */
const correctReport: CommandDefinition<'correctReport', { readonly facts: ReportFacts }> = {
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

export const withdrawReportSchema = z.object({ reason: optionalText(longest.reason) });

/** The reporter withdraws the report before triage. It keeps its number and stays readable. */
const withdrawReport = defineCommand({
  name: 'withdrawReport',
  schema: withdrawReportSchema,
  decide: ({ reason }) => recordEvent({ type: 'ReportWithdrawn', ...(reason !== undefined && { reason }) }),
});

/** The security team asks the reporter. Unnamed reporters find the question with their case code; nothing is sent. */
const askReporter = defineTextCommand({
  name: 'askReporter',
  text: { field: 'text', most: longest.addition },
  decide: (command) => recordEvent({ type: 'ReporterAsked', ...formFieldsOf(command) }),
});

const openIdentitySchema = z.object({ reason: requiredText(longest.reason) });

/** A custodian opens a sealed identity. The reason is recorded before it is displayed; the identity itself never is. */
const openIdentity = defineCommand({
  name: 'openIdentity',
  schema: openIdentitySchema,
  decide: (command, { unnamed }) =>
    unnamed?.kind === 'sealed'
      ? recordEvent({ type: 'IdentityOpened', ...formFieldsOf(command) })
      : refuse({ reason: 'nothingToDecide' }),
});

export const reportCommands = {
  correctReport,
  addToReport,
  withdrawReport,
  askReporter,
  openIdentity,
} as const;
