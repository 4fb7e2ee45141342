import { z } from 'zod';
import { requiredText } from '../../record/report/reportFacts.ts';
import type { Review, ReviewEvent } from '../../review/review.ts';
import { isReviewKey, type ReviewKey } from '../../review/reviewKey.ts';
import { type Decision, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { formLimits, withProblem } from '../fields.ts';

export const noteReviewSchema = z.object({
  review: z
    .string(withProblem('missing'))
    .refine((text): text is ReviewKey => isReviewKey(text), withProblem('unknownRecord')),
  comment: requiredText(formLimits.text),
});

/** Management takes note of a review and comments on it (9.3.2 d 1). */
export type NoteReview = OrganisationCommandOf<'noteReview', typeof noteReviewSchema>;

/** Not by the person who held the review. */
export const decideNoteReview = (
  { comment }: NoteReview,
  { heldBy }: Review,
  { actor }: Pick<DecisionContext, 'actor'>,
): Decision<ReviewEvent> =>
  heldBy === actor.id
    ? refuse({ reason: 'segregation', conflict: { duty: 'noteReview', as: 'reviewer' } })
    : { events: [{ type: 'ReviewNoted', comment }] };
