import { z } from 'zod';
import type { NonconformityEvent } from '../../record/events.ts';
import type { Reference } from '../../record/reference.ts';
import { longest, optionalText } from '../../record/reportFacts.ts';
import type { Decision } from '../decision.ts';

/** The reporter takes his report back while nobody has taken it up. It keeps its number and stays readable. */
export const withdrawReportSchema = z.object({ reason: optionalText(longest.reason) });
export type WithdrawReport = { readonly name: 'withdrawReport'; readonly reference: Reference } & Readonly<
  z.output<typeof withdrawReportSchema>
>;

export const decideWithdrawReport = (command: WithdrawReport): Decision<NonconformityEvent> => ({
  events: [{ type: 'ReportWithdrawn', ...(command.reason !== undefined && { reason: command.reason }) }],
});
