import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { actProblems, actSchema } from './act.ts';

const schema = actSchema;

/** What stopped it from getting worse, in any stage. The latest one counts; earlier ones stay in the history. */
export const recordContainment = defineCommand({
  name: 'recordContainment',
  schema,
  decide: (command, record, context) =>
    recordUnless(actProblems(command.act, record, context), { type: 'ContainmentRecorded', ...formFieldsOf(command) }),
});
