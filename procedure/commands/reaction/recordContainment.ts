import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { actProblems, actSchema } from './act.ts';

const schema = actSchema;

/** What stopped it from getting worse. At any stage; told again, the latest counts and the earlier stays in the history. */
export const recordContainment = defineCommand({
  name: 'recordContainment',
  schema,
  decide: (command, record, context) =>
    recordUnless(actProblems(command.act, record, context), { type: 'ContainmentRecorded', ...formFieldsOf(command) }),
});
