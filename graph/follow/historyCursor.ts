import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import { GraphFault, isTooMuch } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import { matchingRows } from '../history/streamRows.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems, Rows } from '../lists/listItems.ts';
import type { How } from '../lists/rawItems.ts';
import type { Selection } from '../lists/rowSeal.ts';
import { type Changes, createDeltaCursor } from './deltaCursor.ts';

/**
 * How much older than it is a row may claim to be, in milliseconds: its time is cut to the day where the reporter must
 * stay unknown, which is 25 hours when the clocks go back; the rest allows for clock differences.
 */
const margin = 26 * 60 * 60_000;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => Number(a.id) - Number(b.id);

/**
 * The rows after those covered by this checkpoint, in the order of ids. Graph cannot filter by id, so this filters by
 * time, from well before the last covered row: a checkpoint may be much younger than that row.
 * @returns undefined when the result cannot be trusted, because the filter does not return rows that must match
 * @throws GraphFault, also when there are too many rows for a filter
 */
const rowsAfter = async (
  items: ListItems<HistoryRow>,
  { name, last, at }: Checkpoint,
  selection: Selection,
  how: How,
): Promise<Rows<HistoryRow> | undefined> => {
  const [covered] = (await items.get(String(last), how)).items;
  const since = Math.min(Date.parse(covered?.row.At ?? ''), Date.parse(at)) - margin;
  if (Number.isNaN(since)) return undefined;
  const value = new Date(since).toISOString();
  const found = await matchingRows(items, { column: 'When', operator: 'ge', value }, { selection, how });
  // For a while, every filter once returned nothing (graph-lists 2.1), so two rows known to match are checked.
  const isWhole =
    found.items.some(({ id }) => Number(id) === last) && found.items.some(({ row }) => row.CommitKey === name);
  const isAfter = ({ id }: { readonly id: string }): boolean => Number(id) > last;
  return isWhole
    ? { items: found.items.filter(isAfter).sort(byId), untrusted: found.untrusted.filter(isAfter).sort(byId) }
    : undefined;
};

/** Maximum time that a filter lags behind writes, in milliseconds. */
export const maxIndexLagMs = 2 * 60_000;

type Take = (changes: Changes<HistoryRow>) => void;

/** Follows History by delta, beginning after a checkpoint, so that the cost of a start does not grow with the list. */
type HistoryCursor = {
  /**
   * Reads the rows after the checkpoint in one go; without one, or if that fails, all rows page by page.
   * From then on `poll` reads later changes.
   * @returns whether only the rows after the checkpoint were read
   * @throws GraphFault
   */
  readonly begin: (checkpoint: Checkpoint | undefined, take: Take) => Promise<boolean>;
  /** As of a delta cursor. Rows that the filter did not show at first are reported once the lag is over. */
  readonly poll: (take: Take) => Promise<boolean>;
};

export const createHistoryCursor = (
  { items, now }: { readonly items: ListItems<HistoryRow>; readonly now: () => number },
  operation: string,
  selection: Selection,
): HistoryCursor => {
  const cursor = createDeltaCursor(items, operation, selection);
  /** When to check for late rows, after which checkpoint, and which rows were already reported. */
  let again:
    | { readonly at: number; readonly checkpoint: Checkpoint; readonly knownIds: ReadonlySet<string> }
    | undefined;

  /** @returns undefined if only reading everything can tell */
  const look = async (checkpoint: Checkpoint, urgency: Urgency): Promise<Rows<HistoryRow> | undefined> => {
    try {
      return await rowsAfter(items, checkpoint, selection, { operation, urgency });
    } catch (error) {
      // A filter that matches too much may even time out.
      const isStuck = error instanceof GraphFault && error.code === 'unreachable' && urgency === 'start';
      if (isTooMuch(error) || isStuck) return undefined;
      throw error;
    }
  };

  const beginBehind = async (checkpoint: Checkpoint, take: Take): Promise<boolean> => {
    // The position in the changes comes first: commits made meanwhile are reported by the first poll.
    await cursor.startNow();
    const at = now() + maxIndexLagMs;
    const found = await look(checkpoint, 'start');
    if (!found) return false;
    take({ ...found, deleted: [] });
    again = { at, checkpoint, knownIds: new Set([...found.items, ...found.untrusted].map(({ id }) => id)) };
    return true;
  };

  return {
    begin: async (checkpoint, take) => {
      again = undefined;
      if (checkpoint && (await beginBehind(checkpoint, take))) return true;
      await cursor.readAll(take);
      return false;
    },
    poll: async (take) => {
      if (!(await cursor.poll(take))) return false;
      if (!again || now() < again.at) return true;
      // Delta and filter need not lag alike: a row may be before our position in the one and not yet in the other.
      const { checkpoint, knownIds } = again;
      const found = await look(checkpoint, 'prompt');
      again = undefined;
      if (!found) return false;
      const isLate = ({ id }: { readonly id: string }): boolean => !knownIds.has(id);
      const late = { items: found.items.filter(isLate), untrusted: found.untrusted.filter(isLate) };
      if (late.items.length + late.untrusted.length > 0) take({ ...late, deleted: [] });
      return true;
    },
  };
};
