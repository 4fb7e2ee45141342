import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record as recordEvent } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { revision } from '../fields.ts';
import { approverOfRevision } from './approver.ts';

const schema = z.object({ revision, reason: requiredText(longest.reason) });

/** Management rejects the plan. It cannot be submitted again unchanged. */
export const rejectPlan = defineCommand({
  name: 'rejectPlan',
  schema,
  decide: (command, record, context) => {
    const approver = approverOfRevision(command, record, context);
    return 'refusal' in approver ? approver : recordEvent({ type: 'PlanRejected', reason: command.reason });
  },
});
