const values = ['yes', 'no'] as const;

/** A decision as an input holds it: chosen, so that nothing is decided by what stood there at first. */
export const yesOrNo = {
  values,
  /** Undefined when neither was chosen: the command then lacks it. */
  read: (typed: unknown): boolean | undefined => (typed === 'yes' ? true : typed === 'no' ? false : undefined),
} as const;
