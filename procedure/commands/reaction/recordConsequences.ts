import { z } from 'zod';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { record } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formLimits, kindMissing } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({
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

/** 10.2 a 2: the consequences, how they were dealt with and who was told; or why there were none. */
export const recordConsequences = defineCommand({
  name: 'recordConsequences',
  schema,
  decide: (command) => record({ type: 'ConsequencesRecorded', ...formFieldsOf(command) }),
});
