import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Sessions } from '../../procedure/ports/sessions.ts';
import type { Closing } from '../../procedure/record/sessions.ts';
import type { SessionKey } from '../../procedure/record/values/sessionKey.ts';
import type { Wait } from '../client/wait.ts';
import { type Changes, createDeltaCursor } from '../follow/deltaCursor.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import type { ListItems } from '../lists/listItems.ts';
import { closingOf, hasHole, splitByClosings } from './closing.ts';
import { createContributionWriter } from './contributionWriter.ts';
import { createSessionContributions, type SessionContributions } from './sessionContributions.ts';

export type SessionPorts = {
  readonly items: ListItems<ContributionRow>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly wait: Wait;
  /** 16 random hex digits, drawn at the start of the process. */
  readonly run: string;
};

/** The port `Sessions` over the list Contributions. */
export type ContributionSessions = Sessions & {
  /** Learns what the others wrote; costs nothing while no session is in memory. @throws Fault */
  readonly poll: () => Promise<void>;
  /** Contributions that are in no row yet. */
  readonly unwritten: () => number;
};

type Kept = SessionContributions & {
  readonly pending: Map<string, Promise<void>>;
  readonly writer: ReturnType<typeof createContributionWriter>;
};

const columns = ['ContributionKey', 'Session', 'At', 'When', 'Inputs'] as const;
/** How long a hole is waited for, and how long between two looks, in milliseconds. */
const patience = 3000;
const look = 300;
/** A session that nobody asks for leaves the memory after so long, in milliseconds: its meeting is over, or elsewhere. */
const idleAfter = 10 * 60_000;

export const createSessions = (ports: SessionPorts): ContributionSessions => {
  const { items, clock, log, wait } = ports;
  const cursor = createDeltaCursor(items, 'contributions.follow', columns);
  const sessions = new Map<SessionKey, Promise<Kept>>();
  /** When each of them was last asked for, in milliseconds of the clock. */
  const used = new Map<SessionKey, number>();
  /** The last number of our own rows. Kept when a session has left the memory: late contributions may follow. */
  const numbers = new Map<SessionKey, number>();
  const followers = new Map<SessionKey, Set<() => void>>();
  let following: Promise<void> | undefined;
  let behind = false;
  let unwritten = 0;

  const tell = (session: SessionKey): void => {
    for (const listener of followers.get(session) ?? []) listener();
  };

  const readRows = async (session: SessionKey, live: SessionContributions): Promise<void> => {
    const found = await items.where('Session', session, { operation: 'contributions.read' });
    if (found.filter(({ row }) => live.take(row)).length > 0) tell(session);
  };

  const open = async (session: SessionKey): Promise<Kept> => {
    // The place is marked first, so that nothing falls between the reading and the first poll.
    following ??= cursor.startNow();
    await following.catch((error: unknown) => {
      following = undefined;
      throw error;
    });
    const live = createSessionContributions(session, log);
    const wrote = (row: ContributionRow): void => {
      if (live.take(row)) tell(session);
    };
    const nextNumber = (): number => {
      const number = (numbers.get(session) ?? 0) + 1;
      numbers.set(session, number);
      return number;
    };
    const writer = createContributionWriter(session, { ...ports, nextNumber, wrote });
    await readRows(session, live);
    return { ...live, pending: new Map(), writer };
  };

  const end = (session: SessionKey): void => {
    sessions.delete(session);
    used.delete(session);
    // Whatever is written while nobody follows is read when the next session opens.
    if (sessions.size === 0) following = undefined;
  };

  const keep = (session: SessionKey): Promise<Kept> => {
    used.set(session, clock.now().getTime());
    const known = sessions.get(session);
    if (known) return known;
    const opening = open(session);
    sessions.set(session, opening);
    opening.catch(() => {
      if (sessions.get(session) === opening) end(session);
    });
    return opening;
  };

  const takeChanges = async (changes: Changes<ContributionRow>): Promise<void> => {
    const changed = new Set<SessionKey>();
    for (const { row } of changes.items) {
      const session = row.Session as SessionKey;
      // A session that cannot be opened is forgotten, and read whole the next time.
      const live = await sessions.get(session)?.catch(() => undefined);
      if (live?.take(row)) changed.add(session);
    }
    for (const session of changed) tell(session);
  };

  const endIdle = (): void => {
    const now = clock.now().getTime();
    for (const [session, at] of used) if (now - at > idleAfter && !followers.has(session)) end(session);
  };

  const poll = async (): Promise<void> => {
    endIdle();
    if (sessions.size === 0) return;
    const pages: Changes<ContributionRow>[] = [];
    behind ||= !(await cursor.poll((page) => pages.push(page)));
    for (const page of pages) await takeChanges(page);
    if (!behind) return;
    // The service has forgotten where we were: from here on anew, and what lies between is read.
    await cursor.startNow();
    for (const [session, opening] of sessions) await readRows(session, await opening);
    behind = false;
  };

  const closing = async (session: SessionKey, before: readonly Closing[]): Promise<Closing> => {
    const live = await keep(session);
    await live.writer.idle();
    for (let waited = 0; ; waited += look) {
      await readRows(session, live);
      const found = closingOf(session, splitByClosings(session, live.rows(), before).late);
      if (!hasHole(found, before) || waited >= patience) return found;
      await wait(look);
    }
  };

  return {
    contribute: async (session, contribution) => {
      const live = await keep(session);
      const { id } = contribution;
      if (live.has(id)) return;
      const at = live.timeAt(clock.now());
      const underWay = live.pending.get(id);
      const write = (): Promise<void> => {
        unwritten += 1;
        return live.writer.write({ ...contribution, at }).finally(() => {
          unwritten -= 1;
          live.pending.delete(id);
        });
      };
      const writing = underWay ?? write();
      live.pending.set(id, writing);
      await writing;
    },
    contributions: async (session, closings, how) => {
      if (closings.length > 0) {
        end(session);
        const over = createSessionContributions(session, log);
        await readRows(session, over);
        return over.known(closings);
      }
      const wasKnown = sessions.has(session);
      const live = await keep(session);
      if (wasKnown && how === 'fresh') await readRows(session, live);
      return live.known([]);
    },
    closing,
    poll,
    follow: (session, listener) => {
      const all = followers.get(session) ?? new Set();
      followers.set(session, all.add(listener));
      // What cannot be read now is read by whoever asks for it.
      keep(session).catch(() => undefined);
      return () => {
        all.delete(listener);
        if (all.size === 0 && followers.get(session) === all) followers.delete(session);
      };
    },
    unwritten: () => unwritten,
    known: () => [...sessions.keys()],
    end,
  };
};
