const values = ['yes', 'no'] as const;

/** A decision in an input. It has no default, so nothing is decided by accident. */
export const yesOrNo = {
  values,
  /** Undefined if neither was chosen: the command then lacks it. */
  read: (typed: unknown): boolean | undefined => (typed === 'yes' ? true : typed === 'no' ? false : undefined),
} as const;
