import { isOverdue } from '../../../procedure/deadlines/deadline.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReviewKey } from '../../../procedure/review/reviewKey.ts';
import type { ListedReviews, ReviewStream } from '../../../procedure/useCases/holdReviews.ts';
import { namesIn } from '../namesIn.ts';
import type { ReviewAnswer, ReviewRow, ReviewsAnswer } from './organisationWire.ts';

const row = (stream: ReviewStream, actor: Actor): ReviewRow => {
  const { state, damage } = stream;
  const { key, period, heldOn, raised, nextOn, procedureVersion } = state;
  return {
    ...{ key, period, heldOn, raised, nextOn, procedureVersion },
    heldBy: namesIn(stream, actor)(state.heldBy),
    systemic: state.systemic.length + (state.systemicLeftOut ?? 0),
    notes: state.notes.length,
    ...(damage && { damage }),
  };
};

/** The reviews, for a person who may read them. */
export const reviewsAnswer = ({ reviews, next }: ListedReviews, actor: Actor, today: CalendarDate): ReviewsAnswer => ({
  rows: reviews.flatMap(({ stream }) => (stream ? row(stream, actor) : [])),
  unreadable: reviews.flatMap(({ key, stream }) => (stream ? [] : key)),
  ...(next &&
    isReviewKey(next.reference) && {
      next: { key: next.reference, due: next.due, overdue: isOverdue(next, today) },
    }),
});

/** One review, for a person who may read it: the figures as they were frozen. */
export const reviewAnswer = (stream: ReviewStream, actor: Actor): ReviewAnswer => {
  const { state, damage } = stream;
  const named = namesIn(stream, actor);
  return {
    ...state,
    sequence: lastCommit(stream).sequence,
    heldBy: named(state.heldBy),
    notes: state.notes.map(({ at, by, comment }) => ({ at, by: named(by), comment })),
    ...(damage && { damage }),
  };
};
