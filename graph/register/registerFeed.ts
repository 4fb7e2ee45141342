import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../procedure/ports/platform.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { type CalendarDate, isCalendarDate } from '../../procedure/record/values/calendarDate.ts';
import { impacts, ongoings, priorities } from '../../procedure/record/values/choices.ts';
import { type Clause, isClause } from '../../procedure/record/values/clauses.ts';
import { shortDescription } from '../../procedure/record/values/plainText.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';
import { stages } from '../../procedure/stages/stages.ts';
import type { Urgency } from '../client/throttleGate.ts';
import { type Changes, createDeltaCursor } from '../follow/deltaCursor.ts';
import type { PendingEffects } from '../follow/pendingEffects.ts';
import type { Heads } from '../history/heads.ts';
import type { ListItems, Page } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import type { Item } from '../lists/rawItems.ts';
import { readFacts } from '../projection/factsColumn.ts';
import type { Renewal } from '../projection/renewal.ts';
import type { Repair } from '../projection/repair.ts';
import type { MemoryRegister } from './memoryRegister.ts';

const entrySchema = z
  .object({
    Reference: z.custom<Reference>((text) => typeof text === 'string' && isReference(text)),
    NonconformityDescription: z.string(),
    Stage: z.enum(stages),
    // No union: it would try, and describe, every mismatch of each item.
    Clause: z.custom<Clause | ''>((text) => text === '' || isClause(String(text))),
    SystemConcerned: z.string().transform((text) => (text === '' ? undefined : text)),
    Impact: z.enum(impacts),
    Priority: z.enum(priorities),
    Ongoing: z.enum(ongoings),
    DetectedOn: z.custom<CalendarDate>((text) => isCalendarDate(String(text))),
    ReportedAt: z.string(),
    ReportedById: z.string(),
    // Any text counts: better withheld once too often.
    NotToIsmsManager: z.string().transform((text) => (text === '' ? undefined : (true as const))),
    Facts: z.string(),
    Sequence: z.number(),
  })
  .transform(
    (row): RegisterEntry => ({
      reference: row.Reference,
      title: shortDescription(row.NonconformityDescription),
      what: row.NonconformityDescription,
      stage: row.Stage,
      clause: row.Clause || undefined,
      system: row.SystemConcerned,
      impact: row.Impact,
      priority: row.Priority,
      ongoing: row.Ongoing,
      detectedOn: row.DetectedOn,
      reportedAt: row.ReportedAt,
      reporter: row.ReportedById,
      notToIsmsManager: row.NotToIsmsManager,
      measured: readFacts(row.Facts),
      sequence: row.Sequence,
    }),
  );

/** The entry of a Nonconformities item; undefined if an edit made it invalid, or a newer version wrote it. */
export const readEntry = (row: NonconformityRow): RegisterEntry | undefined => entrySchema.safeParse(row).data;

/** Entries taken before yielding, some ten milliseconds: a page of 999 would block other work. */
const atOnce = 100;

const inSlices = async <T>(all: readonly T[], each: (one: T) => void): Promise<void> => {
  for (let from = 0; from < all.length; from += atOnce) {
    if (from > 0) await setImmediate();
    for (const one of all.slice(from, from + atOnce)) each(one);
  }
};

export type RegisterFeedPorts = {
  readonly items: ListItems<NonconformityRow>;
  readonly register: MemoryRegister;
  readonly heads: Pick<Heads, 'see'>;
  readonly effects: Pick<PendingEffects, 'shown'>;
  readonly repair: Repair<NonconformityRow>;
  readonly renewal: Pick<Renewal, 'look'>;
  readonly log: Log;
};

/** Feeds the register from the list Nonconformities alone, and the repair with the changes there. */
export const createRegisterFeed = ({ items, register, heads, effects, repair, renewal, log }: RegisterFeedPorts) => {
  const cursor = createDeltaCursor(items, 'register.follow', 'all');
  const how = { operation: 'register.load', urgency: 'start' satisfies Urgency } as const;

  const learn = (item: Item<NonconformityRow>): void => {
    const entry = readEntry(item.row);
    renewal.look(item, entry?.measured?.marks !== undefined);
    if (entry) {
      heads.see(entry.reference, entry.sequence);
      effects.shown(entry.reference, { sequence: entry.sequence, done: item.row.EffectsDone ?? 0 });
      register.learn(entry);
    } else log('warn', 'register.unreadable', { item: item.id });
  };

  const takeLoaded = (item: Item<NonconformityRow>): void => {
    repair.learn(item);
    learn(item);
  };

  // A deleted item stays in the register: History has the record, and it is written again.
  const take = (changes: Changes<NonconformityRow>): Promise<void> => inSlices(repair.sound(changes), learn);

  return {
    /** The position in the changes first, then all pages: what changes meanwhile is reported by the first poll. */
    load: async (): Promise<void> => {
      await cursor.startNow();
      let page: Page<NonconformityRow> | undefined = await items.firstPage('core', how);
      while (page) {
        // Request the next page while this one is read.
        const next: Promise<Page<NonconformityRow>> | undefined =
          page.next === undefined ? undefined : items.follow(page.next, 'core', how);
        // An item that is not trusted is not learnt: compared with History its record is behind, so it is written again.
        await Promise.all([next, inSlices(page.items, takeLoaded)]);
        page = await next;
      }
      // Not awaited: only a query for similar entries needs it.
      void register.prepared();
    },
    poll: async (): Promise<void> => {
      if (!(await cursor.poll(take))) await cursor.readAll(take);
    },
  };
};
