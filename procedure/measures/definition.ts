/** What a number means, so that it can be defended (9.1 b: the method of each measurement). */
export type Definition = {
  readonly name: string;

  /** The formula, in words. */
  readonly definition: string;

  /** Who is counted, and which event places them in the period. */
  readonly population: string;

  /** Who is not, and what is missing. */
  readonly exclusions: string;
};
