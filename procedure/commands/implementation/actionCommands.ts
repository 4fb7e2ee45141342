import { z } from 'zod';
import type { CorrectiveAction, Nonconformity } from '../../record/nonconformity.ts';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { permissions, type RecordCommandName } from '../../stages/permissions.ts';
import { hasAnyRelation, type Relation } from '../../stages/relations.ts';
import type { Party } from '../../stages/segregation.ts';
import { approverOf, exceptionProblems } from '../approval/approver.ts';
import { dateProblem, notInFuture, notInPast } from '../dateProblems.ts';
import { recordEvent, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { actionId, date, yesOrNo } from '../fields.ts';
import type { Refusal } from '../refusal.ts';

type OnAction = { readonly name: RecordCommandName; readonly action: string };

/**
 * The open action that a command names, if the actor may change it; or the refusal. An action's owner may give the
 * command for their own actions, everyone else who may give it for all of them.
 */
export const openAction = (
  { name, action: named }: OnAction,
  record: Nonconformity,
  { actor }: Pick<DecisionContext, 'actor'>,
): { readonly action: CorrectiveAction } | { readonly refusal: Refusal } => {
  const action = record.cycle.actions.find(({ id }) => id === named);
  if (!action) return refuse({ reason: 'invalid', problems: { action: 'unknownAction' } });
  const forAll: readonly Relation[] = permissions[name].may.filter((relation) => relation !== 'actionOwner');
  const may = action.owner === actor.id || hasAnyRelation(actor, record, forAll);
  if (!may) return refuse({ reason: 'notAllowed' });
  if (action.state !== 'open') return refuse({ reason: 'invalid', problems: { action: 'actionNotOpen' } });
  return { action };
};

const reportProgressSchema = z.object({ action: actionId, note: requiredText(longest.reason) });

/** Records the progress of an action. */
export const reportProgress = defineCommand({
  name: 'reportProgress',
  schema: reportProgressSchema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    return 'refusal' in found ? found : recordEvent({ type: 'ActionProgressed', ...formFieldsOf(command) });
  },
});

const completeActionSchema = z.object({
  action: actionId,
  doneOn: date,
  note: requiredText(longest.reason),
});

/** Completes an action. With the last one the record moves on to verification. */
export const completeAction = defineCommand({
  name: 'completeAction',
  schema: completeActionSchema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    return recordUnless(dateProblem('doneOn', command.doneOn, notInFuture(context.today, record.facts.detectedOn)), {
      type: 'ActionCompleted',
      ...formFieldsOf(command),
    });
  },
});

const cancelActionSchema = z.object({
  action: actionId,
  reason: requiredText(longest.reason),
  exception: optionalText(longest.reason),
});

/**
 * Cancels an action of the approved plan. That changes what was approved, so the rules of an approval apply: decided
 * by someone without a part in it, or by exception if no one in management is eligible.
 */
export const cancelAction = defineCommand({
  name: 'cancelAction',
  schema: cancelActionSchema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    const approver = approverOf(record, context, 'cancelAction');
    if ('refusal' in approver) return approver;
    return recordUnless(exceptionProblems(approver, command.exception), {
      type: 'ActionCancelled',
      ...formFieldsOf(command),
    });
  },
});

const requestExtensionSchema = z.object({ action: actionId, due: date, reason: requiredText(longest.reason) });

/** Asks for more time for an action. The original day is kept, and measures count against it. */
export const requestExtension = defineCommand({
  name: 'requestExtension',
  schema: requestExtensionSchema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    if ('refusal' in found) return found;
    const { action } = found;
    if (action.extension) return refuse({ reason: 'alreadyDone' });
    const verifiedOn = record.cycle.plan?.verification.on;
    return recordUnless(
      {
        ...dateProblem('due', command.due, notInPast(context.today)),
        ...dateProblem('due', command.due, (day) => (day <= action.due ? 'notLater' : undefined)),
        // Past the day of verification the plan itself changes, which is for management.
        ...dateProblem('due', command.due, (day) =>
          verifiedOn !== undefined && day > verifiedOn ? 'afterVerification' : undefined,
        ),
      },
      { type: 'ExtensionRequested', ...formFieldsOf(command) },
    );
  },
});

const decideExtensionSchema = z.object({
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
  schema: decideExtensionSchema,
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
