import { z } from 'zod';
import { requiredText } from '../../record/reportFacts.ts';
import { type Decision, record } from '../decision.ts';
import { formLimits, yesOrNo } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** 10.2 b 3: which areas were checked for the same, by whom, and what came of it. */
export const recordSimilarSchema = z.object({
  similar: z.object({
    areas: requiredText(formLimits.text),
    checkedBy: requiredText(formLimits.line),
    found: yesOrNo,
    result: requiredText(formLimits.text),
  }),
});
export type RecordSimilar = OnRecord<'recordSimilar', typeof recordSimilarSchema>;

export const decideRecordSimilar = (command: RecordSimilar): Decision =>
  record({ type: 'SimilarRecorded', ...formFieldsOf(command) });
