import { sideKeys } from '../record/values/sideKeys.ts';

/** The number of a periodic review of the records: `REVIEW-0001`, the key of its stream in History. */
export type ReviewKey = `REVIEW-${string}`;

export const reviewKeys = sideKeys('REVIEW-');
export const { isKey: isReviewKey, keyOf: reviewKeyOf, numberOf: reviewNumber } = reviewKeys;
