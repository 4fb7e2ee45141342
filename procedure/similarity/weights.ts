/**
 * BM25 with the constants that are usual in it (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009:
 * k1 1.2, b 0.75). A word counts once however often a report says it: reports are short. That two are of the same
 * system, or of the same clause, weighs what a word does that so many have in common.
 */
const [saturation, lengthShare] = [1.2, 0.75];

/** What it tells when two have something in common that `holding` of `all` have. */
export const rarity = (holding: number, all: number): number => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));

/** A long text holds any word more easily than one of the usual length, for which this is 1. @param mean over 0 */
export const forLength = (length: number, mean: number): number =>
  (saturation + 1) / (1 + saturation * (1 - lengthShare + (lengthShare * length) / mean));

/**
 * The score from which a similar nonconformity is worth showing to somebody who did not ask for it. Of the reports that
 * tell the same thing (`test/samples/toldTwice.json`) more than nine in ten have it; of the others that come up half have not.
 */
export const worthShowing = 0.2;
