import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { longest, optionalText, requiredText } from '../record/reportFacts.ts';
import { approverOf, exceptionProblems } from './approver.ts';
import type { Deciding } from './circumstances.ts';
import { dateProblem, stillToCome } from './dateProblems.ts';
import { type Decision, recordUnless } from './decision.ts';
import { date, most } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

/** Management decides to live with it until a day. As with a plan, nobody decides so about his own work, but by exception. */
export const acceptRiskSchema = z.object({
  reason: requiredText(most.reason),
  /** Id in the risk register. */
  risk: optionalText(most.line),
  expires: date,
  exception: optionalText(longest.reason),
});
export type AcceptRisk = OnRecord<'acceptRisk', typeof acceptRiskSchema>;

export const decideAcceptRisk = (command: AcceptRisk, record: Nonconformity, deciding: Deciding): Decision => {
  const approver = approverOf(record, deciding);
  if ('refusal' in approver) return approver;
  const { today } = deciding;
  return recordUnless(
    {
      ...exceptionProblems(approver, command.exception),
      ...dateProblem('expires', command.expires, (day) => (day === today ? 'inThePast' : stillToCome(today)(day))),
    },
    { type: 'RiskAccepted', ...saidBy(command) },
  );
};
