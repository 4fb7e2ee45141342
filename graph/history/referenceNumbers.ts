import { formatReference, type Reference, referenceParts } from '../../procedure/record/values/reference.ts';

/**
 * The numbers that this replica knows to be given, and those that it is trying. Only the unique key of History decides;
 * this makes the first guess a good one.
 */
export type ReferenceNumbers = {
  readonly know: (reference: Reference) => void;
  /** A row without a valid seal has the number: it is not given, but those after it are. */
  readonly avoid: (reference: Reference) => void;
  /** The lowest number of the year above all known ones and above `above` that this replica is not trying or avoiding. */
  readonly take: (year: number, above: number) => Reference;
  /** Called whatever the outcome. A number that was given is known by then; one that was not is free again. */
  readonly giveBack: (reference: Reference) => void;
};

export const createReferenceNumbers = (): ReferenceNumbers => {
  const highest = new Map<number, number>();
  const trying = new Set<Reference>();
  const avoided = new Set<Reference>();
  return {
    know: (reference) => {
      const { year, number } = referenceParts(reference);
      highest.set(year, Math.max(highest.get(year) ?? 0, number));
    },
    avoid: (reference) => {
      avoided.add(reference);
    },
    take: (year, above) => {
      let number = Math.max(highest.get(year) ?? 0, above) + 1;
      let reference = formatReference(year, number);
      while (trying.has(reference) || avoided.has(reference)) {
        number += 1;
        reference = formatReference(year, number);
      }
      trying.add(reference);
      return reference;
    },
    giveBack: (reference) => {
      trying.delete(reference);
    },
  };
};
