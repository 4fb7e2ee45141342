import { z } from 'zod';
import type { NonconformityEvent } from '../../record/events.ts';
import type { Reference } from '../../record/reference.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import type { Decision } from '../decision.ts';

/** The reporter remembers something more. What was said before stays as it was. */
export const addToReportSchema = z.object({ text: requiredText(longest.addition) });
export type AddToReport = { readonly name: 'addToReport'; readonly reference: Reference } & Readonly<
  z.output<typeof addToReportSchema>
>;

export const decideAddToReport = (command: AddToReport): Decision<NonconformityEvent> => ({
  events: [{ type: 'ReportAddedTo', text: command.text }],
});
