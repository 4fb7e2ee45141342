import type { Contribution } from '../../procedure/causes/contribution.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import type { KnownContributions } from '../../procedure/ports/sessions.ts';
import type { Closing } from '../../procedure/record/sessions.ts';
import type { SessionKey } from '../../procedure/record/values/sessionKey.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import { splitByClosings } from './closing.ts';
import { contributionsIn } from './contributionRows.ts';

/** What this replica knows of one session: its rows, by key. */
export type SessionContributions = {
  /** @returns false if it was already known */
  readonly take: (row: ContributionRow) => boolean;
  readonly rows: () => readonly ContributionRow[];
  readonly has: (id: string) => boolean;
  readonly known: (closings: readonly Closing[]) => KnownContributions;
  /**
   * The time for the next contribution: later than all known ones, so that a follow-up comes after what it refers to.
   */
  readonly timeAt: (now: Date) => string;
};

export const createSessionContributions = (session: SessionKey, log: Log): SessionContributions => {
  const rows = new Map<string, ContributionRow>();
  // By row, not by id: of two copies with one id the fold decides, not the order of arrival.
  const held = new Map<string, readonly Contribution[]>();
  const ids = new Set<string>();
  let latest = '';
  const see = (at: string): void => {
    if (at > latest) latest = at;
  };
  const heldIn = (some: readonly ContributionRow[]) => some.flatMap(({ ContributionKey: key }) => held.get(key) ?? []);
  return {
    take: (row) => {
      if (rows.get(row.ContributionKey)?.Inputs === row.Inputs) return false;
      const contributions = contributionsIn(row, log);
      rows.set(row.ContributionKey, row);
      held.set(row.ContributionKey, contributions);
      for (const { id, at } of contributions) {
        ids.add(id);
        see(at);
      }
      return true;
    },
    rows: () => [...rows.values()],
    has: (id) => ids.has(id),
    known: (closings) => {
      if (closings.length === 0) return { included: [...held.values()].flat(), late: [] };
      const split = splitByClosings(session, [...rows.values()], closings);
      const included = heldIn(split.included);
      const taken = new Set(included.map(({ id }) => id));
      return { included, late: heldIn(split.late).filter(({ id }) => !taken.has(id)) };
    },
    timeAt: (now) => {
      const wanted = now.toISOString();
      see(wanted > latest ? wanted : new Date(Date.parse(latest) + 1).toISOString());
      return latest;
    },
  };
};
