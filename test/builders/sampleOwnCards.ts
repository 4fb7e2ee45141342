import type { Drawing } from '../../bot/cards/drawing.ts';
import { deputyCard } from '../../bot/cards/own/deputyCard.ts';
import { snoozeReviewCard } from '../../bot/cards/own/snoozeReviewCard.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';

/** Personal settings. */
export const sampleOwnCards = (drawing: Drawing): Readonly<Record<string, AdaptiveCard>> => {
  const ben = { id: 'b0000000-0000-4000-8000-000000000004', name: 'Ben [Okoro](x)' };
  const people = [ben, { id: 'b0000000-0000-4000-8000-000000000005', name: 'Ida Olsen' }];
  const none = { people, deputy: undefined };
  const trouble = { id: '0f0f0f0f', what: 'slow' } as const;
  const n = 'f'.repeat(32);
  return {
    'own-deputy': deputyCard.render({ ...none, typed: {} }, drawing),
    'own-deputy-named': deputyCard.render({ people, deputy: ben.id, typed: {} }, drawing),
    'own-deputy-problem': deputyCard.render({ ...none, typed: { to: 'x' }, problems: { to: 'hasLeft' }, n }, drawing),
    'own-deputy-self': deputyCard.render({ ...none, typed: { to: ben.id }, problems: { to: 'yourself' }, n }, drawing),
    'own-deputy-not-saved': deputyCard.render({ ...none, typed: { to: ben.id }, trouble, n }, drawing),
    'own-snoozeReview': snoozeReviewCard.render({ typed: { until: '2026-11-27' } }, drawing),
    'own-snoozeReview-problem': snoozeReviewCard.render(
      { typed: { until: '2027-11-27' }, problems: { until: 'tooFarAhead', reason: 'missing' }, n },
      drawing,
    ),
  };
};
