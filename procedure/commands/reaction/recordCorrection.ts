import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { actProblems, actSchema } from './act.ts';

const schema = actSchema;

/**
 * What was put right; the cause may still be there. In any stage. The latest one counts; earlier ones stay in the
 * history.
 */
export const recordCorrection = defineCommand({
  name: 'recordCorrection',
  schema,
  decide: (command, record, context) =>
    recordUnless(actProblems(command.act, record, context), { type: 'CorrectionRecorded', ...formFieldsOf(command) }),
});
