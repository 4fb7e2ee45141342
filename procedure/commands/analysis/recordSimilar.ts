import { z } from 'zod';
import { requiredText } from '../../record/report/reportFacts.ts';
import { recordEvent } from '../decision.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { formLimits, yesOrNo } from '../fields.ts';

const schema = z.object({
  similar: z.object({
    areas: requiredText(formLimits.text),
    checkedBy: requiredText(formLimits.line),
    found: yesOrNo,
    result: requiredText(formLimits.text),
  }),
});

/** 10.2 b 3: which areas were checked for similar nonconformities, by whom, and with what result. */
export const recordSimilar = defineCommand({
  name: 'recordSimilar',
  schema,
  decide: (command) => recordEvent({ type: 'SimilarRecorded', ...formFieldsOf(command) }),
});
