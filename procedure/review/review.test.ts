import { octoberEntries } from '../../test/builders/measuredEntries.ts';
import { countAll } from '../measures/counting/countRecords.ts';
import { usualRules } from '../measures/measuring.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import { freezeFigures } from './freezeFigures.ts';
import { evolveReview, type ReviewEvent, reviewEventSchema } from './review.ts';
import { isReviewKey, reviewKeyOf, reviewNumber } from './reviewKey.ts';

const held: ReviewEvent = {
  type: 'ReviewHeld',
  period: { from: '2026-10-01' },
  heldOn: '2026-11-24',
  ...freezeFigures(countAll(octoberEntries, { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules }), {}),
  conclusion: 'Doors',
  raised: ['NC-2026-0001'],
  nextOn: '2027-05-24',
  procedureVersion: '3.1',
};
const noted: ReviewEvent = { type: 'ReviewNoted', comment: 'Seen' };
const attribution = { at: '2026-11-24T09:00:00.000Z', by: 'mia', sequence: 1 };

describe('a review', () => {
  it('is read from its row as written', () => {
    for (const event of [held, noted]) expect(reviewEventSchema.parse(JSON.parse(canonicalJson(event)))).toEqual(event);
  });

  it('is held once, and then noted', () => {
    const review = evolveReview(undefined, held, attribution, 'REVIEW-0007');
    expect(review).toMatchObject({
      key: 'REVIEW-0007',
      heldBy: 'mia',
      heldAt: attribution.at,
      notes: [],
      conclusion: 'Doors',
    });
    expect(review).not.toHaveProperty('type');
    const seen = evolveReview(review, noted, { ...attribution, by: 'ben' }, 'REVIEW-0007');
    expect(seen.notes).toEqual([{ at: attribution.at, by: 'ben', comment: 'Seen' }]);
    expect(() => evolveReview(review, held, attribution, 'REVIEW-0007')).toThrow(RangeError);
    expect(() => evolveReview(undefined, noted, attribution, 'REVIEW-0007')).toThrow(RangeError);
  });

  it('has a number of at least four digits', () => {
    expect([reviewKeyOf(7), reviewKeyOf(12_345)]).toEqual(['REVIEW-0007', 'REVIEW-12345']);
    expect(reviewNumber('REVIEW-0042')).toBe(42);
    for (const wrong of ['REVIEW-0000', 'REVIEW-7', 'REVIEW-00042', 'review-0001', 'NC-2026-0001', 'REVIEW-0001/0001'])
      expect(isReviewKey(wrong)).toBe(false);
  });
});
