import { z } from 'zod';
import { requiredText } from '../../record/report/reportFacts.ts';
import { verdicts } from '../../record/values/choices.ts';
import { demands } from '../../stages/gates.ts';
import { verificationConflict } from '../../stages/segregation.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { choice, formLimits, optionalDate } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({
  verdict: choice(verdicts),
  result: requiredText(formLimits.text),
  checkAgainOn: optionalDate,
});
type JudgeEffectiveness = CommandOf<'judgeEffectiveness', typeof schema>;

const checkProblems = ({ verdict, checkAgainOn }: JudgeEffectiveness, today: DecisionContext['today']): Problems => {
  if (verdict === 'partly') {
    if (checkAgainOn === undefined) return { checkAgainOn: 'missing' };
    return dateProblem('checkAgainOn', checkAgainOn, notInPast(today));
  }
  return checkAgainOn === undefined ? {} : { checkAgainOn: 'notNeeded' };
};

/** 10.2 d: the effectiveness of the actions. Unless they were effective, the next cycle begins. */
export const judgeEffectiveness = defineCommand({
  name: 'judgeEffectiveness',
  schema,
  decide: (command, record, { actor, today }) => {
    const conflict = verificationConflict(record, actor.id);
    if (conflict) return refuse({ reason: 'segregation', conflict });
    // A verdict stands until a recurrence overturns it.
    if (demands.effectiveness.isThere(record)) return refuse({ reason: 'alreadyDone' });
    const on = record.cycle.plan?.verification.on;
    // Failure may show early; success only on the day that the approved plan set.
    if (command.verdict === 'effective' && on !== undefined && today < on) return refuse({ reason: 'tooEarly', on });
    return recordUnless(checkProblems(command, today), { type: 'EffectivenessJudged', ...formFieldsOf(command) });
  },
});
