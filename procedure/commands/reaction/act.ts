import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Act } from '../../record/recordParts.ts';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem, notInFuture } from '../dateProblems.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { date, formLimits, kindMissing } from '../fields.ts';

/** Containment or correction, in the past tense; or *not necessary, because* (10.2 a 1). */
export const actSchema = z.object({
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
export const actProblems = (act: Act, _: Nonconformity, { today }: Pick<DecisionContext, 'today'>): Problems =>
  act.kind === 'done' ? dateProblem('doneOn', act.doneOn, notInFuture(today)) : {};
