import { z } from 'zod';
import type { Act } from '../record/recordParts.ts';
import { longest, optionalText, requiredText } from '../record/report/reportFacts.ts';
import type { Problems } from './commandFields.ts';
import { dateProblem, notInFuture } from './dateProblems.ts';
import { recordEvent, recordUnless } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';
import { defineCommand, formFieldsOf } from './defineCommand.ts';
import { date, formLimits, kindMissing } from './fields.ts';

/** Containment or correction, in the past tense; or *not necessary, because* (10.2 a 1). */
const actSchema = z.object({
  act: z.discriminatedUnion(
    'kind',
    [
      z.object({
        kind: z.literal('done'),
        what: requiredText(formLimits.text),
        by: requiredText(formLimits.line),
        doneOn: date,
        proof: optionalText(formLimits.text),
      }),
      z.object({ kind: z.literal('notNecessary'), because: requiredText(longest.reason) }),
    ],
    kindMissing,
  ),
});

/** May be before the detection (stopped first, reported later), but not in the future. */
const actProblems = (act: Act, { today }: Pick<DecisionContext, 'today'>): Problems =>
  act.kind === 'done' ? dateProblem('doneOn', act.doneOn, notInFuture(today)) : {};

/** What stopped it from getting worse, in any stage. The latest one counts; earlier ones stay in the history. */
const recordContainment = defineCommand({
  name: 'recordContainment',
  schema: actSchema,
  decide: (command, _, context) =>
    recordUnless(actProblems(command.act, context), { type: 'ContainmentRecorded', ...formFieldsOf(command) }),
});

/**
 * What was put right; the cause may still be there. In any stage. The latest one counts; earlier ones stay in the
 * history.
 */
const recordCorrection = defineCommand({
  name: 'recordCorrection',
  schema: actSchema,
  decide: (command, _, context) =>
    recordUnless(actProblems(command.act, context), { type: 'CorrectionRecorded', ...formFieldsOf(command) }),
});

const recordConsequencesSchema = z.object({
  consequences: z.discriminatedUnion(
    'kind',
    [
      z.object({
        kind: z.literal('dealtWith'),
        what: requiredText(formLimits.text),
        told: optionalText(formLimits.line),
      }),
      z.object({ kind: z.literal('none'), because: requiredText(longest.reason) }),
    ],
    kindMissing,
  ),
});

/** 10.2 a 2: the consequences, how they were dealt with and who was told; or why there were none. */
const recordConsequences = defineCommand({
  name: 'recordConsequences',
  schema: recordConsequencesSchema,
  decide: (command) => recordEvent({ type: 'ConsequencesRecorded', ...formFieldsOf(command) }),
});

export const reactionCommands = {
  recordContainment,
  recordCorrection,
  recordConsequences,
} as const;
