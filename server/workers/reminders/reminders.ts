import { type Digest, digestsDue, type Reminder } from '../../../procedure/deadlines/digestsDue.ts';
import type { Task } from '../../../procedure/deadlines/task.ts';
import { isWorkingDay, type WorkingCalendar, workingDayUpTo } from '../../../procedure/deadlines/workingDays.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { Clock, Log } from '../../../procedure/ports/platform.ts';
import { addDays, type CalendarDate, dayOf } from '../../../procedure/record/values/calendarDate.ts';
import type { PersonId, Role } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { Pending, PendingDeadlines } from '../../deadlines/pendingDeadlines.ts';
import { createReminderDirectory, type ReminderDirectoryPorts } from './reminderDirectory.ts';
import { createSentReminders, digestReference, notReached, type SentReminders } from './sentReminders.ts';

type ReminderPorts = ReminderDirectoryPorts & {
  readonly waiting: Pick<PendingDeadlines, 'dueSoon'>;
  readonly postedMessages: Pick<PostedMessages, 'claim' | 'sent' | 'showing'>;
  readonly outgoing: Pick<Outgoing, 'send'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly calendar: WorkingCalendar;
};

type Reminders = {
  /**
   * Sends each person their reminders in one message per working day. Call it every few minutes, on every replica: the
   * key of the digest is its claim in Messages, and what was sent is read back from there. Never throws a Fault.
   */
  readonly run: () => Promise<void>;
};

/**
 * Maximum age of a reminder step, in days. An older step is not sent any more: to know that it was not sent, all days
 * since would have to be read. Every reminder sequence that continues has another step long before.
 */
const oldest = 45;

/** The people who may read the register. */
const readers: readonly Role[] = ['ismsManager', 'alternate', 'management', 'auditor'];

/** Number of keys that one row of Messages holds; the rest is sent another day. */
const mostAtOnce = 1000;

export const createReminders = (ports: ReminderPorts): Reminders => {
  const { clock, calendar, log } = ports;
  const said = createSentReminders(ports.postedMessages);
  const reach = createReminderDirectory(ports);

  const due = async (waited: readonly Pending[]): Promise<readonly Digest[]> => {
    const today = dayOf(clock.now(), calendar.timeZone);
    const [deadlines, snoozes] = [waited.flatMap((one) => one.deadlines), waited.flatMap((one) => one.snoozes)];
    const policy = ports.organisation.current().rules;
    const ask = async (): Promise<readonly Digest[]> => {
      const directory = await reach.directoryFor(deadlines, today, (id) => said.isUnreached(id, today));
      const question = { deadlines, now: clock.now(), calendar, policy, directory, snoozes, said: said.all() };
      return digestsDue(question).flatMap(withoutStale);
    };
    const perhaps = await ask();
    if (perhaps.length === 0) return [];
    await said.learn(daysSince(perhaps, today, calendar), today);
    return ask();
  };

  /** A named deputy is reminded of what is late, and sees what it is about only with access to the register. */
  const mayKnowTitle = ({ level }: Reminder, to: PersonId): boolean =>
    level !== 'deputy' || readers.some((role) => ports.people.holders(role).some(({ id }) => id === to));

  const run = async (): Promise<void> => {
    const { complete, waited } = await ports.waiting.dueSoon();
    // A partial digest now would be the only one of the day.
    if (!complete) return;
    const titles = new Map(
      waited.flatMap((one) => one.deadlines.map((deadline) => [deadline.key, one.titleOf(deadline)])),
    );
    for (const digest of await due(waited)) {
      const tasks = digest.reminders.map((one) =>
        taskFor(one, digest.to, mayKnowTitle(one, digest.to) ? titles.get(one.deadline.key) : undefined),
      );
      await sendDigest(digest, tasks, { ...ports, sent: said, conversationOf: reach.placeOf });
    }
  };

  return {
    run: async () => {
      try {
        await run();
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        log('warn', 'reminder.failed', { code: error.code });
      }
    },
  };
};

const withoutStale = (digest: Digest): readonly Digest[] => {
  const { day, reminders } = digest;
  const [first, ...more] = reminders.filter(({ since }) => since >= addDays(day, -oldest)).slice(0, mostAtOnce);
  return first ? [{ ...digest, reminders: [first, ...more] }] : [];
};

/**
 * The working days on which one of these may already have been sent, and the day before for people who could not be
 * reached.
 */
const daysSince = (
  digests: readonly Digest[],
  today: CalendarDate,
  calendar: WorkingCalendar,
): readonly CalendarDate[] => {
  const since = digests.flatMap(({ reminders }) => reminders.map((reminder) => reminder.since)).sort()[0] ?? today;
  const before = workingDayUpTo(addDays(today, -1), calendar);
  const last =
    digests
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? today;
  const days: CalendarDate[] = [];
  for (let day = since < before ? since : before; day <= last; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) days.push(day);
  return days;
};

const taskFor = ({ deadline, level }: Reminder, to: PersonId, title: string | undefined): Task => {
  const { who } = deadline;
  const isOwn = who.some((holder) => holder.kind !== 'person' || holder.id === to);
  return {
    deadline,
    level,
    ...(level === 'holder' && !isOwn && { instead: true }),
    ...(title !== undefined && { title }),
  };
};

type DigestPorts = {
  readonly postedMessages: Pick<PostedMessages, 'claim' | 'sent'>;
  readonly outgoing: Pick<Outgoing, 'send'>;
  readonly conversationOf: (id: PersonId) => ConversationReference | undefined;
  readonly sent: SentReminders;
  readonly log: Log;
};

/** Treated as if the person had blocked the bot: the same message would be refused again today. */
const isRefused = (error: unknown): boolean =>
  error instanceof Fault && error.code === 'refused' && error.operation === 'teams.send';

/** Sends a digest unless it was already sent. Its contents are recorded together with the fact that it was sent. */
const sendTo = async (
  conversation: ConversationReference,
  digest: Digest,
  tasks: readonly Task[],
  ports: DigestPorts,
): Promise<void> => {
  const { sent: said, postedMessages, outgoing } = ports;
  const { key, day, to } = digest;
  const claim = await postedMessages.claim(key, digestReference(day), 'digest');
  if (claim === 'sent') said.said(digest, []);
  if (claim !== 'ours') return;
  const keys = digest.reminders.map((reminder) => reminder.key.slice(0, -to.length - 1));
  const message = { key, reference: digestReference(day), kind: 'digest', conversation, sequence: 0 } as const;
  const sent = await outgoing.send(conversation, { kind: 'digest', day, tasks }).catch((error: unknown) => {
    if (!isRefused(error)) throw error;
    return undefined;
  });
  // The next level is notified, and this person is tried again another day.
  if (!sent) ports.log('warn', 'reminder.notReached', { key });
  await postedMessages.sent({ ...message, activityId: sent?.activityId ?? notReached, said: sent ? keys : [] });
  if (sent) said.said(digest, keys);
  else said.notReached(digest);
};

/** A digest that cannot be sent now does not hold up the others. */
const sendDigest = async (digest: Digest, tasks: readonly Task[], ports: DigestPorts): Promise<void> => {
  const conversation = ports.conversationOf(digest.to);
  try {
    if (conversation) await sendTo(conversation, digest, tasks, ports);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    ports.log('warn', 'reminder.notSent', { key: digest.key, code: error.code });
  }
};
