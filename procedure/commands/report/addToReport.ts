import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record as recordEvent } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';

export const addToReportSchema = z.object({ text: requiredText(longest.addition) });

/** The reporter adds to the report. The earlier text stays as it was. */
export const addToReport = defineCommand({
  name: 'addToReport',
  schema: addToReportSchema,
  decide: ({ text }) => recordEvent({ type: 'ReportAddedTo', text }),
});
