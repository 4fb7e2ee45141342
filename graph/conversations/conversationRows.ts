import { z } from 'zod';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import { languages } from '../../procedure/words/languages.ts';
import type { ConversationRow } from '../lists/conversations.ts';
import type { Item } from '../lists/listItems.ts';

export type KnownConversation = {
  readonly id: string;
  readonly conversation: ConversationReference;
  readonly rememberedAt: string;
};

const rowSchema = z.object({ PlaceKind: z.enum(['personal', 'channel']), Language: z.enum(languages) });

/** Undefined for a row that this version cannot read. */
export const readConversation = ({ id, row }: Item<ConversationRow>): KnownConversation | undefined => {
  const known = rowSchema.safeParse(row).data;
  if (!known) return undefined;
  const conversation: ConversationReference = {
    kind: known.PlaceKind,
    conversationId: row.ConversationId,
    serviceUrl: row.ServiceUrl,
    ...(row.PersonId !== '' && { personId: row.PersonId }),
    language: known.Language,
    ...(row.TimeZone !== '' && { timeZone: row.TimeZone }),
  };
  return { id, conversation, rememberedAt: row.RememberedAt };
};

export const conversationRow = (conversation: ConversationReference, now: Date): ConversationRow => ({
  ConversationId: conversation.conversationId,
  PlaceKind: conversation.kind,
  ServiceUrl: conversation.serviceUrl,
  PersonId: conversation.personId ?? '',
  Language: conversation.language,
  RememberedAt: now.toISOString(),
  TimeZone: conversation.timeZone ?? '',
});
