import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import type { Party } from '../../stages/segregation.ts';
import { sealedConflict } from '../approval/approver.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { yesOrNo } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** Management decides about the reporter's objection. Upheld: the report is triaged after all. */
export const decideObjectionSchema = z.object({ upheld: yesOrNo, reason: requiredText(longest.reason) });
export type DecideObjection = OnRecord<'decideObjection', typeof decideObjectionSchema>;

export const decideDecideObjection = (
  command: DecideObjection,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const { actor } = context;
  const { rejection, reporter } = record;
  if (!rejection?.objection) return refuse({ reason: 'nothingToDecide' });
  if (rejection.decision) return refuse({ reason: 'alreadyDone' });
  const as: Party | undefined =
    actor.id === reporter || sealedConflict(record, context)
      ? 'reporter'
      : actor.id === rejection.by
        ? 'rejecter'
        : undefined;
  if (as) return refuse({ reason: 'segregation', conflict: { duty: 'decideObjection', as } });
  return recordEvent({ type: 'ObjectionDecided', ...formFieldsOf(command) });
};
