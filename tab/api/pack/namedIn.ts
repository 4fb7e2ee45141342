import type { StoredRow } from '../../../procedure/ports/proof.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';

/** The records that rows name as such: duplicates, recurrences. What a person quotes within a text is his text. */
export const namedIn = (rows: readonly Pick<StoredRow, 'events'>[]): readonly Reference[] =>
  rows.flatMap(({ events }) =>
    [...events.matchAll(/"(NC-[\d-]+)"/g)].map(([, named = '']) => named).filter(isReference),
  );
