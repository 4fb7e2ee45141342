import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { optionalActionId, revision } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { approverOfRevision } from './approver.ts';

const schema = z.object({
  revision,
  comment: requiredText(longest.reason),
  action: optionalActionId,
});

/** Management asks for a change in the plan or in one action. */
export const returnPlan = defineCommand({
  name: 'returnPlan',
  schema,
  decide: (command, record, context) => {
    const approver = approverOfRevision(command, record, context);
    if ('refusal' in approver) return approver;
    const { revision: _, ...said } = formFieldsOf(command);
    const known = said.action === undefined || record.cycle.plan?.actions.some(({ id }) => id === said.action);
    return recordUnless(known ? {} : { action: 'unknownAction' }, { type: 'PlanReturned', ...said });
  },
});
