import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { actProblems, actSchema } from './act.ts';

const schema = actSchema;

/**  the cause may still be there. At any stage; told again, the latest counts and the earlier stays in the history. */
export const recordCorrection = defineCommand({
  name: 'recordCorrection',
  schema,
  decide: (command, record, context) =>
    recordUnless(actProblems(command.act, record, context), { type: 'CorrectionRecorded', ...formFieldsOf(command) }),
});
