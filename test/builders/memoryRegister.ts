import { countAll } from '../../procedure/measures/counting/countRecords.ts';
import type { Register, RegisterColumn } from '../../procedure/ports/register/register.ts';
import { registerFilter } from '../../procedure/ports/register/registerFilter.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { termsOf, writtenTerms } from '../../procedure/similarity/termsOf.ts';

const value = (entry: RegisterEntry, column: RegisterColumn): string => String(entry[column] ?? '');

/** `Register` over a plain map: enough for the pages that read it. The real one has its own tests. */
export const createMemoryRegister = (): Register & { readonly asked: readonly unknown[] } => {
  const entries = new Map<string, RegisterEntry>();
  const asked: unknown[] = [];
  return {
    asked,
    prepared: async () => undefined,
    all: () => entries.values(),
    counted: async (measuring) => countAll(entries.values(), measuring),
    learn: (entry) => {
      const known = entries.get(entry.reference);
      if (!known || known.sequence <= entry.sequence) entries.set(entry.reference, entry);
    },
    similar: ({ text, system, clause, except }, mayRead, limit) => {
      const terms = writtenTerms(text);
      return [...entries.values()]
        .filter((entry) => entry.reference !== except && mayRead(entry))
        .map((entry) => {
          const others = termsOf(entry.what);
          const words = [...terms].flatMap(([term, written]) => (others.has(term) ? written : []));
          const [sameSystem, sameClause] = [!!system && entry.system === system, !!clause && entry.clause === clause];
          return { entry, words, sameSystem, sameClause, score: words.length / Math.max(1, terms.size) };
        })
        .filter(({ words, sameSystem, sameClause }) => words.length + Number(sameSystem) + Number(sameClause) > 1)
        .sort((one, other) => other.score - one.score)
        .slice(0, limit);
    },
    find: (query, mayRead) => {
      asked.push(query);
      const passes = registerFilter(query);
      const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const said = ({ reference, what, system, measured }: RegisterEntry): string =>
        `${reference} ${what} ${system ?? ''} ${measured?.oldId ?? ''}`.toLowerCase();
      const found = [...entries.values()].filter(
        (entry) => mayRead(entry) && passes(entry) && words.every((word) => said(entry).includes(word)),
      );
      const sign = query.descending ? -1 : 1;
      const by = query.sortBy ?? 'reference';
      found.sort((a, b) => sign * value(a, by).localeCompare(value(b, by)));
      return { entries: found.slice(query.offset, query.offset + query.limit), total: found.length };
    },
  };
};
