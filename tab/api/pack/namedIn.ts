import type { StoredRow } from '../../../procedure/ports/proof.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';

/** Records referenced by rows: duplicates, recurrences. References quoted within a text do not count. */
export const namedIn = (rows: readonly Pick<StoredRow, 'events'>[]): readonly Reference[] =>
  rows.flatMap(({ events }) =>
    [...events.matchAll(/"(NC-[\d-]+)"/g)].map(([, named = '']) => named).filter(isReference),
  );
