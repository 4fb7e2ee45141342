import { z } from 'zod';
import { requiredText } from '../record/report/reportFacts.ts';
import { verdicts } from '../record/values/choices.ts';
import { demands, missing } from '../stages/gates.ts';
import { closingConflict, verificationConflict } from '../stages/segregation.ts';
import type { Problems } from './commandFields.ts';
import { dateProblem, notInPast } from './dateProblems.ts';
import { recordEvent, recordUnless, refuse } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';
import { type CommandOf, defineCommand, defineTextCommand, formFieldsOf } from './defineCommand.ts';
import { choice, formLimits, optionalDate } from './fields.ts';

const judgeEffectivenessSchema = z.object({
  verdict: choice(verdicts),
  result: requiredText(formLimits.text),
  checkAgainOn: optionalDate,
});
type JudgeEffectiveness = CommandOf<'judgeEffectiveness', typeof judgeEffectivenessSchema>;

const checkProblems = ({ verdict, checkAgainOn }: JudgeEffectiveness, today: DecisionContext['today']): Problems => {
  if (verdict === 'partly') {
    if (checkAgainOn === undefined) return { checkAgainOn: 'missing' };
    return dateProblem('checkAgainOn', checkAgainOn, notInPast(today));
  }
  return checkAgainOn === undefined ? {} : { checkAgainOn: 'notNeeded' };
};

/** 10.2 d: the effectiveness of the actions. Unless they were effective, the next cycle begins. */
const judgeEffectiveness = defineCommand({
  name: 'judgeEffectiveness',
  schema: judgeEffectivenessSchema,
  bars: (record, { actor }) => {
    const conflict = verificationConflict(record, actor.id);
    return conflict && { reason: 'segregation', conflict };
  },
  decide: (command, record, { today }) => {
    // A verdict stands until a recurrence overturns it.
    if (demands.effectiveness.isThere(record)) return refuse({ reason: 'alreadyDone' });
    const on = record.cycle.plan?.verification.on;
    // Failure may show early; success only on the day that the approved plan set.
    if (command.verdict === 'effective' && on !== undefined && today < on) return refuse({ reason: 'tooEarly', on });
    return recordUnless(checkProblems(command, today), { type: 'EffectivenessJudged', ...formFieldsOf(command) });
  },
});

/**
 * Closes the record: everything that 10.2 demands in its lane is there. The summary states the outcome. A correction
 * alone is closed by someone other than its owner.
 */
const closeNonconformity = defineTextCommand({
  name: 'closeNonconformity',
  text: { field: 'summary', most: formLimits.text },
  bars: (record, { actor }) => {
    const conflict = closingConflict(record, actor.id);
    return conflict && { reason: 'segregation', conflict };
  },
  decide: (command, record) => {
    const { stage } = record;
    const end = record.triage?.lane === 'correctionOnly' ? 'triaged' : 'verification';
    if (stage !== end) return refuse({ reason: 'notInThisStage', stage });
    const missingParts = missing(record);
    return missingParts.length > 0
      ? refuse({ reason: 'incomplete', missing: missingParts })
      : recordEvent({ type: 'NonconformityClosed', ...formFieldsOf(command) });
  },
});

export const closingCommands = {
  judgeEffectiveness,
  closeNonconformity,
} as const;
