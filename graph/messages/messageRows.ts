import { z } from 'zod';
import { messageKinds } from '../../procedure/messages/message.ts';
import { noticeKinds } from '../../procedure/notices/noticeKinds.ts';
import type { Recipient } from '../../procedure/notices/recipients.ts';
import type { PostedMessage, UndeliveredNotice } from '../../procedure/ports/messages/postedMessages.ts';
import { languages } from '../../procedure/words/languages.ts';
import type { MessageRow } from '../lists/messages.ts';

/** Replaces the reference: one indexed query finds all undelivered notices. */
export const waitingReference = 'waiting';
/** Replaces the id of a message: undelivered until the recipient can be reached. */
export const waitingMark = 'waiting';
/** Replaces what a message reminded of: an undelivered notice that was escalated. */
export const escalatedMark = 'escalated';
/** Replaces the id of a message: undelivered, and became pointless meanwhile. */
export const droppedMark = 'dropped';

export const nothingSent = {
  ActivityId: '',
  Sequence: undefined,
  PlaceKind: '',
  ConversationId: '',
  ServiceUrl: '',
  PersonId: '',
  Language: '',
  Said: '',
  AlsoShowing: '',
} satisfies Partial<MessageRow>;

export const sentRow = ({ reference, kind, conversation, activityId, sequence, said = [] }: PostedMessage) => ({
  // A message may show another record later: pressed on a second device that still had an older card.
  Reference: reference,
  Kind: kind,
  ActivityId: activityId,
  Sequence: sequence,
  PlaceKind: conversation.kind,
  ConversationId: conversation.conversationId,
  ServiceUrl: conversation.serviceUrl,
  PersonId: conversation.personId ?? '',
  Language: conversation.language,
  Said: said.join(' '),
  // An earlier joint update was about another commit, or record.
  AlsoShowing: '',
});

export const waitingRow = (to: Recipient) => ({
  Reference: waitingReference,
  ActivityId: waitingMark,
  PlaceKind: to.kind === 'person' ? 'personal' : 'channel',
  ConversationId: to.kind === 'person' ? '' : to.channelId,
  PersonId: to.kind === 'person' ? to.id : '',
});

const messageSchema = z.object({
  Kind: z.enum(messageKinds),
  PlaceKind: z.enum(['personal', 'channel']),
  Language: z.enum(languages),
  ActivityId: z.string().min(1),
  ConversationId: z.string().min(1),
  ServiceUrl: z.string().min(1),
});

/**
 * The message of a row; undefined while it is only claimed, undelivered or dropped.
 * @param sequence of the commit that it shows (`jointUpdate.ts`)
 */
export const readMessage = (row: MessageRow, sequence: number): PostedMessage | undefined => {
  const known = messageSchema.safeParse(row).data;
  if (!known) return undefined;
  return {
    key: row.NoticeKey,
    reference: row.Reference,
    kind: known.Kind,
    conversation: {
      kind: known.PlaceKind,
      conversationId: known.ConversationId,
      serviceUrl: known.ServiceUrl,
      ...(row.PersonId !== '' && { personId: row.PersonId }),
      language: known.Language,
    },
    activityId: known.ActivityId,
    sequence,
    ...(known.Kind === 'digest' && { said: row.Said.split(/\s+/).filter((key) => key !== '') }),
  };
};

const recipientOf = ({ PersonId, ConversationId }: MessageRow): Recipient | undefined => {
  if (PersonId !== '') return { kind: 'person', id: PersonId };
  return ConversationId === '' ? undefined : { kind: 'triageChannel', channelId: ConversationId };
};

/** A row under `waitingReference`, also while a replica has claimed it. */
export const readWaiting = (row: MessageRow): UndeliveredNotice | undefined => {
  const kind = noticeKinds.find((one) => one === row.Kind);
  const to = recipientOf(row);
  const escalated = row.Said === escalatedMark;
  return kind && to && { key: row.NoticeKey, kind, to, since: new Date(row.ClaimedAt), escalated };
};
