import { isRecordKind } from '../../../procedure/messages/message.ts';
import { withoutDuplicates } from '../../../procedure/messages/withoutDuplicates.ts';
import { noticesOf } from '../../../procedure/notices/noticesOf.ts';
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
import { createKeyedMutex } from '../../../procedure/runtime/keyedMutex.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';
import { countTrainings } from '../../../procedure/useCases/sessions/confirmTrainings.ts';
import { messageForReader } from '../messageForReader.ts';
import { type NoticePorts, trySend } from '../notices/sendNotice.ts';
import type { RunningSessionCards } from '../sessions/sessionCards.ts';
import { react } from './reactions.ts';

export type OutboxPorts = NoticePorts & {
  readonly records: Records;
  readonly people: People;
  readonly sessions: Pick<Sessions, 'contributions'>;
  readonly postedMessages: Pick<PostedMessages, 'showing' | 'redrawn'>;
  readonly outgoing: RecordDrawing;
  readonly sessionCards: Pick<RunningSessionCards, 'settle'>;
  /** Writes what SharePoint shows of a record and its actions, unless something as new is there. */
  readonly project: (stream: RecordStream) => Promise<void>;
  /** Called with each commit made by a reaction, which has effects of its own. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
  readonly digest: Digest;
  readonly clock: Clock;
};

/** Retry backoff in seconds; the last one repeats. */
const backoff = [5, 15, 60, 300, 900];

/** Number of records whose last completed commit is remembered. */
const remembered = 5000;

/** About a day of retries. A server that starts later begins again. */
const mostTries = 100;

/**
 * Runs the effects of commits: projections, reactions on other records, notices, and redrawing the messages that show the
 * record. Every effect is idempotent, so running it twice, on two servers or after a crash, does no harm. Failed effects
 * are retried.
 */
export type Outbox = {
  /** Runs the record's effects after `delay` milliseconds, unless they are known to be done up to this commit. */
  readonly enqueue: (reference: string, sequence: number, delay?: number) => void;
  /** Whether effects of the record are running or scheduled. */
  readonly isPending: (reference: string) => boolean;
  /** Number of records with pending effects, those given up included, and the time of the oldest. */
  readonly pending: () => { readonly records: number; readonly since: Date | undefined };
  /** Settles when no effects are running; it does not wait for scheduled retries. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const logFailure =
  ({ log }: OutboxPorts, reference: string) =>
  (error: unknown): undefined => {
    const severity = error instanceof Fault ? 'warn' : 'error';
    log(severity, 'effect.failed', { reference, code: 'unexpected', ...errorFacts(error) });
  };

const backoffAfter = (failures: number): number => (backoff[Math.min(failures, backoff.length - 1)] ?? 900) * 1000;

type Due = { readonly at: number; readonly cancel: Stop };

export const createOutbox = (ports: OutboxPorts): Outbox => {
  const keyedMutex = createKeyedMutex();
  const running = new Set<Promise<void>>();
  const working = new Map<string, Promise<void>>();
  const waiting = new Map<string, Due>();
  const failures = new Map<string, number>();
  /** In milliseconds of the clock, oldest first. */
  const pendingSince = new Map<string, number>();
  const completed = createRecent<number>(remembered);
  let stopped = false;

  const plan = (reference: string, delay: number): void => {
    const at = ports.clock.now().getTime() + delay;
    const before = waiting.get(reference);
    if (stopped || (before && before.at <= at)) return;
    before?.cancel();
    waiting.set(reference, { at, cancel: ports.clock.after(delay, () => start(reference)) });
  };

  const start = (reference: string): void => {
    waiting.delete(reference);
    const work = keyedMutex(reference, () => attempt(reference));
    running.add(work);
    working.set(reference, work);
    void work.then(() => {
      running.delete(work);
      if (working.get(reference) === work) working.delete(reference);
    });
  };

  const attempt = async (reference: string): Promise<void> => {
    // Other servers may have handled commits missing in memory: a message sent from old state would never be redrawn.
    const how = failures.has(reference) ? 'fresh' : 'inHand';
    const doneUpTo = completed.get(reference) ?? 0;
    const upTo = await runEffects(ports, { reference, how, doneUpTo }).catch(logFailure(ports, reference));
    if (upTo !== undefined) {
      failures.delete(reference);
      pendingSince.delete(reference);
      // What was enqueued meanwhile is pending from now on, and the oldest stays first.
      if (waiting.has(reference)) pendingSince.set(reference, ports.clock.now().getTime());
      completed.set(reference, upTo);
      return;
    }
    const before = failures.get(reference) ?? 0;
    if (before >= mostTries) return ports.log('error', 'effect.givenUp', { reference });
    failures.set(reference, before + 1);
    plan(reference, backoffAfter(before));
  };

  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };

  /** Finishes what is running or due. Another server, or the next start, finds what is scheduled for later. */
  const stop = async (): Promise<void> => {
    stopped = true;
    const due = [...waiting].filter(([, { at }]) => at <= ports.clock.now().getTime());
    for (const { cancel } of waiting.values()) cancel();
    waiting.clear();
    for (const [reference] of due) start(reference);
    await idle();
  };

  return {
    enqueue: (reference, sequence, delay = 0) => {
      if ((completed.get(reference) ?? 0) >= sequence) return;
      if (!pendingSince.has(reference)) pendingSince.set(reference, ports.clock.now().getTime());
      plan(reference, delay);
    },
    pending: () => {
      const [oldest] = pendingSince.values();
      return { records: pendingSince.size, since: oldest === undefined ? undefined : new Date(oldest) };
    },
    isPending: (reference) => waiting.has(reference) || working.has(reference),
    idle,
    stop,
  };
};

type PendingEffects = {
  readonly reference: string;
  readonly how: 'inHand' | 'fresh';
  /** The last sequence whose effects this server completed. */
  readonly doneUpTo: number;
};

/**
 * @returns the sequence up to which all effects are done; undefined if something has to be retried
 */
const runEffects = async (
  ports: OutboxPorts,
  { reference, how, doneUpTo }: PendingEffects,
): Promise<number | undefined> => {
  const loaded = await unlessDamaged(ports.records.load(reference, how));
  // Nothing follows from it until an administrator has dealt with it.
  if (!loaded) return doneUpTo;
  const { stream } = loaded;
  if (!stream) return undefined;
  const { sequence } = lastCommit(stream);
  await ports.project(stream);
  await learnNames(ports, stream);
  const pending = stream.commits.filter((commit) => commit.sequence > doneUpTo);
  let all = true;
  // Reactions do not wait for Teams, and none follows from a broken chain.
  for (const commit of stream.damage ? [] : pending) all = (await react(ports, commit)) && all;
  const shown = sequence === 1 ? [] : await ports.postedMessages.showing(reference);
  const said = new Set(shown.map(({ key }) => key));
  const organisation = ports.organisation.current();
  const notices = pending
    .flatMap((commit) =>
      noticesOf(stream, commit, organisation, (role) => ports.people.holders(role).map(({ id }) => id)),
    )
    .filter(({ key }) => !said.has(key));
  for (const notice of notices) all = (await trySend(ports, stream, notice)) && all;
  await redraw(ports, stream, shown);
  for (const id of sessionsToRedraw(pending)) await ports.sessionCards.settle(stream.state.reference, id);
  return all ? sequence : undefined;
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
