/** The number a person quotes: `NC-2026-0042`. Four digits at least, more when a year has more; never reused. */
export type Reference = `NC-${number}-${string}`;

const shape = /^NC-(\d{4})-(\d{4}|[1-9]\d{4,6})$/;

/**
 * Reads a reference as people write it: any case, spaces or missing zeros are accepted. `undefined` if it is invalid.
 */
export const readReference = (text: string): Reference | undefined => {
  const found = /^\s*nc[\s-]*(\d{4})[\s-]+(\d{1,7})\s*$/i.exec(text);
  return found ? formatReference(Number(found[1]), Number(found[2])) : undefined;
};

export const isReference = (text: string): text is Reference => shape.test(text);

export const formatReference = (year: number, number: number): Reference =>
  `NC-${year}-${String(number).padStart(4, '0')}`;

/** `{year, number}` of a well-formed reference. */
export const referenceParts = (reference: Reference): { year: number; number: number } => {
  const found = shape.exec(reference);
  return { year: Number(found?.[1]), number: Number(found?.[2]) };
};

/** By year, then by number: texts would put 10000 before 9999. */
export const compareReferences = (a: Reference, b: Reference): number => {
  const [one, other] = [referenceParts(a), referenceParts(b)];
  return one.year - other.year || one.number - other.number;
};
