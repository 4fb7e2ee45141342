import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Act } from '../record/recordParts.ts';
import { longest, optionalText, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import type { Problems } from './commandFields.ts';
import { dateProblem, donePast } from './dateProblems.ts';
import { date, kindMissing, most } from './fields.ts';

/** Containment or correction, in the past tense; or *not necessary, because* (10.2 a 1). */
export const actSchema = z.object({
  act: z.discriminatedUnion(
    'kind',
    [
      z.object({
        kind: z.literal('done'),
        what: requiredText(most.text),
        by: requiredText(most.line),
        doneOn: date,
        proof: optionalText(most.text),
      }),
      z.object({ kind: z.literal('notNecessary'), because: requiredText(longest.reason) }),
    ],
    kindMissing,
  ),
});

/** Before the day of detection is possible (somebody stopped it and told later), after today is not. */
export const actProblems = (act: Act, _: Nonconformity, { today }: Pick<Deciding, 'today'>): Problems =>
  act.kind === 'done' ? dateProblem('doneOn', act.doneOn, donePast(today)) : {};
