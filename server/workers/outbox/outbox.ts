import { isRecordKind } from '../../../procedure/messages/message.ts';
import { withoutDuplicates } from '../../../procedure/messages/withoutDuplicates.ts';
import { noticesOf } from '../../../procedure/notices/noticesOf.ts';
import type { RecordDrawing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessage, PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Clock, Stop } from '../../../procedure/ports/platform.ts';
import type { Records } from '../../../procedure/ports/records.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordCommit, RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { peopleIn } from '../../../procedure/record/peopleIn.ts';
import type { Digest } from '../../../procedure/record/values/digest.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../../procedure/runtime/keyedMutex.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';
import { countTrainings } from '../../../procedure/useCases/sessions/confirmTrainings.ts';
import { messageForReader } from '../messages/redactForReader.ts';
import { type NoticePorts, trySend } from '../notices/sendNotice.ts';
import type { RunningSessionCards } from '../sessions/sessionCards.ts';
import { react } from './reactions.ts';

export type OutboxPorts = NoticePorts & {
  readonly records: Records;
  readonly people: People;
  readonly sessions: Pick<Sessions, 'contributions'>;
  readonly shown: Pick<PostedMessages, 'showing' | 'redrawn'>;
  readonly outgoing: RecordDrawing;
  readonly sessionCards: Pick<RunningSessionCards, 'settle'>;
  /** Writes what SharePoint shows of a record and its actions, unless something as new is there. */
  readonly project: (stream: RecordStream) => Promise<void>;
  /** Told of each commit that a reaction made: it owes in its turn. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
  readonly digest: Digest;
  readonly clock: Clock;
};

/** How long to wait before what could not be paid is tried again, in seconds; the last one again and again. */
const patience = [5, 15, 60, 300, 900];

/** Of so many records, those paid last, it is remembered up to which commit they are paid. */
const remembered = 5000;

/** About a day. Whoever starts next begins anew. */
const mostTries = 100;

/**
 * Pays what commits owe: the projections, the reactions of other records, the notices, the redrawing of messages that
 * show the record.
 * Each piece is idempotent, so paying twice, on two replicas or after a crash, does no harm; what fails is tried again.
 */
export type Outbox = {
  /** Pays all that the record owes, after `delay` milliseconds, unless it is known to be paid up to this commit. */
  readonly enqueue: (reference: string, sequence: number, delay?: number) => void;
  /** Whether something is being paid for the record, or waits to be. */
  readonly isPending: (reference: string) => boolean;
  /** For how many records something is owed, or may be, and since when for the oldest; also of what was given up. */
  readonly pending: () => { readonly records: number; readonly since: Date | undefined };
  /** Settles when nothing is being paid; what waits for a later try is not waited for. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Due = { readonly at: number; readonly cancel: Stop };

export const createOutbox = (ports: OutboxPorts): Outbox => {
  const inTurn = createKeyedMutex();
  const running = new Set<Promise<void>>();
  const working = new Map<string, Promise<void>>();
  const waiting = new Map<string, Due>();
  const failures = new Map<string, number>();
  /** In milliseconds of the clock, oldest first. */
  const owedSince = new Map<string, number>();
  const paid = createRecent<number>(remembered);
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
    const work = inTurn(reference, () => attempt(reference));
    running.add(work);
    working.set(reference, work);
    void work.then(() => {
      running.delete(work);
      if (working.get(reference) === work) working.delete(reference);
    });
  };

  const attempt = async (reference: string): Promise<void> => {
    // Later others may have paid for commits that memory lacks: what is sent now would never be drawn anew.
    const how = failures.has(reference) ? 'fresh' : 'inHand';
    const upTo = await runEffects(ports, { reference, how, doneUpTo: paid.get(reference) ?? 0 }).catch(
      (error: unknown) => {
        const severity = error instanceof Fault ? 'warn' : 'error';
        ports.log(severity, 'effect.failed', { reference, code: 'unexpected', ...errorFacts(error) });
        return undefined;
      },
    );
    if (upTo !== undefined) {
      failures.delete(reference);
      owedSince.delete(reference);
      // What came meanwhile is owed since now, and the oldest stays first.
      if (waiting.has(reference)) owedSince.set(reference, ports.clock.now().getTime());
      paid.set(reference, upTo);
      return;
    }
    const before = failures.get(reference) ?? 0;
    if (before >= mostTries) return ports.log('error', 'effect.givenUp', { reference });
    failures.set(reference, before + 1);
    plan(reference, (patience[Math.min(before, patience.length - 1)] ?? 900) * 1000);
  };

  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };

  /** What is being paid or due is finished; what waits is found again by another replica, or by whoever starts next. */
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
      if ((paid.get(reference) ?? 0) >= sequence) return;
      if (!owedSince.has(reference)) owedSince.set(reference, ports.clock.now().getTime());
      plan(reference, delay);
    },
    pending: () => {
      const [oldest] = owedSince.values();
      return { records: owedSince.size, since: oldest === undefined ? undefined : new Date(oldest) };
    },
    isPending: (reference) => waiting.has(reference) || working.has(reference),
    idle,
    stop,
  };
};

type PendingEffects = {
  readonly reference: string;
  readonly how: 'inHand' | 'fresh';
  /** What this replica itself has paid before. */
  readonly doneUpTo: number;
};

/**
 * @returns the sequence up to which all is paid; undefined when something has to be tried again
 */
const runEffects = async (
  ports: OutboxPorts,
  { reference, how, doneUpTo: paidUpTo }: PendingEffects,
): Promise<number | undefined> => {
  const { stream } = await ports.records.load(reference, how);
  if (!stream) return undefined;
  const { sequence } = lastCommit(stream);
  await ports.project(stream);
  await learnNames(ports, stream);
  const unpaid = stream.commits.filter((commit) => commit.sequence > paidUpTo);
  let all = true;
  // What other records must know does not wait for Teams; nobody acts on what a broken chain says.
  for (const commit of stream.damage ? [] : unpaid) all = (await react(ports, commit)) && all;
  const shown = sequence === 1 ? [] : await ports.shown.showing(reference);
  const said = new Set(shown.map(({ key }) => key));
  const organisation = ports.organisation.current();
  const notices = unpaid
    .flatMap((commit) =>
      noticesOf(stream, commit, organisation, (role) => ports.people.holders(role).map(({ id }) => id)),
    )
    .filter(({ key }) => !said.has(key));
  for (const notice of notices) all = (await trySend(ports, stream, notice)) && all;
  await redraw(ports, stream, shown);
  for (const id of sessionsToRedraw(unpaid)) await ports.sessionCards.settle(stream.state.reference, id);
  return all ? sequence : undefined;
};

/** The sessions whose card shows something else since. One that was just opened has none yet. */
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

/** Asks the directory who those are whom the record names, once in a while; without an answer they stay without a name. */
const learnNames = async ({ people, log }: OutboxPorts, { key, state }: RecordStream): Promise<void> => {
  await people.strangers(peopleIn(state)).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    log('warn', 'names.unknown', { reference: key, code: error.code });
  });
};

const redraw = async (ports: OutboxPorts, stream: RecordStream, shown: readonly PostedMessage[]): Promise<void> => {
  const { sequence } = lastCommit(stream);
  // The others show no record: they stay as they are, or move with their session.
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
      // Also when the message is gone for good: there is nothing left to draw.
      done.push(stale);
    }
  } finally {
    // One that cannot be drawn now does not have the others drawn again.
    const [first, ...others] = done;
    if (first) await ports.shown.redrawn([first, ...others], sequence);
  }
};
