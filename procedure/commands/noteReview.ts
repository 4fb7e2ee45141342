import { z } from 'zod';
import { requiredText } from '../record/reportFacts.ts';
import type { Review, ReviewEvent } from '../review/review.ts';
import { isReviewKey, type ReviewKey } from '../review/reviewKey.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, refuse } from './decision.ts';
import { most, says } from './fields.ts';

export const noteReviewSchema = z.object({
  review: z.string(says('missing')).refine((text): text is ReviewKey => isReviewKey(text), says('unknownRecord')),
  comment: requiredText(most.text),
});

/** Management takes note of a review and says what it thinks of it (9.3.2 d 1). */
export type NoteReview = { readonly name: 'noteReview' } & Readonly<z.output<typeof noteReviewSchema>>;

/** Whoever held it does not confirm himself. */
export const decideNoteReview = (
  { comment }: NoteReview,
  { heldBy }: Review,
  { actor }: Pick<Deciding, 'actor'>,
): Decision<ReviewEvent> =>
  heldBy === actor.id
    ? refuse({ reason: 'segregation', conflict: { duty: 'noteReview', as: 'reviewer' } })
    : { events: [{ type: 'ReviewNoted', comment }] };
