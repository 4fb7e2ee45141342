import type { Register, RegisterColumn } from '../../procedure/handling/ports.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';

const value = (entry: RegisterEntry, column: RegisterColumn): string => String(entry[column] ?? '');

/** `Register` over a plain map: enough for the pages that read it. The real one is measured by its own tests. */
export const createMemoryRegister = (): Register & { readonly asked: readonly unknown[] } => {
  const entries = new Map<string, RegisterEntry>();
  const asked: unknown[] = [];
  return {
    asked,
    all: () => entries.values(),
    learn: (entry) => {
      const known = entries.get(entry.reference);
      if (!known || known.sequence <= entry.sequence) entries.set(entry.reference, entry);
    },
    find: (query, mayRead) => {
      asked.push(query);
      const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const found = [...entries.values()].filter(
        (entry) =>
          mayRead(entry) &&
          (query.reporter === undefined || entry.reporter === query.reporter) &&
          (query.stages?.includes(entry.stage) ?? true) &&
          (query.clauses?.includes(entry.clause ?? '') ?? true) &&
          (query.priorities?.includes(entry.priority) ?? true) &&
          words.every((word) => `${entry.reference} ${entry.what} ${entry.system ?? ''}`.toLowerCase().includes(word)),
      );
      const sign = query.descending ? -1 : 1;
      const by = query.sortBy ?? 'reference';
      found.sort((a, b) => sign * value(a, by).localeCompare(value(b, by)));
      return { entries: found.slice(query.offset, query.offset + query.limit), total: found.length };
    },
  };
};
