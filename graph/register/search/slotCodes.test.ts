import type { RegisterQuery } from '../../../procedure/ports/register/register.ts';
import { registerFilter } from '../../../procedure/ports/register/registerFilter.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { entryAt } from '../../../test/bench/manyEntries.ts';
import { createSlotCodes } from './slotCodes.ts';

const count = 3000;
const page = { offset: 0, limit: 10 };
/** A person with tasks. */
const holder = Array.from({ length: count }, (_, slot) => entryAt(slot, count)).find(
  ({ stage, measured }) => stage === 'implementation' && measured?.owner,
)?.measured?.owner;
const queries: readonly RegisterQuery[] = [
  { ...page, stages: ['reported', 'closed'] },
  { ...page, priorities: ['high'], clauses: ['A.7.2', 'A.8.13'] },
  { ...page, overdueOn: '2026-11-24' },
  { ...page, holder, stages: ['implementation'] },
  { ...page, stages: [], lanes: ['standard'] },
];

it.each(queries)('keeps what the filter passes, also for entries that changed: %j', (query) => {
  const codes = createSlotCodes();
  const entries: RegisterEntry[] = Array.from({ length: count }, (_, slot) => entryAt(slot, count));
  for (const [slot, entry] of entries.entries()) codes.set(slot, entry);
  for (let slot = 0; slot < count; slot += 7) {
    entries[slot] = entryAt((slot + 11) % count, count);
    codes.set(slot, entries[slot] as RegisterEntry);
  }
  const fits = new Uint8Array(count).fill(1);
  codes.narrow(fits, query);
  const passes = registerFilter(query);
  const wanted = entries.filter(passes);
  expect(wanted.length).toBeGreaterThan(0);
  expect(entries.filter((entry, slot) => fits[slot] === 1 && passes(entry))).toEqual(wanted);
  const isNarrow = query.holder === undefined && query.overdueOn === undefined && query.lanes === undefined;
  if (isNarrow) expect(fits.reduce((sum, one) => sum + one, 0)).toBe(wanted.length);
});
