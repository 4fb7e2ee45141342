import type { PendingEffects } from '../../../graph/follow/pendingEffects.ts';
import { isRecordKind } from '../../../procedure/messages/message.ts';
import { withoutDuplicates } from '../../../procedure/messages/withoutDuplicates.ts';
import { noticesOf } from '../../../procedure/notices/noticesOf.ts';
import type { PendingEffects as PendingCounts, RetryReason } from '../../../procedure/ports/health.ts';
import type { RecordDrawing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessage, PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Clock, Stop } from '../../../procedure/ports/platform.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import type { Records } from '../../../procedure/ports/streams.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordCommit, RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { peopleIn } from '../../../procedure/record/peopleIn.ts';
import type { Digest } from '../../../procedure/record/values/digest.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { Fault, unlessDamaged } from '../../../procedure/runtime/fault.ts';
import { countTrainings } from '../../../procedure/useCases/sessions/confirmTrainings.ts';
import { messageForReader } from '../messageForReader.ts';
import { createDeliveries, type Deliveries } from '../notices/deliveries.ts';
import type { NoticePorts } from '../notices/sendNotice.ts';
import type { RunningSessionCards } from '../sessions/sessionCards.ts';
import { react } from './reactions.ts';
import { createTurns, type Turn } from './turns.ts';

export type OutboxPorts = NoticePorts & {
  readonly records: Records;
  readonly people: People;
  readonly sessions: Pick<Sessions, 'contributions'>;
  readonly postedMessages: Pick<PostedMessages, 'showing' | 'redrawn'>;
  readonly outgoing: RecordDrawing;
  readonly sessionCards: Pick<RunningSessionCards, 'settle'>;
  /** What is pending according to the rows. */
  readonly effects: Pick<PendingEffects, 'committed' | 'of' | 'all'>;
  /**
   * Writes what SharePoint shows of a record and its actions, unless something as new is there.
   * @param done the last commit whose effects have all run
   */
  readonly project: (stream: RecordStream, done: number) => Promise<void>;
  /** Called with each commit made by a reaction, which has effects of its own. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
  readonly digest: Digest;
  readonly clock: Clock;
};

/** Retry backoff in seconds; the last one repeats. */
const backoff = [5, 15, 60, 90];

/** Interval between readings of a damaged record, in milliseconds: nothing follows from it until it is repaired. */
const damagedPause = 900_000;

/** Records that are read and written for at the same time; waiting for Teams does not count. */
const atOnce = 6;

/** Records whose effects are begun during a stop. Another server, or the next start, finds the others. */
const mostAtStop = 50;

/** Redrawn cards go after the notices that wait for the same conversation. */
const redrawRank = 3;

/** Time that effects get before the item of the record is written without them, in milliseconds. */
const patience = 3000;

/** Milliseconds for which other servers leave a commit to the one that made it. */
const headStart = 60_000;

/**
 * Runs the effects of commits: projections, reactions on other records, notices, and redrawing the messages that show the
 * record. Every effect is idempotent, so running it twice, on two servers or after a crash, does no harm. Failed effects
 * are retried until they succeed.
 */
export type Outbox = {
  /** Runs the effects of the record that are not done, and writes its item. */
  readonly enqueue: (reference: string) => void;
  /** Enqueues what is pending according to the rows and not in progress here. @param minAge in milliseconds */
  readonly recover: (minAge?: number) => void;
  /** Whether effects of the record are running or scheduled here. */
  readonly isPending: (reference: string) => boolean;
  readonly pending: () => PendingCounts;
  /** Settles when no effects are running; it does not wait for scheduled retries. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const logFailure =
  ({ log }: OutboxPorts, reference: string) =>
  (error: unknown): Outcome => {
    const severity = error instanceof Fault ? 'warn' : 'error';
    log(severity, 'effect.failed', { reference, code: 'unexpected', ...errorFacts(error) });
    return error instanceof Fault ? error.code : 'unexpected';
  };

const backoffAfter = (failures: number): number => (backoff[Math.min(failures, backoff.length - 1)] ?? 90) * 1000;

const idle = async (running: ReadonlySet<Promise<void>>): Promise<void> => {
  while (running.size > 0) await Promise.all(running);
};

type Due = { readonly at: number; readonly cancel: Stop };
type Failure = { readonly attempts: number; readonly reason: RetryReason };

export const createOutbox = (ports: OutboxPorts): Outbox => {
  const { clock, effects } = ports;
  const now = (): number => clock.now().getTime();
  const turns = createTurns(atOnce);
  const deliveries = createDeliveries(ports);
  const running = new Set<Promise<void>>();
  /** Number of runs by record. */
  const runs = new Map<string, number>();
  const scheduled = new Map<string, Due>();
  const failures = new Map<string, Failure>();
  let stopped = false;
  let leftAtStop = mostAtStop;
  const mayBegin = (): boolean => {
    if (stopped) leftAtStop -= 1;
    return leftAtStop >= 0;
  };

  const isPending = (reference: string): boolean => scheduled.has(reference) || runs.has(reference);

  const plan = (reference: string, delay: number): void => {
    const at = clock.now().getTime() + delay;
    const before = scheduled.get(reference);
    if (stopped || (before && before.at <= at)) return;
    before?.cancel();
    scheduled.set(reference, { at, cancel: clock.after(delay, () => start(reference)) });
  };

  const start = (reference: string): void => {
    scheduled.delete(reference);
    runs.set(reference, (runs.get(reference) ?? 0) + 1);
    const work = attempt(reference).finally(() => {
      running.delete(work);
      const left = (runs.get(reference) ?? 1) - 1;
      if (left > 0) runs.set(reference, left);
      else runs.delete(reference);
    });
    running.add(work);
  };

  const attempt = async (reference: string): Promise<void> => {
    // Other servers may have handled commits missing in memory: a message sent from old state would never be redrawn.
    const how = failures.has(reference) ? 'fresh' : 'inHand';
    const outcome = await turns(reference, (turn) =>
      runEffects({ ...ports, turn, deliveries, mayBegin }, reference, how),
    ).catch(logFailure(ports, reference));
    if (outcome === 'superseded') return;
    if (outcome === 'done') {
      failures.delete(reference);
      return;
    }
    const { attempts, reason } = failures.get(reference) ?? { attempts: 0, reason: outcome };
    // A claim is often our own, left when sending failed: that failure stays the reason.
    failures.set(reference, { attempts: attempts + 1, reason: outcome === 'claimed' ? reason : outcome });
    plan(reference, outcome === 'damaged' ? damagedPause : backoffAfter(attempts));
  };

  return {
    enqueue: (reference) => plan(reference, 0),
    recover: (minAge = headStart) => {
      for (const { reference, since } of effects.all())
        if (!isPending(reference) && now() - since.getTime() >= minAge) plan(reference, Math.random() * minAge);
    },
    pending: () => {
      const all = effects.all();
      const reasons = all.flatMap(({ reference }) => failures.get(reference)?.reason ?? []);
      return { records: all.length, since: all[0]?.since, reasons: countEach(reasons) };
    },
    isPending,
    idle: () => idle(running),
    /** Finishes what is running, and some of what is due. */
    stop: async () => {
      stopped = true;
      const due = [...scheduled].filter(([, { at }]) => at <= now());
      for (const { cancel } of scheduled.values()) cancel();
      scheduled.clear();
      for (const [reference] of due) start(reference);
      await idle(running);
    },
  };
};

const countEach = (reasons: readonly RetryReason[]): PendingCounts['reasons'] => {
  const counts: Partial<Record<RetryReason, number>> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

/** `superseded`: a later run of the record does what is left, here or elsewhere. */
type Outcome = 'done' | 'superseded' | RetryReason;

type RunPorts = OutboxPorts & {
  readonly turn: Turn;
  readonly deliveries: Deliveries;
  /** False for all but a few while the process stops. */
  readonly mayBegin: () => boolean;
};

/** The record as far as its item shows it; otherwise why not. */
const loadRecord = async (
  { records, effects }: OutboxPorts,
  reference: string,
  how: 'inHand' | 'fresh',
): Promise<RecordStream | 'damaged' | 'notSeenYet'> => {
  const { sequence: shown } = effects.of(reference);
  let loaded = await unlessDamaged(records.load(reference, how, 'background'));
  // Its item shows commits by others that are missing in memory.
  if (loaded?.stream && lastCommit(loaded.stream).sequence < shown)
    loaded = await unlessDamaged(records.load(reference, 'fresh', 'background'));
  const stream = loaded?.stream;
  if (!loaded || stream?.damage) return 'damaged';
  return stream && lastCommit(stream).sequence >= shown ? stream : 'notSeenYet';
};

/** The item is written after the effects, so that one write says both; and before, if they take long. */
const runEffects = async (ports: RunPorts, reference: string, how: 'inHand' | 'fresh'): Promise<Outcome> => {
  const { turn, effects, clock, project, mayBegin } = ports;
  const stream = await turn.take(async () => (mayBegin() ? loadRecord(ports, reference, how) : 'superseded'));
  if (typeof stream === 'string') return stream;
  const { sequence } = lastCommit(stream);
  const { done } = effects.of(reference);
  // Our own commits are pending before the next poll shows them.
  effects.committed(stream.state.reference, sequence);
  let late = Promise.resolve();
  const cancel = clock.after(patience, () => {
    late = turn.take(() => project(stream, Math.min(done, sequence))).catch(() => undefined);
  });
  let outcome: Outcome = 'unexpected';
  try {
    outcome = done >= sequence ? 'done' : await runPending(ports, stream, done);
  } finally {
    cancel();
    await late;
    if (outcome !== 'superseded')
      await turn.take(() => project(stream, outcome === 'done' ? Math.max(sequence, done) : done));
  }
  return outcome;
};

/** What follows from the pending commits, except that which waits for Teams. */
const prepare = async (ports: RunPorts, stream: RecordStream, pending: readonly RecordCommit[]) => {
  await learnNames(ports, stream);
  let reacted = true;
  for (const commit of pending) reacted = (await react(ports, commit)) && reacted;
  const shown = lastCommit(stream).sequence === 1 ? [] : await ports.postedMessages.showing(stream.key);
  const posted = new Set(shown.map(({ key }) => key));
  const organisation = ports.organisation.current();
  const notices = pending
    .flatMap((commit) =>
      noticesOf(stream, commit, organisation, (role) => ports.people.holders(role).map(({ id }) => id)),
    )
    .filter(({ key }) => !posted.has(key));
  return { reacted, shown, notices };
};

const runPending = async (ports: RunPorts, stream: RecordStream, done: number): Promise<Outcome> => {
  const { turn } = ports;
  const pending = stream.commits.filter((commit) => commit.sequence > done);
  const { reacted, shown, notices } = await turn.take(() => prepare(ports, stream, pending));
  const redrawn = redraw(ports, stream, shown);
  // Neither waits for the other; a failure of one ends neither.
  const [failed] = await Promise.all([ports.deliveries(stream, notices), redrawn.catch(() => undefined)]);
  await redrawn;
  if (!turn.isLast()) return 'superseded';
  for (const id of sessionsToRedraw(pending)) await ports.sessionCards.settle(stream.state.reference, id);
  return failed ?? (reacted ? 'done' : 'reaction');
};

/** Sessions whose card has to change. A session that was just opened has no card yet. */
const sessionsToRedraw = (commits: readonly RecordCommit[]): ReadonlySet<SessionId> =>
  new Set(
    commits
      .flatMap(({ events }) => events)
      .flatMap((event) =>
        event.type === 'SessionClosed' || event.type === 'SessionHandedOver' || event.type === 'LateContributionsTaken'
          ? event.session
          : [],
      ),
  );

/** Looks up the people in the record at intervals; without an answer they remain unnamed. */
const learnNames = async ({ people, log }: OutboxPorts, { key, state }: RecordStream): Promise<void> => {
  await people.strangers(peopleIn(state)).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    log('warn', 'names.unknown', { reference: key, code: error.code });
  });
};

const redraw = async (ports: OutboxPorts, stream: RecordStream, shown: readonly PostedMessage[]): Promise<void> => {
  const { sequence } = lastCommit(stream);
  // Other kinds show no record: they stay unchanged, or change with their session.
  const old = shown.flatMap((one) =>
    isRecordKind(one.kind) && one.sequence < sequence ? { ...one, kind: one.kind } : [],
  );
  if (old.length === 0) return;
  const trainings = await countTrainings(stream, ports.sessions);
  const drawn = withoutDuplicates(shown);
  const done: PostedMessage[] = [];
  try {
    for (const stale of old) {
      const { kind, key, conversation } = stale;
      if (drawn.has(key))
        await ports.outgoing.redraw(
          stale,
          messageForReader(stream, { kind, key, conversation }, ports.people, trainings),
          redrawRank,
        );
      // Also if the message was deleted: nothing is left to redraw.
      done.push(stale);
    }
  } finally {
    // A message that fails now does not cause the others to be redrawn again.
    const [first, ...others] = done;
    if (first) await ports.postedMessages.redrawn([first, ...others], sequence);
  }
};
