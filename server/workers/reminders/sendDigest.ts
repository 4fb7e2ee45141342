import type { Digest } from '../../../procedure/deadlines/digestsDue.ts';
import type { Task } from '../../../procedure/deadlines/task.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { Log } from '../../../procedure/ports/platform.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { digestReference, notReached, type SentReminders } from './sentReminders.ts';

export type DigestPorts = {
  readonly shown: Pick<PostedMessages, 'claim' | 'sent'>;
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
  const { sent: said, shown, outgoing } = ports;
  const { key, day, to } = digest;
  const claim = await shown.claim(key, digestReference(day), 'digest');
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
  await shown.sent({ ...message, activityId: sent?.activityId ?? notReached, said: sent ? keys : [] });
  if (sent) said.said(digest, keys);
  else said.notReached(digest);
};

/** A digest that cannot be sent now does not hold up the others. */
export const sendDigest = async (digest: Digest, tasks: readonly Task[], ports: DigestPorts): Promise<void> => {
  const conversation = ports.conversationOf(digest.to);
  try {
    if (conversation) await sendTo(conversation, digest, tasks, ports);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    ports.log('warn', 'reminder.notSent', { key: digest.key, code: error.code });
  }
};
