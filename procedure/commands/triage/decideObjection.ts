import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Party } from '../../stages/segregation.ts';
import { sealedConflict } from '../approval/approver.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { yesOrNo } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ upheld: yesOrNo, reason: requiredText(longest.reason) });

/** Management decides on the reporter's objection. If it is upheld, the report is triaged after all. */
export const decideObjection = defineCommand({
  name: 'decideObjection',
  schema,
  decide: (command, record, context) => {
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
  },
});
