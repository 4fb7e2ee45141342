import { createPoller, type Poller } from '../../../graph/follow/poller.ts';
import { sequenceOfNotice } from '../../../procedure/notices/noticesOf.ts';
import { recipientId } from '../../../procedure/notices/recipients.ts';
import { asksSomething, worthDelivering } from '../../../procedure/notices/unreached.ts';
import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { PostedMessages, UndeliveredNotice } from '../../../procedure/ports/messages/postedMessages.ts';
import type { Clock } from '../../../procedure/ports/platform.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { createRecent, type Recent } from '../../../procedure/runtime/recent.ts';
import { createEscalation } from './escalation.ts';
import { conversationOf, deliver, type NoticePorts, sendFallbacks } from './sendNotice.ts';

export type UndeliveredNoticePorts = NoticePorts & {
  readonly conversations: Pick<Conversations, 'remember'>;
  readonly postedMessages: Pick<PostedMessages, 'undelivered' | 'claimUndelivered' | 'drop' | 'markEscalated'>;
  readonly clock: Clock;
};

export type UndeliveredNotices = Poller & {
  /** Those of the last look. */
  readonly latest: () => readonly UndeliveredNotice[];
};

/** Interval between checks for recipients that another replica can reach by now, in milliseconds. */
const every = 300_000;

/** Maximum number of cards one person gets at a time; the others follow with the next check. */
const mostAtOnce = 5;

/**
 * Maximum age of a notice, in milliseconds. Older ones are not sent, which also keeps the list of undelivered notices
 * short.
 */
const longest = 30 * 24 * 3_600_000;

/** If the bot has not reached a recipient after this many milliseconds, others are asked to tell them after all. */
const longestWay = 3_600_000;

/** Number of notices remembered as already passed to others; asking again sends nothing, it only reads. */
const mostRemembered = 5000;

/**
 * Sends undelivered notices as soon as their recipients can be reached. Every replica checks, and does so at once
 * (`now`) when it meets a person for the first time; each notice is sent once, by its claim in Messages.
 */
export const createUndeliveredNotices = (ports: UndeliveredNoticePorts): UndeliveredNotices => {
  const othersAsked = createRecent<true>(mostRemembered);
  const escalation = createEscalation(ports);
  let latest: readonly UndeliveredNotice[] = [];
  const poller = createPoller(ports, { everyMs: every, event: 'undeliveredNotices.failed' }, async () => {
    const tooOld = ports.clock.now().getTime() - longest;
    const waiting = await ports.postedMessages.undelivered();
    latest = waiting;
    await dropAll(
      ports,
      waiting.filter(({ since }) => since.getTime() < tooOld),
    );
    const young = waiting.filter(({ since }) => since.getTime() >= tooOld);
    for (const mine of groupBy(young, recipientOf))
      await deliverTo(ports, mine, othersAsked).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
        ports.log('warn', 'undeliveredNotices.failed', { code: error.code });
      });
    await escalateAll(ports, escalation, young);
  });
  return { ...poller, latest: () => latest };
};

/** @throws Fault */
const escalateAll = async (
  ports: UndeliveredNoticePorts,
  escalation: ReturnType<typeof createEscalation>,
  undelivered: readonly UndeliveredNotice[],
): Promise<void> => {
  for (const mine of groupBy(escalation.due(undelivered), recipientOf))
    for (const ofRecord of groupBy(mine, referenceOf)) {
      const { stream } = await ports.records.load(referenceOf(ofRecord[0]), 'fresh', 'background');
      if (stream && !stream.damage)
        for (const notice of relevantIn(stream, ofRecord)) await escalation.escalate(stream, notice);
      ofRecord.forEach(escalation.looked);
    }
};

/** `NC-2026-0042` in the key of a notice. */
const referenceOf = ({ key }: UndeliveredNotice): string => key.slice(0, key.indexOf('/'));

const recipientOf = ({ to }: UndeliveredNotice): string => recipientId(to);

type NoticeGroup = readonly [UndeliveredNotice, ...UndeliveredNotice[]];

const groupBy = (
  notices: readonly UndeliveredNotice[],
  by: (notice: UndeliveredNotice) => string,
): readonly NoticeGroup[] => {
  const found = new Map<string, NoticeGroup>();
  for (const one of notices) {
    const before = found.get(by(one));
    found.set(by(one), before ? [...before, one] : [one]);
  }
  return [...found.values()];
};

const dropAll = async (ports: UndeliveredNoticePorts, notices: readonly UndeliveredNotice[]): Promise<void> => {
  for (const one of notices)
    if ((await ports.postedMessages.claimUndelivered(one.key)) === 'ours')
      await ports.postedMessages.drop(one.key, referenceOf(one));
};

/** Everything undelivered for one person or channel. @throws Fault */
const deliverTo = async (
  ports: UndeliveredNoticePorts,
  mine: NoticeGroup,
  othersAsked: Recent<true>,
): Promise<void> => {
  const conversation = await conversationOf(ports, mine[0].to);
  if (!conversation) return installBot(ports, mine, othersAsked);
  let left = mostAtOnce;
  for (const ofRecord of groupBy(mine, referenceOf)) {
    if (left <= 0) break;
    const sent = await deliverOfRecord(ports, ofRecord);
    if (sent === undefined) return;
    left -= sent;
  }
  if (left < mostAtOnce) await rememberConversation(ports, conversation);
};

/**
 * Installs the bot for each person who has a task, as often as `installFor` allows, also for notices that date from
 * before it was allowed. Not awaited: there may be many, and one is done per second. @throws Fault
 */
const installBot = async (
  ports: UndeliveredNoticePorts,
  mine: NoticeGroup,
  othersAsked: Recent<true>,
): Promise<void> => {
  const { to } = mine[0];
  if (!ports.installFor || to.kind !== 'person' || !mine.some(({ kind }) => asksSomething(kind))) return;
  void ports.installFor(to.id);
  await fallBack(ports, mine, othersAsked);
};

/** For recipients the bot has not reached in time. @throws Fault */
const fallBack = async (ports: UndeliveredNoticePorts, mine: NoticeGroup, asked: Recent<true>): Promise<void> => {
  const by = ports.clock.now().getTime() - longestWay;
  const late = mine.filter(({ key, since }) => since.getTime() <= by && !asked.get(key));
  for (const ofRecord of groupBy(late, referenceOf)) {
    const { stream } = await ports.records.load(referenceOf(ofRecord[0]), 'fresh', 'background');
    if (!stream || stream.damage) continue;
    const worth = relevantIn(stream, ofRecord);
    for (const notice of knownIn(stream, ofRecord))
      if (!worth.includes(notice) || !(await sendFallbacks(ports, stream, notice))) asked.set(notice.key, true);
  }
};

/** Another replica may have failed to reach them and forgotten a valid conversation. @throws Fault */
const rememberConversation = async (
  { conversations }: UndeliveredNoticePorts,
  conversation: ConversationReference,
): Promise<void> => {
  await conversations.remember(conversation, 'anew');
};

type Known = Pick<RecordStream, 'commits' | 'state'>;

/** If another replica made the commit and it is not synced here yet, its outcome is unknown. */
const knownIn = ({ commits }: Known, waiting: readonly UndeliveredNotice[]): readonly UndeliveredNotice[] =>
  waiting.filter(({ key }) => commits.some(({ sequence }) => sequence === sequenceOfNotice(key)));

/** Of notices to one person. */
const relevantIn = (known: Known, waiting: readonly UndeliveredNotice[]): readonly UndeliveredNotice[] =>
  worthDelivering(knownIn(known, waiting), known.state.stage);

/** @returns how many were sent; undefined when the recipient cannot be reached after all. @throws Fault */
const deliverOfRecord = async (ports: UndeliveredNoticePorts, waiting: NoticeGroup): Promise<number | undefined> => {
  // Not from memory: the effects of a commit missing there may all be done, and then this would never be redrawn.
  const { stream } = await ports.records.load(referenceOf(waiting[0]), 'fresh', 'background');
  if (!stream || stream.damage) return 0;
  const worth = relevantIn(stream, waiting);
  await dropAll(
    ports,
    knownIn(stream, waiting).filter((one) => !worth.includes(one)),
  );
  let sent = 0;
  for (const notice of worth) {
    const delivery = await deliver(ports, stream, notice, () => ports.postedMessages.claimUndelivered(notice.key));
    if (delivery === 'claimed') continue;
    if (delivery !== 'sent') return undefined;
    sent += 1;
  }
  return sent;
};
