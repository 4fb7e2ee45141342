import type { Deadline } from '../../procedure/deadlines/deadline.ts';
import { deadlinesOf } from '../../procedure/deadlines/deadlinesOf.ts';
import { reviewDeadline } from '../../procedure/deadlines/reviewDeadline.ts';
import { titleOf } from '../../procedure/deadlines/task.ts';
import type { WorkingCalendar } from '../../procedure/deadlines/workingDays.ts';
import { dayNumber } from '../../procedure/measures/periods/dayNumber.ts';
import type { Rules } from '../../procedure/organisation/rules.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Register } from '../../procedure/ports/register/register.ts';
import type { OrganisationStream, Records, Reviews } from '../../procedure/ports/streams.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { Snooze } from '../../procedure/record/nonconformity.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { isSelfTest } from '../../procedure/record/selfTest.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { isEnded } from '../../procedure/stages/stages.ts';

export type DeadlinePorts = {
  readonly records: Pick<Records, 'load'>;
  readonly register: Pick<Register, 'all'>;
  readonly reviews: Pick<Reviews, 'keys' | 'load'>;
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly calendar: WorkingCalendar;
  readonly log: Log;
};

/** Pending deadlines of one record, or of the periodic review. */
export type Pending = {
  readonly entry: RegisterEntry | undefined;
  readonly deadlines: readonly Deadline[];
  readonly snoozes: readonly Snooze[];
  readonly titleOf: (deadline: Deadline) => string | undefined;
};

export type PendingDeadlines = {
  /**
   * Everything that may be due for a reminder by now. `complete` is false while some of it has not been read yet: ask
   * again in a few minutes.
   */
  readonly dueSoon: () => Promise<{ readonly complete: boolean; readonly waited: readonly Pending[] }>;
  /** Pending deadlines of these records, however far off. */
  readonly of: (entries: readonly RegisterEntry[]) => Promise<readonly Pending[]>;
};

/**
 * Number of records read at once: every five minutes this makes 200 resource units a minute, less than a quarter of the
 * smallest tenant's budget. Results are kept until the register knows of another commit.
 */
const mostReads = 500;

type Kept = Pending & { readonly sequence: number };

/**
 * Pending deadlines of a record; none for a scratch record left by a self-test that was interrupted before withdrawing
 * it.
 * @throws Fault
 */
const read = async (entry: RegisterEntry, ports: DeadlinePorts, rules: Rules): Promise<Kept | undefined> => {
  const { reference, sequence: known } = entry;
  const inHand = (await ports.records.load(reference, 'inHand')).stream;
  const isBehind = !inHand || lastCommit(inHand).sequence < known;
  const stream = isBehind ? (await ports.records.load(reference, 'fresh')).stream : inHand;
  if (!stream || stream.damage) return undefined;
  const { state } = stream;
  const deadlines = isSelfTest(state) ? [] : deadlinesOf(state, ports.calendar, rules);
  const titles = new Map(deadlines.map((deadline) => [deadline.key, titleOf(deadline, state)]));
  return {
    entry,
    deadlines,
    snoozes: state.snoozes,
    titleOf: ({ key }) => titles.get(key),
    sequence: lastCommit(stream).sequence,
  };
};

/** The next periodic review; the first is due one maximum interval after the first report. */
const pendingReview = async (ports: DeadlinePorts, rules: Rules): Promise<readonly Pending[]> => {
  const [newest] = await ports.reviews.keys();
  const last = newest && (await ports.reviews.load(newest, 'inHand')).stream?.state;
  let first: string | undefined;
  for (const { reportedAt } of ports.register.all()) if (!first || reportedAt < first) first = reportedAt;
  const firstOn = first === undefined ? undefined : dayOf(new Date(first), ports.calendar.timeZone);
  const deadline = reviewDeadline(last ? [last] : [], firstOn, rules);
  const { snoozes = [] } = ports.organisation.current();
  return deadline ? [{ entry: undefined, deadlines: [deadline], snoozes, titleOf: () => undefined }] : [];
};

export const createPendingDeadlines = (ports: DeadlinePorts): PendingDeadlines => {
  const kept = new Map<Reference, Kept>();
  let keptBy: Rules | undefined;

  const rules = (): Rules => {
    const inForce = ports.organisation.current().rules;
    // The rules changed, and the dates with them.
    if (inForce !== keptBy) kept.clear();
    keptBy = inForce;
    return inForce;
  };

  const isKept = ({ reference, sequence }: RegisterEntry): boolean => (kept.get(reference)?.sequence ?? -1) >= sequence;

  /** An item that cannot be read now does not hold up the others. */
  const keep = async (entry: RegisterEntry): Promise<void> => {
    const { reference } = entry;
    try {
      const found = await read(entry, ports, rules());
      if (found) kept.set(reference, found);
      else kept.delete(reference);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      ports.log('warn', 'reminder.unread', { reference, code: error.code });
    }
  };

  return {
    dueSoon: async () => {
      const due = [...ports.register.all()].filter(isRelevantOn(ports.clock.now(), rules()));
      const unread = due.filter((entry) => !isKept(entry));
      for (const entry of unread.slice(0, mostReads)) await keep(entry);
      const waited = due.flatMap(({ reference }) => kept.get(reference) ?? []);
      return { complete: unread.length <= mostReads, waited: [...waited, ...(await pendingReview(ports, rules()))] };
    },
    of: async (entries) => {
      rules();
      for (const entry of entries) if (!isKept(entry)) await keep(entry);
      return entries.flatMap(({ reference }) => kept.get(reference) ?? []);
    },
  };
};

/** The records to read on this day: of the closed ones, those whose observation window has just ended. */
const isRelevantOn = (now: Date, { observationDays, ladders }: Rules): ((entry: RegisterEntry) => boolean) => {
  const today = dayNumber(dayOf(now, 'Pacific/Kiritimati'));
  const forgotten = (ladders.observationEnd.forgottenAfter ?? Number.POSITIVE_INFINITY) + 1;
  return ({ stage, measured }) => {
    // Its item is not vouched for and is about to be rewritten.
    if (!measured) return !isEnded(stage);
    if (stage !== 'closed') return measured.look !== undefined && measured.look <= today;
    if (measured.recurrences.length > 0) return false;
    const ended = Math.max(...measured.actions.map(({ doneOn }) => doneOn ?? 0)) + observationDays;
    // Its last day may follow holidays; the reminder is then sent on the last working day before them.
    return ended > observationDays && ended - 14 <= today && today - ended <= forgotten;
  };
};
