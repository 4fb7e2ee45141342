import { z } from 'zod';
import { actionKinds, actionPriorities, terms } from '../record/choices.ts';
import { longest, optionalText, requiredText } from '../record/reportFacts.ts';
import { actionId, choice, date, most, person, says, yesOrNo } from './fields.ts';

const action = z.object({
  id: actionId,
  title: requiredText(most.line),
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

/** The form of a plan. A plan is whole or it is no plan: what an approver sees leaves nothing open. */
export const planSchema = z.object({
  manager: person,
  objective: requiredText(most.reason),
  actions: z.array(action, says('missing')).min(1, says('missing')).max(most.actions, says('tooMany')),
  shortTermNotNecessary: optionalText(longest.reason),
  successCriteria: requiredText(most.text),
  verification: z.object({ method: requiredText(most.reason), on: date, verifier: person }),
  followUps: z.array(date, says('missing')).min(1, says('missing')).max(most.followUps, says('tooMany')),
  ismsChange,
});
