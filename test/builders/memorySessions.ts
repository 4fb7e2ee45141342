import { closingOf, splitByClosings } from '../../graph/contributions/closing.ts';
import type { Contribution } from '../../procedure/causes/contribution.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import type { Sessions } from '../../procedure/ports/sessions.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { SessionKey } from '../../procedure/record/values/sessionKey.ts';
import { Fault } from '../../procedure/runtime/fault.ts';

/** A row of the shared store; each holds one contribution here. */
export type MemoryContribution = {
  readonly ContributionKey: string;
  readonly Session: SessionKey;
  readonly Inputs: string;
};

export type MemorySessions = Sessions & {
  /** Reads the rows of the other replicas. */
  readonly poll: () => Promise<void>;
  /** From now on every operation throws. */
  readonly breakDown: () => void;
  readonly mend: () => void;
  /** The shared rows, in the order of writing. */
  readonly rows: MemoryContribution[];
};

/** `Sessions` without Graph: one replica's memory over rows that other replicas write to. */
export const createMemorySessions = (
  { clock, run = '0'.repeat(16) }: { readonly clock: Pick<Clock, 'now'>; readonly run?: string },
  rows: MemoryContribution[] = [],
): MemorySessions => {
  /** Number of shared rows that this replica has read per session in memory, and its own. */
  const seen = new Map<SessionKey, Set<MemoryContribution>>();
  const followers = new Map<SessionKey, Set<() => void>>();
  let broken = false;
  let written = 0;

  const stored = (session: SessionKey) => rows.filter((row) => row.Session === session);
  const learn = (session: SessionKey): Set<MemoryContribution> => {
    if (broken) throw new Fault('unreachable', 'memory.contributions');
    const known = seen.get(session) ?? new Set();
    const before = known.size;
    for (const row of stored(session)) known.add(row);
    seen.set(session, known);
    if (known.size > before) for (const listener of followers.get(session) ?? []) listener();
    return known;
  };
  const inHand = (session: SessionKey): Set<MemoryContribution> => seen.get(session) ?? learn(session);
  const contributionsIn = (some: Iterable<MemoryContribution>): readonly Contribution[] =>
    [...some].flatMap(({ Inputs }) => JSON.parse(Inputs) as Contribution[]);

  return {
    rows,
    contribute: async (session, contribution) => {
      if (broken) throw new Fault('unreachable', 'memory.contribute');
      const known = inHand(session);
      const given = contributionsIn(known);
      if (given.some(({ id }) => id === contribution.id)) return;
      const last = given
        .map((one) => one.at)
        .sort()
        .at(-1);
      const now = clock.now().getTime();
      const at = new Date(last === undefined ? now : Math.max(now, Date.parse(last) + 1)).toISOString();
      written += 1;
      const Inputs = canonicalJson([{ ...contribution, at }]);
      const row = { ContributionKey: `${session}/${run}/${written}`, Session: session, Inputs };
      rows.push(row);
      known.add(row);
      for (const listener of followers.get(session) ?? []) listener();
    },
    contributions: async (session, closings, how) => {
      if (closings.length === 0)
        return { included: contributionsIn(how === 'fresh' ? learn(session) : inHand(session)), late: [] };
      if (broken) throw new Fault('unreachable', 'memory.contributions');
      seen.delete(session);
      const split = splitByClosings(session, stored(session), closings);
      const included = contributionsIn(split.included);
      const taken = new Set(included.map(({ id }) => id));
      return { included, late: contributionsIn(split.late).filter(({ id }) => !taken.has(id)) };
    },
    closing: async (session, before) => closingOf(session, splitByClosings(session, [...learn(session)], before).late),
    poll: async () => {
      for (const session of seen.keys()) learn(session);
    },
    follow: (session, listener) => {
      inHand(session);
      const all = followers.get(session) ?? new Set();
      followers.set(session, all.add(listener));
      return () => {
        all.delete(listener);
      };
    },
    known: () => [...seen.keys()],
    end: (session) => {
      seen.delete(session);
    },
    breakDown: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
    },
  };
};
