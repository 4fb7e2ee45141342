import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { SessionKey } from '../../procedure/record/values/sessionKey.ts';
import type { Wait } from '../client/wait.ts';
import { createDeltaCursor, type DeltaCursor } from '../follow/deltaCursor.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import type { ListItems } from '../lists/listItems.ts';
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

export type OpenSession = SessionContributions & {
  readonly pending: Map<string, Promise<void>>;
  readonly writer: ReturnType<typeof createContributionWriter>;
};

/** The sessions in the memory of this replica. */
export type SessionStore = SessionPorts & {
  readonly cursor: DeltaCursor<ContributionRow>;
  readonly sessions: Map<SessionKey, Promise<OpenSession>>;
  /** When each session was last used, in milliseconds of the clock. */
  readonly used: Map<SessionKey, number>;
  /** The last number of our own rows. Kept after a session has left the memory, as late contributions may follow. */
  readonly numbers: Map<SessionKey, number>;
  readonly followers: Map<SessionKey, Set<() => void>>;
  following: Promise<void> | undefined;
};

/** A session that no one uses leaves the memory after this time, in milliseconds: its meeting is over, or elsewhere. */
const idleAfter = 10 * 60_000;

export const sessionStore = (ports: SessionPorts): SessionStore => ({
  ...ports,
  cursor: createDeltaCursor(ports.items, 'contributions.follow', 'all'),
  sessions: new Map(),
  used: new Map(),
  numbers: new Map(),
  followers: new Map(),
  following: undefined,
});

export const notifyFollowers = ({ followers }: SessionStore, session: SessionKey): void => {
  for (const listener of followers.get(session) ?? []) listener();
};

export const readRows = async (store: SessionStore, session: SessionKey, into: SessionContributions): Promise<void> => {
  const found = await store.items.where('Session', session, { operation: 'contributions.read' });
  if (found.items.filter(({ row }) => into.take(row)).length > 0) notifyFollowers(store, session);
};

const openSession = async (store: SessionStore, session: SessionKey): Promise<OpenSession> => {
  // The position in the changes comes first, so that nothing is missed between the reading and the first poll.
  store.following ??= store.cursor.startNow();
  await store.following.catch((error: unknown) => {
    store.following = undefined;
    throw error;
  });
  const contributions = createSessionContributions(session, store.log);
  const wrote = (row: ContributionRow): void => {
    if (contributions.take(row)) notifyFollowers(store, session);
  };
  const nextNumber = (): number => {
    const number = (store.numbers.get(session) ?? 0) + 1;
    store.numbers.set(session, number);
    return number;
  };
  const { items, wait, run } = store;
  const writer = createContributionWriter(session, { items, wait, run, nextNumber, wrote });
  await readRows(store, session, contributions);
  return { ...contributions, pending: new Map(), writer };
};

export const endSession = (store: SessionStore, session: SessionKey): void => {
  store.sessions.delete(session);
  store.used.delete(session);
  // What is written while no one follows is read when the next session opens.
  if (store.sessions.size === 0) store.following = undefined;
};

/** The session, opened if it is not in memory. */
export const keepSession = (store: SessionStore, session: SessionKey): Promise<OpenSession> => {
  store.used.set(session, store.clock.now().getTime());
  const known = store.sessions.get(session);
  if (known) return known;
  const opening = openSession(store, session);
  store.sessions.set(session, opening);
  opening.catch(() => {
    if (store.sessions.get(session) === opening) endSession(store, session);
  });
  return opening;
};

export const endIdleSessions = (store: SessionStore): void => {
  const now = store.clock.now().getTime();
  for (const [session, at] of store.used)
    if (now - at > idleAfter && !store.followers.has(session)) endSession(store, session);
};

export const followSession = (store: SessionStore, session: SessionKey, listener: () => void): (() => void) => {
  const { followers } = store;
  const all = followers.get(session) ?? new Set();
  followers.set(session, all.add(listener));
  // What cannot be read now is read when it is asked for.
  keepSession(store, session).catch(() => undefined);
  return () => {
    all.delete(listener);
    if (all.size === 0 && followers.get(session) === all) followers.delete(session);
  };
};
