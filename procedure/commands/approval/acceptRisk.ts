import { z } from 'zod';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { recordUnless } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { date, formLimits } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { approverOf, exceptionProblems } from './approver.ts';

const schema = z.object({
  reason: requiredText(formLimits.reason),
  /** Id in the risk register. */
  risk: optionalText(formLimits.line),
  expires: date,
  exception: optionalText(longest.reason),
});

/**
 * Management accepts the risk until a day. As with a plan, no one decides about their own work, except by exception.
 */
export const acceptRisk = defineCommand({
  name: 'acceptRisk',
  schema,
  decide: (command, record, context) => {
    const approver = approverOf(record, context);
    if ('refusal' in approver) return approver;
    const { today } = context;
    return recordUnless(
      {
        ...exceptionProblems(approver, command.exception),
        ...dateProblem('expires', command.expires, (day) => (day === today ? 'inThePast' : notInPast(today)(day))),
      },
      { type: 'RiskAccepted', ...formFieldsOf(command) },
    );
  },
});
