import { formatReference, type Reference } from '../../procedure/record/values/reference.ts';

/**
 * The references up to these numbers of which no item is shown. All that a checkpoint covers was paid, so somebody
 * deleted the item while nobody followed; or the number was never given.
 * @param highest the highest number given in each year
 * @param shows the last commit of a record that its item shows; 0 when there is none
 */
export const referencesWithoutItem = (
  highest: Readonly<Record<string, number>>,
  shows: (reference: string) => number,
): readonly Reference[] =>
  Object.entries(highest).flatMap(([year, most]) =>
    Array.from({ length: most }, (_, index) => formatReference(Number(year), index + 1)).filter(
      (reference) => shows(reference) === 0,
    ),
  );
