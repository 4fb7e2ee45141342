import type { Sessions } from '../../procedure/ports/sessions.ts';
import type { Closing } from '../../procedure/record/sessions.ts';
import type { SessionKey } from '../../procedure/record/values/sessionKey.ts';
import type { Changes } from '../follow/deltaCursor.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import { closingOf, hasHole, splitByClosings } from './closing.ts';
import { createSessionContributions } from './sessionContributions.ts';
import {
  endIdleSessions,
  endSession,
  followSession,
  keepSession,
  notifyFollowers,
  readRows,
  type SessionPorts,
  type SessionStore,
  sessionStore,
} from './sessionStore.ts';

/** The port `Sessions` over the list Contributions. */
export type ContributionSessions = Sessions & {
  /** Learns what other replicas wrote; costs nothing while no session is in memory. @throws Fault */
  readonly poll: () => Promise<void>;
  /** Contributions that are in no row yet. */
  readonly unwritten: () => number;
};

type State = { readonly store: SessionStore; hasLostPosition: boolean; unwritten: number };

/** How long to wait for a missing number, and the interval between two reads, in milliseconds. */
const holeTimeout = 3000;
const readInterval = 300;

const takeChanges = async (store: SessionStore, changes: Changes<ContributionRow>): Promise<void> => {
  const changed = new Set<SessionKey>();
  for (const { row } of changes.items) {
    const key = row.Session as SessionKey;
    // A session that cannot be opened is forgotten, and read whole the next time.
    const session = await store.sessions.get(key)?.catch(() => undefined);
    if (session?.take(row)) changed.add(key);
  }
  for (const key of changed) notifyFollowers(store, key);
};

const poll = async (state: State): Promise<void> => {
  const { store } = state;
  endIdleSessions(store);
  if (store.sessions.size === 0) return;
  const pages: Changes<ContributionRow>[] = [];
  state.hasLostPosition ||= !(await store.cursor.poll((page) => pages.push(page)));
  for (const page of pages) await takeChanges(store, page);
  if (!state.hasLostPosition) return;
  // The service no longer knows our position: start again from now, and read what was missed.
  await store.cursor.startNow();
  for (const [session, opening] of store.sessions) await readRows(store, session, await opening);
  state.hasLostPosition = false;
};

const closing = async (store: SessionStore, key: SessionKey, before: readonly Closing[]): Promise<Closing> => {
  const session = await keepSession(store, key);
  await session.writer.idle();
  for (let waited = 0; ; waited += readInterval) {
    await readRows(store, key, session);
    const found = closingOf(key, splitByClosings(key, session.rows(), before).late);
    if (!hasHole(found, before) || waited >= holeTimeout) return found;
    await store.wait(readInterval);
  }
};

const contribute = async (state: State, ...[key, contribution]: Parameters<Sessions['contribute']>): Promise<void> => {
  const session = await keepSession(state.store, key);
  const { id } = contribution;
  if (session.has(id)) return;
  const at = session.timeAt(state.store.clock.now());
  const underWay = session.pending.get(id);
  const write = (): Promise<void> => {
    state.unwritten += 1;
    return session.writer.write({ ...contribution, at }).finally(() => {
      state.unwritten -= 1;
      session.pending.delete(id);
    });
  };
  const writing = underWay ?? write();
  session.pending.set(id, writing);
  await writing;
};

const contributions = async (
  store: SessionStore,
  ...[key, closings, how]: Parameters<Sessions['contributions']>
): ReturnType<Sessions['contributions']> => {
  if (closings.length > 0) {
    endSession(store, key);
    const closed = createSessionContributions(key, store.log);
    await readRows(store, key, closed);
    return closed.known(closings);
  }
  const wasKnown = store.sessions.has(key);
  const session = await keepSession(store, key);
  if (wasKnown && how === 'fresh') await readRows(store, key, session);
  return session.known([]);
};

export const createSessions = (ports: SessionPorts): ContributionSessions => {
  const store = sessionStore(ports);
  const state: State = { store, hasLostPosition: false, unwritten: 0 };
  return {
    contribute: (session, contribution) => contribute(state, session, contribution),
    contributions: (...query) => contributions(store, ...query),
    closing: (session, before) => closing(store, session, before),
    poll: () => poll(state),
    follow: (session, listener) => followSession(store, session, listener),
    unwritten: () => state.unwritten,
    known: () => [...store.sessions.keys()],
    end: (session) => endSession(store, session),
  };
};
