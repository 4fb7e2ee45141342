import { type Notice, sequenceOfNotice } from '../../../procedure/notices/noticesOf.ts';
import type { Recipient } from '../../../procedure/notices/recipients.ts';
import { unreachedNotices } from '../../../procedure/notices/unreached.ts';
import type { RetryReason } from '../../../procedure/ports/health.ts';
import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { InstallFor, People } from '../../../procedure/ports/people.ts';
import type { Log } from '../../../procedure/ports/platform.ts';
import type { OrganisationStream } from '../../../procedure/ports/streams.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { recordMessage, redactForReader } from '../messageForReader.ts';

export type NoticePorts = {
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly people: Pick<People, 'holders' | 'nameOf' | 'rolesOf'>;
  readonly conversations: Pick<Conversations, 'ofPerson' | 'ofChannel' | 'markGone' | 'reachOf'>;
  readonly postedMessages: Pick<PostedMessages, 'claim' | 'sent' | 'deferNotice'>;
  readonly outgoing: Pick<Outgoing, 'send'>;
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

/**
 * Sends a notice whose claim is ours. If no conversation is known, or no one can be reached there any more, it is put
 * aside after the bot's installation for the recipient was started or others were asked to tell the recipient: a crash
 * in between repeats that and loses nothing.
 * @throws Fault
 */
export const sendClaimed = async (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<Delivery> => {
  const { key, kind, to } = notice;
  const conversation = await conversationOf(ports, to);
  const sight = conversation ? redactForReader(stream, { kind, key, conversation }, ports.people) : stream;
  const said = recordMessage(sight, kind, key, ports.people);
  const posted = conversation && (await ports.outgoing.send(conversation, said));
  if (posted) {
    const { activityId, conversationId } = posted;
    const cause = stream.commits.find((commit) => commit.sequence === sequenceOfNotice(key));
    const where = to.kind === 'person' ? { person: to.id } : { channel: to.channelId };
    // The time of what an unnamed reporter did appears in no log line.
    if (cause?.actorId !== unnamedReporter)
      ports.log('info', 'notice.delivered', { key, reference: stream.key, kind, ...where });
    // Up to the last commit it shows all that its reader may see.
    const { sequence } = lastCommit(stream);
    await ports.postedMessages.sent({
      key,
      reference: stream.key,
      kind,
      activityId,
      sequence,
      conversation: { ...conversation, conversationId },
    });
    return 'sent';
  }
  // No replica tries this recipient again until they write or install the bot again.
  if (conversation) await ports.conversations.markGone(conversation.conversationId);
  const isComing = await isBeingInstalledFor(ports, stream, notice);
  const failed = isComing ? undefined : await sendFallbacks(ports, stream, notice);
  if (failed) return failed;
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

/** @returns why someone could not be asked now; undefined if everyone was */
export const sendFallbacks = (
  ports: NoticePorts,
  stream: RecordStream,
  notice: Notice,
): Promise<RetryReason | undefined> => sendAll(ports, stream, fallbackNotices(ports, stream, notice));

/** @returns why one of them has to be retried */
export const sendAll = async (
  ports: NoticePorts,
  stream: RecordStream,
  notices: readonly Notice[],
): Promise<RetryReason | undefined> => {
  let failed: RetryReason | undefined;
  for (const one of notices) {
    const reason = await trySend(ports, stream, one);
    failed ??= reason;
  }
  return failed;
};

const claimAndSend = async (
  ports: NoticePorts,
  stream: RecordStream,
  notice: Notice,
): Promise<RetryReason | undefined> => {
  const claim = await ports.postedMessages.claim(notice.key, stream.key, notice.kind);
  if (claim === 'pending') return 'claimed';
  if (claim !== 'ours') return undefined;
  const delivery = await sendClaimed(ports, stream, notice);
  return delivery === 'sent' || delivery === 'aside' ? undefined : delivery;
};

/**
 * A notice that cannot be sent now does not hold up the others.
 * @returns why it has to be retried
 */
export const trySend = (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<RetryReason | undefined> =>
  claimAndSend(ports, stream, notice).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    ports.log('warn', 'notice.failed', { key: notice.key, code: error.code });
    return error.code;
  });
