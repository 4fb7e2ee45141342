import { z } from 'zod';
import { longest, optionalText } from '../../record/report/reportFacts.ts';
import { record as recordEvent } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';

export const withdrawReportSchema = z.object({ reason: optionalText(longest.reason) });

/** The reporter withdraws the report before triage. It keeps its number and stays readable. */
export const withdrawReport = defineCommand({
  name: 'withdrawReport',
  schema: withdrawReportSchema,
  decide: ({ reason }) => recordEvent({ type: 'ReportWithdrawn', ...(reason !== undefined && { reason }) }),
});
