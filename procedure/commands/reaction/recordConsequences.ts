import { z } from 'zod';
import { longest, optionalText, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record } from '../decision.ts';
import { formLimits, kindMissing } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** 10.2 a 2: what it led to and how that was dealt with, and who was told; or that there was nothing, because. */
export const recordConsequencesSchema = z.object({
  consequences: z.discriminatedUnion(
    'kind',
    [
      z.object({
        kind: z.literal('dealtWith'),
        what: requiredText(formLimits.text),
        told: optionalText(formLimits.line),
      }),
      z.object({ kind: z.literal('none'), because: requiredText(longest.reason) }),
    ],
    kindMissing,
  ),
});
export type RecordConsequences = OnRecord<'recordConsequences', typeof recordConsequencesSchema>;

export const decideRecordConsequences = (command: RecordConsequences): Decision =>
  record({ type: 'ConsequencesRecorded', ...formFieldsOf(command) });
