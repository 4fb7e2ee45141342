import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, optionalText, requiredText } from '../../record/reportFacts.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { type Decision, recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { date, formLimits } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { approverOf, exceptionProblems } from './approver.ts';

/** Management decides to live with it until a day. As with a plan, nobody decides so about his own work, but by exception. */
export const acceptRiskSchema = z.object({
  reason: requiredText(formLimits.reason),
  /** Id in the risk register. */
  risk: optionalText(formLimits.line),
  expires: date,
  exception: optionalText(longest.reason),
});
export type AcceptRisk = OnRecord<'acceptRisk', typeof acceptRiskSchema>;

export const decideAcceptRisk = (command: AcceptRisk, record: Nonconformity, context: DecisionContext): Decision => {
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
};
