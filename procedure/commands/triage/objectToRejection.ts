import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import type { OnRecord } from '../onRecord.ts';

/** The reporter's one objection to a rejection. It goes to management. */
export const objectToRejectionSchema = z.object({ text: requiredText(longest.addition) });
export type ObjectToRejection = OnRecord<'objectToRejection', typeof objectToRejectionSchema>;

export const decideObjectToRejection = ({ text }: ObjectToRejection, record: Nonconformity): Decision =>
  record.rejection?.objection ? refuse({ reason: 'alreadyDone' }) : recordEvent({ type: 'RejectionObjectedTo', text });
