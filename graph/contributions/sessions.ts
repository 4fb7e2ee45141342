import type { Contribution } from '../../procedure/causes/contributions.ts';
import type { Clock, Log, Stop } from '../../procedure/handling/ports.ts';
import type { Wait } from '../client/wait.ts';
import { type Changes, createDeltaCursor } from '../follow/deltaCursor.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import type { ListItems } from '../lists/listItems.ts';
import { type Closing, closingOf, hasHole } from './closing.ts';
import { contributionsIn } from './contributionRows.ts';
import { createContributionWriter } from './contributionWriter.ts';

export type SessionPorts = {
  readonly items: ListItems<ContributionRow>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly wait: Wait;
  /** 16 random hex digits, drawn at the start of the process. */
  readonly run: string;
};

/** A contribution before its time is given to it. `id` is the command's. */
export type Input = Contribution extends infer One ? (One extends Contribution ? Omit<One, 'at'> : never) : never;

/** Live sessions over the list Contributions: many replicas write without a lock, and each learns what the others wrote. */
export type Sessions = {
  /**
   * Acknowledged when its row is there. One that is there already is not written again.
   * @throws Fault; giving the same again, with the same id, is harmless
   */
  readonly contribute: (session: string, input: Input) => Promise<void>;
  /** What is known of a session, in no order: read once, then kept by `poll`. @throws Fault */
  readonly contributions: (session: string) => Promise<readonly Contribution[]>;
  /** Its rows as they are, for a closing. @throws Fault */
  readonly rows: (session: string) => Promise<readonly ContributionRow[]>;
  /**
   * What a commit that closes the session has to name. Our own rows are waited for, a hole in anybody's up to 3 s.
   * @throws Fault
   */
  readonly closing: (session: string) => Promise<Closing>;
  /** Learns what the others wrote; nothing to do while no session is known. @throws Fault */
  readonly poll: () => Promise<void>;
  /** Told of a session with something new in it. @returns the end of it */
  readonly onChange: (listener: (session: string) => void) => Stop;
  /** The session is closed or frozen: nothing of it stays in memory. */
  readonly forget: (session: string) => void;
};

type Live = {
  readonly rows: Map<string, ContributionRow>;
  readonly contributions: Map<string, Contribution>;
  readonly pending: Map<string, Promise<void>>;
  readonly writer: ReturnType<typeof createContributionWriter>;
  /** The greatest time that was seen in it: no smaller one is given, so that a person's last vote is the last. */
  latest: string;
};

const columns = ['ContributionKey', 'Session', 'At', 'When', 'Inputs'] as const;
/** How long a hole is waited for, and how long between two looks, in milliseconds. */
const patience = 3000;
const look = 300;

export const createSessions = (ports: SessionPorts): Sessions => {
  const { items, clock, log, wait } = ports;
  const cursor = createDeltaCursor(items, 'contributions.follow', columns);
  const sessions = new Map<string, Promise<Live>>();
  /** The last number of our own rows. Kept when a session is forgotten: late contributions may follow. */
  const numbers = new Map<string, number>();
  const listeners = new Set<(session: string) => void>();
  let following: Promise<void> | undefined;
  let behind = false;

  const take = (live: Live, row: ContributionRow): boolean => {
    if (live.rows.get(row.ContributionKey)?.Inputs === row.Inputs) return false;
    live.rows.set(row.ContributionKey, row);
    for (const one of contributionsIn(row, log)) {
      live.contributions.set(one.id, one);
      if (one.at > live.latest) live.latest = one.at;
    }
    return true;
  };

  const tell = (session: string): void => {
    for (const listener of listeners) listener(session);
  };

  const readRows = async (session: string, live: Live): Promise<void> => {
    const found = await items.where('Session', session, { operation: 'contributions.read' });
    if (found.filter(({ row }) => take(live, row)).length > 0) tell(session);
  };

  const open = async (session: string): Promise<Live> => {
    // The place is marked first, so that nothing falls between the reading and the first poll.
    following ??= cursor.startNow();
    await following.catch((error: unknown) => {
      following = undefined;
      throw error;
    });
    const wrote = (row: ContributionRow): void => {
      if (take(live, row)) tell(session);
    };
    const nextNumber = (): number => {
      const number = (numbers.get(session) ?? 0) + 1;
      numbers.set(session, number);
      return number;
    };
    const writer = createContributionWriter(session, { ...ports, nextNumber, wrote });
    const live: Live = { rows: new Map(), contributions: new Map(), pending: new Map(), writer, latest: '' };
    await readRows(session, live);
    return live;
  };

  const liveOf = (session: string): Promise<Live> => {
    const known = sessions.get(session);
    if (known) return known;
    const opening = open(session);
    sessions.set(session, opening);
    opening.catch(() => sessions.delete(session));
    return opening;
  };

  const takeChanges = async (changes: Changes<ContributionRow>): Promise<void> => {
    const changed = new Set<string>();
    for (const { row } of changes.items) {
      // A session that cannot be opened is forgotten, and read whole the next time.
      const live = await sessions.get(row.Session)?.catch(() => undefined);
      if (live && take(live, row)) changed.add(row.Session);
    }
    for (const session of changed) tell(session);
  };

  const contribute = async (session: string, input: Input): Promise<void> => {
    const live = await liveOf(session);
    if (live.contributions.has(input.id)) return;
    const underWay = live.pending.get(input.id);
    if (underWay) return underWay;
    const now = clock.now().toISOString();
    if (now > live.latest) live.latest = now;
    const writing = live.writer.write({ ...input, at: live.latest }).finally(() => live.pending.delete(input.id));
    live.pending.set(input.id, writing);
    await writing;
  };

  const closing = async (session: string): Promise<Closing> => {
    const live = await liveOf(session);
    await live.writer.idle();
    for (let waited = 0; ; waited += look) {
      await readRows(session, live);
      const found = closingOf(session, [...live.rows.values()]);
      if (!hasHole(found) || waited >= patience) return found;
      await wait(look);
    }
  };

  const poll = async (): Promise<void> => {
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

  return {
    contribute,
    contributions: async (session) => [...(await liveOf(session)).contributions.values()],
    rows: async (session) => [...(await liveOf(session)).rows.values()],
    closing,
    poll,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    forget: (session) => {
      sessions.delete(session);
    },
  };
};
