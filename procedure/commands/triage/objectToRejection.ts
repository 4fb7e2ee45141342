import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';

export const objectToRejectionSchema = z.object({ text: requiredText(longest.addition) });

/** The reporter's one objection to a rejection. It goes to management. */
export const objectToRejection = defineCommand({
  name: 'objectToRejection',
  schema: objectToRejectionSchema,
  decide: ({ text }, record) =>
    record.rejection?.objection
      ? refuse({ reason: 'alreadyDone' })
      : recordEvent({ type: 'RejectionObjectedTo', text }),
});
