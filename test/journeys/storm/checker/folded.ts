import type { NonconformityEvent } from '../../../../procedure/record/history/events.ts';
import { evolve } from '../../../../procedure/record/history/evolve.ts';
import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { Row } from './chains.ts';
import type { Finding } from './finding.ts';

export type TypedEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** The events of a row; none if they cannot be read. */
export const eventsOf = ({ events }: Row): readonly TypedEvent[] => {
  try {
    const read: unknown = JSON.parse(events);
    return Array.isArray(read) ? (read as readonly TypedEvent[]) : [];
  } catch {
    return [];
  }
};

/** A record after each of its commits: the procedure's own fold, the one thing that the checker shares with the product. */
export type Folded = {
  readonly reference: string;
  readonly rows: readonly Row[];
  readonly states: readonly Nonconformity[];
  readonly last: Nonconformity;
};

export const foldAll = (
  streams: ReadonlyMap<string, readonly Row[]>,
): { readonly records: readonly Folded[]; readonly findings: readonly Finding[] } => {
  const records: Folded[] = [];
  const findings: Finding[] = [];
  for (const [reference, rows] of streams) {
    if (!reference.startsWith('NC-')) continue;
    try {
      records.push(fold(reference, rows));
    } catch (error) {
      findings.push({ what: 'unfoldable', about: reference, more: String(error) });
    }
  }
  return { records, findings };
};

const fold = (reference: string, rows: readonly Row[]): Folded => {
  const states: Nonconformity[] = [];
  for (const row of rows) {
    let state = states.at(-1);
    for (const event of eventsOf(row)) {
      const told = { at: row.at, by: row.actor, sequence: row.number };
      // What does not fit makes the fold throw, or the projection differ.
      state = evolve(state, event as NonconformityEvent, told, reference as Reference);
    }
    if (!state) throw new RangeError(`${row.key} tells nothing`);
    states.push(state);
  }
  const last = states.at(-1);
  if (!last) throw new RangeError(`${reference} has no rows`);
  return { reference, rows, states, last };
};
