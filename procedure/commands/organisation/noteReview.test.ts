import { thePeople } from '../../../test/builders/thePeople.ts';
import type { Review } from '../../review/review.ts';
import { problemsAt } from '../commandFields.ts';
import { decideNoteReview, noteReviewSchema } from './noteReview.ts';

const { management } = thePeople;
const note = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Seen' } as const;
const review = (heldBy: string): Review => ({ heldBy }) as Review;

describe('noting a review', () => {
  it('records the comment of management', () => {
    expect(decideNoteReview(note, review('mia'), { actor: management })).toEqual({
      events: [{ type: 'ReviewNoted', comment: 'Seen' }],
    });
  });

  it('is refused to the person who held it', () => {
    expect(decideNoteReview(note, review(management.id), { actor: management })).toEqual({
      refusal: { reason: 'segregation', conflict: { duty: 'noteReview', as: 'reviewer' } },
    });
  });

  it('needs a review and a comment', () => {
    const { error } = noteReviewSchema.safeParse({ review: 'NC-2026-0001', comment: '' });
    expect(error && problemsAt(error)).toEqual({ review: 'unknownRecord', comment: 'missing' });
  });
});
