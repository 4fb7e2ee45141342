import { reviewDeadline } from './reviewDeadline.ts';

const rules = { reviewEveryMonths: 6 };

describe('the deadline of the next review', () => {
  it('is the day that the last review set, for the ISMS manager', () => {
    const held = [
      { key: 'REVIEW-0002', nextOn: '2027-03-01' },
      { key: 'REVIEW-0010', nextOn: '2027-01-15' },
      { key: 'REVIEW-0009', nextOn: '2027-12-01' },
    ] as const;
    expect(reviewDeadline(held, '2020-01-01', rules)).toEqual({
      kind: 'review',
      reference: 'REVIEW-0011',
      key: 'REVIEW-0011/2027-01-15',
      due: '2027-01-15',
      letter: 'g',
      who: [{ kind: 'role', role: 'ismsManager', except: [] }],
    });
  });

  it('is, for the first one, the longest permitted interval after the first report', () => {
    expect(reviewDeadline([], '2026-08-31', rules)).toMatchObject({ reference: 'REVIEW-0001', due: '2027-02-28' });
  });

  it('is undefined while nothing was reported', () => {
    expect(reviewDeadline([], undefined, rules)).toBeUndefined();
  });
});
