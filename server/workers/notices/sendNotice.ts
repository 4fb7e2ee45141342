import type { Claim, Message } from '../../../procedure/messages/message.ts';
import type { NoticeKind } from '../../../procedure/notices/noticeKinds.ts';
import { type Notice, sequenceOfNotice } from '../../../procedure/notices/noticesOf.ts';
import type { Recipient } from '../../../procedure/notices/recipients.ts';
import { asksSomething, unreachedNotices } from '../../../procedure/notices/unreached.ts';
import type { RetryReason } from '../../../procedure/ports/health.ts';
import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { Delivered, Outgoing, Waiting } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { InstallFor, People } from '../../../procedure/ports/people.ts';
import type { Log } from '../../../procedure/ports/platform.ts';
import type { OrganisationStream, Records } from '../../../procedure/ports/streams.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { Fault, unlessDamaged } from '../../../procedure/runtime/fault.ts';
import { recordMessage, redactForReader } from '../messageForReader.ts';

export type NoticePorts = {
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly people: Pick<People, 'holders' | 'nameOf' | 'rolesOf'>;
  readonly conversations: Pick<Conversations, 'ofPerson' | 'ofChannel' | 'markGone' | 'reachOf'>;
  readonly postedMessages: Pick<PostedMessages, 'claim' | 'release' | 'sent' | 'deferNotice'>;
  readonly outgoing: Pick<Outgoing, 'deliver'>;
  readonly records: Pick<Records, 'load'>;
  /** Absent: the bot cannot be installed for a person proactively. */
  readonly installFor?: InstallFor | undefined;
  /** Checks the undelivered notices: the bot may have reached the recipient before the notice was put aside. */
  readonly checkUndelivered?: (() => void) | undefined;
  readonly log: Log;
};

/** @throws Fault */
export const conversationOf = (
  { conversations }: Pick<NoticePorts, 'conversations'>,
  to: Recipient,
): Promise<ConversationReference | undefined> =>
  to.kind === 'person' ? conversations.ofPerson(to.id) : conversations.ofChannel(to.channelId);

/** `aside`: no one can be reached there; the notice waits until someone can. Otherwise why it has to be retried. */
export type Delivery = 'sent' | 'aside' | RetryReason;

/** `alone`: a card of its own, however many wait, because it is urgent or answered on the card itself. */
const waitingTogether: Readonly<Record<NoticeKind, 'alone' | 'merged'>> = {
  triage: 'alone',
  urgent: 'alone',
  newReport: 'merged',
  reportAccepted: 'merged',
  reportRejected: 'merged',
  markedDuplicate: 'merged',
  objectionRaised: 'alone',
  objectionDecided: 'merged',
  ownerAssigned: 'merged',
  approvalAsked: 'alone',
  approvalDelegated: 'alone',
  planApproved: 'merged',
  planReturned: 'merged',
  planRejected: 'merged',
  actionAssigned: 'merged',
  extensionAsked: 'alone',
  extensionDecided: 'merged',
  actionCancelled: 'merged',
  verificationAsked: 'alone',
  effective: 'merged',
  notEffective: 'merged',
  closed: 'merged',
  riskAccepted: 'merged',
  recurred: 'merged',
  workReassigned: 'merged',
  reporterAsked: 'alone',
  unreached: 'alone',
  trainingAsked: 'alone',
  deputyAsked: 'alone',
};

/** Of notices that wait for the same conversation: urgent ones, questions, then news. */
const waitingFor = (kind: NoticeKind): Waiting => ({
  rank: kind === 'urgent' ? 0 : asksSomething(kind) ? 1 : 2,
  merge: waitingTogether[kind] === 'alone' ? undefined : kind,
});

const withoutClaim = { pending: 'claimed', sent: 'sent', waiting: 'aside' } as const satisfies Record<
  Exclude<Claim, 'ours'>,
  Delivery
>;

/**
 * Claims a notice and sends it. If no conversation is known, or no one can be reached there any more, it is put aside
 * after the bot's installation for the recipient was started or others were asked to tell the recipient: a crash in
 * between repeats that and loses nothing.
 * @throws Fault
 */
export const deliver = async (
  ports: NoticePorts,
  stream: RecordStream,
  notice: Notice,
  claim: () => Promise<Claim>,
): Promise<Delivery> => {
  const conversation = await conversationOf(ports, notice.to);
  if (conversation) return deliverTo(ports, stream, { notice, conversation, claim });
  const claimed = await claim();
  return claimed === 'ours' ? putAside(ports, stream, notice) : withoutClaim[claimed];
};

type Addressed = {
  readonly notice: Notice;
  readonly conversation: ConversationReference;
  readonly claim: () => Promise<Claim>;
};

const deliverTo = async (
  ports: NoticePorts,
  before: RecordStream,
  { notice, conversation, claim }: Addressed,
): Promise<Delivery> => {
  const { key, kind } = notice;
  /** What `prepare` found out. */
  const found: { claim: Claim; stream: RecordStream } = { claim: 'pending', stream: before };
  const prepare = async (): Promise<Message | undefined> => {
    found.claim = await claim();
    if (found.claim !== 'ours') return undefined;
    found.stream = (await latest(ports, before)) ?? before;
    const sight = redactForReader(found.stream, { kind, key, conversation }, ports.people);
    return recordMessage(sight, kind, key, ports.people);
  };
  const posted = await ports.outgoing.deliver(conversation, waitingFor(kind), prepare).catch((error: unknown) => {
    // Only what may have been sent is left until the claim expires.
    const isUnsent = error instanceof Fault && error.code !== 'notKnownYet';
    if (found.claim === 'ours' && isUnsent) ports.postedMessages.release(key);
    throw error;
  });
  if (posted === 'nothing') return found.claim === 'ours' ? 'unexpected' : withoutClaim[found.claim];
  if (posted === 'gone') {
    // No replica tries this recipient again until they write or install the bot again.
    await ports.conversations.markGone(conversation.conversationId);
    return putAside(ports, found.stream, notice);
  }
  await recordDelivery(ports, found.stream, notice, { ...conversation, ...posted });
  return 'sent';
};

/** The record as known here now: the notice may have waited for long. */
const latest = async ({ records }: NoticePorts, { key }: RecordStream): Promise<RecordStream | undefined> => {
  const { stream } = (await unlessDamaged(records.load(key, 'inHand', 'background'))) ?? {};
  return stream?.damage ? undefined : stream;
};

const recordDelivery = async (
  ports: NoticePorts,
  stream: RecordStream,
  { key, kind, to }: Notice,
  { activityId, isMerged, ...conversation }: ConversationReference & Delivered,
): Promise<void> => {
  const cause = stream.commits.find((commit) => commit.sequence === sequenceOfNotice(key));
  const where = to.kind === 'person' ? { person: to.id } : { channel: to.channelId };
  // The time of what an unnamed reporter did appears in no log line.
  if (cause?.actorId !== unnamedReporter)
    ports.log('info', 'notice.delivered', { key, reference: stream.key, kind, ...where });
  // Up to the last commit it shows all that its reader may see.
  const { sequence } = lastCommit(stream);
  const shown = isMerged ? 'several' : kind;
  await ports.postedMessages.sent({ key, reference: stream.key, kind: shown, activityId, sequence, conversation });
};

/** For a claim of ours. @throws Fault */
const putAside = async (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<Delivery> => {
  const { key, to } = notice;
  const isComing = await isBeingInstalledFor(ports, stream, notice);
  const failed = isComing ? undefined : await sendFallbacks(ports, stream, notice);
  if (failed) {
    ports.postedMessages.release(key);
    return failed;
  }
  await ports.postedMessages.deferNotice(key, to);
  const reason = ports.conversations.reachOf(to) === 'neverMet' ? 'neverMet' : 'gone';
  ports.log('warn', 'notice.putAside', { key, why: isComing ? 'installing' : reason });
  if (isComing) ports.checkUndelivered?.();
  return 'aside';
};

/** The people to ask to tell the recipient. */
const fallbackNotices = (
  { organisation, people }: NoticePorts,
  stream: RecordStream,
  notice: Notice,
): readonly Notice[] => {
  const holders = (role: Parameters<People['holders']>[0]) => people.holders(role).map(({ id }) => id);
  return unreachedNotices(stream, notice, organisation.current(), holders);
};

/** Whether the bot is being installed for the recipient. Not needed where there is no one else to ask. */
const isBeingInstalledFor = async (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<boolean> => {
  const { installFor } = ports;
  if (!installFor || notice.to.kind !== 'person' || fallbackNotices(ports, stream, notice).length === 0) return false;
  return installFor(notice.to.id);
};

/** One after the other; a failure does not hold up the next. @returns why one of them has to be retried */
export const sendInOrder = async (
  notices: readonly Notice[],
  send: (notice: Notice) => Promise<RetryReason | undefined>,
): Promise<RetryReason | undefined> => {
  let failed: RetryReason | undefined;
  for (const one of notices) {
    const reason = await send(one);
    failed ??= reason;
  }
  return failed;
};

/** @returns why someone could not be asked now; undefined if everyone was */
export const sendFallbacks = (
  ports: NoticePorts,
  stream: RecordStream,
  notice: Notice,
): Promise<RetryReason | undefined> =>
  sendInOrder(fallbackNotices(ports, stream, notice), (one) => trySend(ports, stream, one));

/**
 * A notice that cannot be sent now does not hold up the others.
 * @returns why it has to be retried
 */
export const trySend = async (
  ports: NoticePorts,
  stream: RecordStream,
  notice: Notice,
): Promise<RetryReason | undefined> => {
  const { key, kind } = notice;
  try {
    const delivery = await deliver(ports, stream, notice, () => ports.postedMessages.claim(key, stream.key, kind));
    return delivery === 'sent' || delivery === 'aside' ? undefined : delivery;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    ports.log('warn', 'notice.failed', { key, code: error.code });
    return error.code;
  }
};
