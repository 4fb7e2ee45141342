import type { RegisterEntry } from '../record/registerEntry.ts';

/** What somebody tells of a nonconformity that he may be the second to see. */
export type SimilarQuery = {
  readonly text: string;
  readonly system?: string | undefined;
  readonly clause?: string | undefined;
  /** It is this one: not like itself. */
  readonly except?: string | undefined;
};

/** How much two have in common, and what. */
export type Likeness = {
  /** Over 0 and at most 1, which says all that was asked about. */
  readonly score: number;
  /** Of the text asked about, as they are written there, the most telling first; in the other one they may stand in the other language. */
  readonly words: readonly string[];
  readonly sameSystem: boolean;
  readonly sameClause: boolean;
};
export type Similar = Likeness & { readonly entry: RegisterEntry };
