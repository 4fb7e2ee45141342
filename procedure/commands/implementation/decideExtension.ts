import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import type { Party } from '../../stages/segregation.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { actionId, yesOrNo } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { openAction } from './openAction.ts';

/**
 * Granted or not, by somebody who neither asked for it nor has the action.
 *
 * No wider, unlike an approval: an extension changes nothing that was approved. The original day is kept and the figures
 * count against it, it never goes past the day of verification, and whoever owns the nonconformity, or manages the plan,
 * gains nothing by it. In a small organisation the ISMS manager owns most of them, and is there to decide every day.
 * No exception either: with nobody else there the action stays due on its day, and may be done late all the same.
 */
export const decideExtensionSchema = z.object({
  action: actionId,
  granted: yesOrNo,
  reason: requiredText(longest.reason),
});
export type DecideExtension = OnRecord<'decideExtension', typeof decideExtensionSchema>;

export const decideDecideExtension = (
  command: DecideExtension,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const found = openAction(command, record, context);
  if ('refusal' in found) return found;
  const { extension, owner } = found.action;
  if (!extension) return refuse({ reason: 'nothingToDecide' });
  const { id } = context.actor;
  const as: Party | undefined = id === owner ? 'actionOwner' : id === extension.by ? 'asker' : undefined;
  if (as) return refuse({ reason: 'segregation', conflict: { duty: 'decideExtension', as } });
  return recordEvent({ type: 'ExtensionDecided', ...formFieldsOf(command) });
};
