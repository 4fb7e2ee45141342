/** The number of a periodic review of the records: `REVIEW-0001`. Never reused; its stream in History bears it. */
export type ReviewKey = `REVIEW-${string}`;

const shape = /^REVIEW-(?!0000)(\d{4}|[1-9]\d{4,6})$/;

/** What all of them begin with, to find them in History. */
export const reviewPrefix = 'REVIEW-';

export const isReviewKey = (text: string): text is ReviewKey => shape.test(text);

export const reviewKeyOf = (number: number): ReviewKey => `REVIEW-${String(number).padStart(4, '0')}`;

/** The number of a well-formed key. */
export const reviewNumber = (key: ReviewKey): number => Number(shape.exec(key)?.[1]);
