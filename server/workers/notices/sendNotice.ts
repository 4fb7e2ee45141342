import type { Notice } from '../../../procedure/notices/noticesOf.ts';
import type { Recipient } from '../../../procedure/notices/recipients.ts';
import { unreachedNotices } from '../../../procedure/notices/unreached.ts';
import type { InstallFor } from '../../../procedure/ports/granted.ts';
import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { OrganisationStream } from '../../../procedure/ports/organisationStream.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Log } from '../../../procedure/ports/platform.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { recordMessage } from '../messages/recordMessage.ts';
import { redactForReader } from '../messages/redactForReader.ts';

export type NoticePorts = {
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly people: Pick<People, 'holders' | 'nameOf' | 'rolesOf'>;
  readonly conversations: Pick<Conversations, 'ofPerson' | 'ofChannel' | 'forget'>;
  readonly shown: Pick<PostedMessages, 'claim' | 'sent' | 'deferNotice'>;
  readonly outgoing: Pick<Outgoing, 'send'>;
  /** Absent: the bot cannot come to anybody by itself. */
  readonly installFor?: InstallFor | undefined;
  /** Looks at what waits: whoever the bot is on its way to may have met it before his notice was put aside. */
  readonly checkUndelivered?: (() => void) | undefined;
  readonly log: Log;
};

/** @throws Fault */
export const conversationOf = (
  { conversations }: Pick<NoticePorts, 'conversations'>,
  to: Recipient,
): Promise<ConversationReference | undefined> =>
  to.kind === 'person' ? conversations.ofPerson(to.id) : conversations.ofChannel(to.channelId);

/** `aside`: nobody is reached there, and it waits until somebody is. `later`: it has to be tried again. */
export type Delivery = 'sent' | 'aside' | 'later';

/**
 * Sends a notice of which the claim is ours. When nobody knows where, or nobody is reached there any more, it is put aside,
 * after the bot was sent on its way to him, or else those who can tell him have been asked to: a crash in between repeats
 * that and loses nothing.
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
    const { sequence } = said;
    await ports.shown.sent({
      key,
      reference: stream.key,
      kind,
      activityId,
      sequence,
      conversation: { ...conversation, conversationId },
    });
    return 'sent';
  }
  // He is not tried again, by nobody, until he writes or installs the bot again.
  if (conversation) await ports.conversations.forget(conversation.conversationId);
  const isComing = await isBeingInstalledFor(ports, stream, notice);
  if (!isComing && !(await sendFallbacks(ports, stream, notice))) return 'later';
  await ports.shown.deferNotice(key, to);
  ports.log('warn', 'notice.putAside', { key, why: isComing ? 'installing' : conversation ? 'gone' : 'neverMet' });
  if (isComing) ports.checkUndelivered?.();
  return 'aside';
};

/** Those to be asked to tell him. */
const fallbackNotices = (
  { organisation, people }: NoticePorts,
  stream: RecordStream,
  notice: Notice,
): readonly Notice[] => {
  const holders = (role: Parameters<People['holders']>[0]) => people.holders(role).map(({ id }) => id);
  return unreachedNotices(stream, notice, organisation.current(), holders);
};

/** Whether the bot is on its way to him. Where nobody else would be asked nothing has to be known of it here. */
const isBeingInstalledFor = async (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<boolean> => {
  const { installFor } = ports;
  if (!installFor || notice.to.kind !== 'person' || fallbackNotices(ports, stream, notice).length === 0) return false;
  return installFor(notice.to.id);
};

/** @returns false when somebody could not be asked now */
export const sendFallbacks = async (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<boolean> => {
  let all = true;
  for (const other of fallbackNotices(ports, stream, notice)) all = (await trySend(ports, stream, other)) && all;
  return all;
};

const claimAndSend = async (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<boolean> => {
  const claim = await ports.shown.claim(notice.key, stream.key, notice.kind);
  if (claim === 'ours') return (await sendClaimed(ports, stream, notice)) !== 'later';
  return claim !== 'pending';
};

/**
 * One notice that cannot be sent now does not hold up the others.
 * @returns false when it has to be tried again
 */
export const trySend = (ports: NoticePorts, stream: RecordStream, notice: Notice): Promise<boolean> =>
  claimAndSend(ports, stream, notice).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    ports.log('warn', 'notice.failed', { key: notice.key, code: error.code });
    return false;
  });
