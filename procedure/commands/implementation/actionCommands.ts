import { z } from 'zod';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import type { Party } from '../../stages/segregation.ts';
import { approverBar, approverOf, exceptionProblems } from '../approval/approver.ts';
import { dateProblem, notInFuture, notInPast } from '../dateProblems.ts';
import { recordEvent, recordUnless } from '../decision.ts';
import { formFieldsOf } from '../defineCommand.ts';
import { actionId, date, yesOrNo } from '../fields.ts';
import { defineActionCommand } from './defineActionCommand.ts';

const reportProgressSchema = z.object({ action: actionId, note: requiredText(longest.reason) });

/** Records the progress of an action. */
const reportProgress = defineActionCommand({
  name: 'reportProgress',
  schema: reportProgressSchema,
  decide: (command) => recordEvent({ type: 'ActionProgressed', ...formFieldsOf(command) }),
});

const completeActionSchema = z.object({
  action: actionId,
  doneOn: date,
  note: requiredText(longest.reason),
});

/** Completes an action. With the last one the record moves on to verification. */
const completeAction = defineActionCommand({
  name: 'completeAction',
  schema: completeActionSchema,
  decide: (command, record, { today }) =>
    recordUnless(dateProblem('doneOn', command.doneOn, notInFuture(today, record.facts.detectedOn)), {
      type: 'ActionCompleted',
      ...formFieldsOf(command),
    }),
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
const cancelAction = defineActionCommand({
  name: 'cancelAction',
  schema: cancelActionSchema,
  barsOn: (record, standing) => approverBar(record, standing, 'cancelAction'),
  decide: (command, record, context) =>
    recordUnless(exceptionProblems(approverOf(record, context), command.exception), {
      type: 'ActionCancelled',
      ...formFieldsOf(command),
    }),
});

const requestExtensionSchema = z.object({ action: actionId, due: date, reason: requiredText(longest.reason) });

/** Asks for more time for an action. The original day is kept, and measures count against it. */
const requestExtension = defineActionCommand({
  name: 'requestExtension',
  schema: requestExtensionSchema,
  applies: { to: ({ extension }) => extension === undefined, otherwise: { reason: 'alreadyDone' } },
  decide: (command, record, context, action) => {
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
const decideExtension = defineActionCommand({
  name: 'decideExtension',
  schema: decideExtensionSchema,
  applies: { to: ({ extension }) => extension !== undefined, otherwise: { reason: 'nothingToDecide' } },
  barsOn: (_, { actor: { id } }, { extension, owner }) => {
    const as: Party | undefined = id === owner ? 'actionOwner' : id === extension?.by ? 'asker' : undefined;
    return as && { reason: 'segregation', conflict: { duty: 'decideExtension', as } };
  },
  decide: (command) => recordEvent({ type: 'ExtensionDecided', ...formFieldsOf(command) }),
});

export const actionCommands = {
  reportProgress,
  requestExtension,
  decideExtension,
  completeAction,
  cancelAction,
} as const;
