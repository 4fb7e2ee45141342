import { z } from 'zod';
import { longest, optionalText } from '../../record/report/reportFacts.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { recordUnless, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { revision } from '../fields.ts';
import { approverOfRevision, exceptionProblems } from './approver.ts';

const schema = z.object({ revision, exception: optionalText(longest.reason) });

/** 10.2 c: management approves the plan that was displayed. `exception` only if no one in management is eligible. */
export const approvePlan = defineCommand({
  name: 'approvePlan',
  schema,
  decide: (command, record, context) => {
    const approver = approverOfRevision(command, record, context);
    if ('refusal' in approver) return approver;
    const { plan } = record.cycle;
    if (!plan) return refuse({ reason: 'nothingToDecide' });
    const { exception, revision: seen } = command;
    return recordUnless(exceptionProblems(approver, exception), {
      type: 'PlanApproved',
      revision: seen,
      planHash: context.digest(canonicalJson(plan)),
      ...(approver.delegatedBy !== undefined && { delegatedBy: approver.delegatedBy }),
      ...(exception !== undefined && { exception }),
    });
  },
});
