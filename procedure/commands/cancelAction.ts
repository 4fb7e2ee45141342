import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { longest, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, record as recordEvent, refuse } from './decision.ts';
import { actionId } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';
import { openAction } from './openAction.ts';

/** An action of the approved plan is not needed any more: management says so, but not about its own. */
export const cancelActionSchema = z.object({ action: actionId, reason: requiredText(longest.reason) });
export type CancelAction = OnRecord<'cancelAction', typeof cancelActionSchema>;

export const decideCancelAction = (command: CancelAction, record: Nonconformity, deciding: Deciding): Decision => {
  const found = openAction(command, record, deciding);
  if ('refusal' in found) return found;
  return found.action.owner === deciding.actor.id
    ? refuse({ reason: 'segregation', conflict: { duty: 'cancelAction', as: 'actionOwner' } })
    : recordEvent({ type: 'ActionCancelled', ...saidBy(command) });
};
