import { setImmediate } from 'node:timers/promises';
import type { LogText, LogTexts } from '../../procedure/ports/register/logTexts.ts';
import { anonymities } from '../../procedure/record/report/identity.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import type { Wait } from '../client/wait.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import type { Item } from '../lists/rawItems.ts';

export type LogTextPorts = {
  readonly items: ListItems<NonconformityRow>;
  /** Number of items in the list. */
  readonly size: () => number;
  readonly wait: Wait;
};

/** A person waits for the file, and would have to ask for it again. */
const how = { operation: 'register.texts', urgency: 'transfer' } as const;
/** Whole items: a page of 999 would block other work. */
const pageSize = 333;
/**
 * A request costs 2 resource units. The first ones go without a pause; the others use a quarter of the smallest
 * tenant's 1,250 per minute.
 */
const quick = 50;
const pace = 60_000 / (1250 / 4 / 2);
/** Rows taken before yielding to other work. */
const atOnce = 50;

const textOf = (row: NonconformityRow): LogText => ({
  rootCause: row.RootCause,
  shortTermPlan: row.ShortTermPlan,
  longTermPlan: row.LongTermPlan,
  successCriteria: row.SuccessCriteria,
  planManager: row.PlanManager,
  owner: row.OwnerName,
  reportedBy: row.ReportedBy,
  anonymity: anonymities.find((known) => known === row.ReporterAnonymity) ?? 'anonymous',
  closedAt: row.ClosedAt,
  triageReason: row.TriageReason,
  externalAudit: row.ExternalAudit,
  ismsChange: row.IsmsChange,
  verdictBy: row.VerdictBy,
  closingSummary: row.ClosingSummary,
});

export const createLogTexts = ({ items, size, wait }: LogTextPorts): LogTexts => {
  // Two exports at once share the quarter.
  const keyedMutex = createKeyedMutex();

  const read = async (wanted: ReadonlySet<Reference>): Promise<ReadonlyMap<Reference, LogText>> => {
    const found = new Map<Reference, LogText>();
    let asked = 0;
    const paced = async <T>(ask: () => Promise<T>): Promise<T> => {
      asked += 1;
      if (asked > quick) await wait(pace);
      return ask();
    };
    const take = async (some: readonly Item<NonconformityRow>[]): Promise<void> => {
      for (const [index, { row }] of some.entries()) {
        if (index % atOnce === atOnce - 1) await setImmediate();
        const { Reference: reference } = row;
        if (!isReference(reference) || !wanted.has(reference)) continue;
        found.set(reference, textOf(row));
      }
    };
    if (wanted.size <= size() / pageSize) {
      for (const reference of wanted) await take((await paced(() => items.where('Reference', reference, how))).items);
      return found;
    }
    let page = await paced(() => items.firstPage('all', how, pageSize));
    for (;;) {
      await take(page.items);
      const { next } = page;
      if (next === undefined || found.size === wanted.size) return found;
      page = await paced(() => items.follow(next, 'all', how));
    }
  };

  return { of: (references) => keyedMutex('texts', () => read(references)) };
};
