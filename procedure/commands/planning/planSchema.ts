import { z } from 'zod';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { actionKinds, actionPriorities, terms } from '../../record/values/choices.ts';
import { actionId, choice, date, formLimits, person, withProblem, yesOrNo } from '../fields.ts';

const action = z.object({
  id: actionId,
  title: requiredText(formLimits.line),
  kind: choice(actionKinds),
  term: choice(terms),
  priority: choice(actionPriorities),
  owner: person,
  due: date,
});

/** 6.3: what auditors look for in a change to the ISMS. */
const ismsChange = z
  .object({ needed: yesOrNo })
  .loose()
  .pipe(
    z.discriminatedUnion('needed', [
      z.object({ needed: z.literal(false), because: requiredText(longest.reason) }),
      z.object({
        needed: z.literal(true),
        purpose: requiredText(longest.reason),
        consequences: requiredText(longest.reason),
        integrity: requiredText(longest.reason),
        resources: requiredText(longest.reason),
        responsibilities: requiredText(longest.reason),
      }),
    ]),
  );

/** A complete plan: nothing stays open for the approver. */
export const planSchema = z.object({
  manager: person,
  objective: requiredText(formLimits.reason),
  actions: z
    .array(action, withProblem('missing'))
    .min(1, withProblem('missing'))
    .max(formLimits.actions, withProblem('tooMany')),
  shortTermNotNecessary: optionalText(longest.reason),
  successCriteria: requiredText(formLimits.text),
  verification: z.object({ method: requiredText(formLimits.reason), on: date, verifier: person }),
  followUps: z
    .array(date, withProblem('missing'))
    .min(1, withProblem('missing'))
    .max(formLimits.followUps, withProblem('tooMany')),
  ismsChange,
});
