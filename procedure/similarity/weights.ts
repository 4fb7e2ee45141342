/**
 * BM25 with its usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009: k1 1.2, b
 * 0.75). A word counts once however often a report contains it: reports are short. A common system or clause weighs
 * as much as a word of the same frequency.
 */
const [saturation, lengthShare] = [1.2, 0.75];

/** Weight of a feature that `holding` of `all` have. */
export const rarity = (holding: number, all: number): number => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));

/** A long text contains any word more easily than one of average length, for which this is 1. @param mean over 0 */
export const forLength = (length: number, mean: number): number =>
  (saturation + 1) / (1 + saturation * (1 - lengthShare + (lengthShare * length) / mean));

/**
 * The score from which a similar nonconformity is worth showing unasked. More than nine in ten of the reports of the
 * same thing (`test/samples/toldTwice.json`) reach it; half of the other candidates do not.
 */
export const worthShowing = 0.2;
