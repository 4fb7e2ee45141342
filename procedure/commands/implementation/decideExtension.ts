import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Party } from '../../stages/segregation.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { actionId, yesOrNo } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { openAction } from './openAction.ts';

const schema = z.object({
  action: actionId,
  granted: yesOrNo,
  reason: requiredText(longest.reason),
});

/**
 * Grants or refuses an extension. Decided by a person who neither asked for it nor owns the action.
 *
 * The segregation is no wider than that, unlike for an approval: an extension changes nothing that was approved. The
 * original day is kept and measures count against it, it never goes past the day of verification, and the owner of
 * the nonconformity or of the plan gains nothing by it. In a small organisation the ISMS manager owns most of them
 * and has to decide every day.
 * There is no exception: if no one else can decide, the action stays due on its day and may be completed late.
 */
export const decideExtension = defineCommand({
  name: 'decideExtension',
  schema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    const { extension, owner } = found.action;
    if (!extension) return refuse({ reason: 'nothingToDecide' });
    const { id } = context.actor;
    const as: Party | undefined = id === owner ? 'actionOwner' : id === extension.by ? 'asker' : undefined;
    if (as) return refuse({ reason: 'segregation', conflict: { duty: 'decideExtension', as } });
    return recordEvent({ type: 'ExtensionDecided', ...formFieldsOf(command) });
  },
});
