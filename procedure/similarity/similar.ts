import type { RegisterEntry } from '../record/registerEntry.ts';

/** What a person reports of a nonconformity that may be known already. */
export type SimilarQuery = {
  readonly text: string;
  readonly system?: string | undefined;
  readonly clause?: string | undefined;
  /** The record itself, which is not compared with itself. */
  readonly except?: string | undefined;
};

/** How similar two are, and in what. */
export type Likeness = {
  /** Over 0 and at most 1, where everything asked about is in common. */
  readonly score: number;
  /**
   * Of the text asked about, as written there, the most significant first; the other text may have them in the other
   * language.
   */
  readonly words: readonly string[];
  readonly sameSystem: boolean;
  readonly sameClause: boolean;
};
export type Similar = Likeness & { readonly entry: RegisterEntry };
