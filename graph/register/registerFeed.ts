import { z } from 'zod';
import type { Log } from '../../procedure/handling/ports.ts';
import { type CalendarDate, isCalendarDate } from '../../procedure/record/calendarDate.ts';
import { impacts, ongoings, priorities } from '../../procedure/record/choices.ts';
import { type Clause, isClause } from '../../procedure/record/clauses.ts';
import { shortDescription } from '../../procedure/record/plainText.ts';
import { isReference, type Reference } from '../../procedure/record/reference.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { stages } from '../../procedure/stages/stages.ts';
import type { Urgency } from '../client/throttleDoor.ts';
import { type Changes, createDeltaCursor } from '../follow/deltaCursor.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import type { MemoryRegister } from './memoryRegister.ts';

/** What the register needs; the snapshot, which is most of an item, is left out. */
const select = [
  'Reference',
  'NonconformityDescription',
  'Stage',
  'Clause',
  'SystemConcerned',
  'Impact',
  'Priority',
  'Ongoing',
  'DetectedOn',
  'ReportedAt',
  'ReportedById',
  'Sequence',
] as const satisfies readonly (keyof NonconformityRow)[];

const entrySchema = z
  .object({
    Reference: z.custom<Reference>((text) => typeof text === 'string' && isReference(text)),
    NonconformityDescription: z.string(),
    Stage: z.enum(stages),
    Clause: z.union([z.literal('').transform(() => undefined), z.custom<Clause>((text) => isClause(String(text)))]),
    SystemConcerned: z.string().transform((text) => (text === '' ? undefined : text)),
    Impact: z.enum(impacts),
    Priority: z.enum(priorities),
    Ongoing: z.enum(ongoings),
    DetectedOn: z.custom<CalendarDate>((text) => isCalendarDate(String(text))),
    ReportedAt: z.string(),
    ReportedById: z.string(),
    Sequence: z.number(),
  })
  .transform(
    (row): RegisterEntry => ({
      reference: row.Reference,
      title: shortDescription(row.NonconformityDescription),
      what: row.NonconformityDescription,
      stage: row.Stage,
      clause: row.Clause,
      system: row.SystemConcerned,
      impact: row.Impact,
      priority: row.Priority,
      ongoing: row.Ongoing,
      detectedOn: row.DetectedOn,
      reportedAt: row.ReportedAt,
      reporter: row.ReportedById,
      sequence: row.Sequence,
    }),
  );

/** The entry of a Nonconformities item; undefined when it was edited into something that is none, or a newer version wrote it. */
export const readEntry = (row: NonconformityRow): RegisterEntry | undefined => entrySchema.safeParse(row).data;

/** Feeds the register from the list Nonconformities alone. */
export const createRegisterFeed = (items: ListItems<NonconformityRow>, register: MemoryRegister, log: Log) => {
  const cursor = createDeltaCursor(items, 'register.follow', select);
  const how = { operation: 'register.load', urgency: 'start' satisfies Urgency } as const;

  const take = ({ items: changed, deleted }: Changes<NonconformityRow>): void => {
    for (const { id, row } of changed) {
      const entry = readEntry(row);
      if (entry) register.learn(entry);
      else log('warn', 'register.unreadable', { item: id });
    }
    // An item that is gone stays in the register: History has the record, and its next commit shows it again.
    if (deleted.length > 0) log('warn', 'register.itemsDeleted', { items: deleted.join(',') });
  };

  return {
    /** The place in the changes first, then all pages: what changes meanwhile is told by the first poll. */
    load: async (): Promise<void> => {
      await cursor.startNow();
      let page = await items.firstPage(select, how);
      take(page);
      while (page.next !== undefined) {
        page = await items.follow(page.next, select, how);
        take(page);
      }
    },
    poll: async (): Promise<void> => {
      if (!(await cursor.poll(take))) await cursor.readAll(take);
    },
  };
};
