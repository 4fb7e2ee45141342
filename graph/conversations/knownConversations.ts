import { z } from 'zod';
import type { ConversationReference, Conversations } from '../../procedure/ports/messages/conversations.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import { languages } from '../../procedure/words/languages.ts';
import { isGone, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { Wait } from '../client/wait.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import type { ConversationRow } from '../lists/conversations.ts';
import type { Item, ListItems } from '../lists/listItems.ts';

type Known = { readonly id: string; readonly conversation: ConversationReference; readonly rememberedAt: string };

const select = [
  'ConversationId',
  'PlaceKind',
  'ServiceUrl',
  'PersonId',
  'Language',
  'RememberedAt',
  'TimeZone',
] as const satisfies readonly (keyof ConversationRow)[];

const rowSchema = z.object({ PlaceKind: z.enum(['personal', 'channel']), Language: z.enum(languages) });

const readKnown = ({ id, row }: Item<ConversationRow>): Known | undefined => {
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

const isSame = (a: ConversationReference, b: ConversationReference): boolean =>
  a.kind === b.kind &&
  a.serviceUrl === b.serviceUrl &&
  a.personId === b.personId &&
  a.language === b.language &&
  a.timeZone === b.timeZone;

/** Not everything that Teams sends tells the time zone: what was known then stays. */
const withTimeZone = (conversation: ConversationReference, before: ConversationReference): ConversationReference => {
  const timeZone = conversation.timeZone ?? before.timeZone;
  return timeZone === undefined ? conversation : { ...conversation, timeZone };
};

export type KnownConversations = Conversations & {
  /** Reads the list once, so that meeting a known person writes and asks nothing. */
  readonly load: () => Promise<void>;
};

/** `Conversations` over the list of that name, all of it in memory: a few hundred bytes a person. */
export const createKnownConversations = (
  items: ListItems<ConversationRow>,
  { clock, wait }: { readonly clock: Clock; readonly wait: Wait },
): KnownConversations => {
  const byId = new Map<string, Known>();
  /** A person who installed the bot anew has two; the younger reaches him. */
  const ofPerson = new Map<string, Known>();
  const inTurn = createKeyedMutex();

  const keep = (known: Known): void => {
    byId.set(known.conversation.conversationId, known);
    const { personId } = known.conversation;
    if (known.conversation.kind !== 'personal' || personId === undefined) return;
    const before = ofPerson.get(personId);
    const isYounger = !before || before.rememberedAt <= known.rememberedAt;
    if (isYounger || before.conversation.conversationId === known.conversation.conversationId)
      ofPerson.set(personId, known);
  };

  const keepAll = (found: readonly Item<ConversationRow>[]): void => {
    for (const item of found) {
      const known = readKnown(item);
      if (known) keep(known);
    }
  };

  const look = async (column: 'ConversationId' | 'PersonId', value: string): Promise<void> =>
    keepAll(await items.where(column, value, { operation: 'conversations.find' }));

  const find = async (conversationId: string): Promise<Known | undefined> => {
    if (!byId.has(conversationId)) await look('ConversationId', conversationId);
    return byId.get(conversationId);
  };

  const add = async (row: ConversationRow): Promise<Known | undefined> => {
    try {
      const known = readKnown(await items.add(row, { operation: 'conversations.remember' }));
      if (known) keep(known);
      return undefined;
    } catch (error) {
      if (!mayBeTaken(error) && !isUnknown(error)) throw error;
      const there = await readUntilVisible(wait, () => find(row.ConversationId));
      if (there) return there;
      throw new Fault('notKnownYet', 'conversations.remember', { cause: error });
    }
  };

  const rowOf = (conversation: ConversationReference): ConversationRow => ({
    ConversationId: conversation.conversationId,
    PlaceKind: conversation.kind,
    ServiceUrl: conversation.serviceUrl,
    PersonId: conversation.personId ?? '',
    Language: conversation.language,
    RememberedAt: clock.now().toISOString(),
    TimeZone: conversation.timeZone ?? '',
  });

  const remember = async (told: ConversationReference, how?: 'anew'): Promise<boolean> => {
    if (how === 'anew') byId.delete(told.conversationId);
    const before = (await find(told.conversationId)) ?? (await add(rowOf(told)));
    if (!before) return true;
    const conversation = withTimeZone(told, before.conversation);
    const row = rowOf(conversation);
    if (isSame(before.conversation, conversation)) return false;
    try {
      await items.change(before.id, row, undefined, { operation: 'conversations.remember' });
    } catch (error) {
      if (!isGone(error, 404)) throw error;
      byId.delete(conversation.conversationId);
      await add(row);
      return true;
    }
    keep({ id: before.id, conversation, rememberedAt: row.RememberedAt });
    return true;
  };

  return {
    load: async () => {
      const how = { operation: 'conversations.load', urgency: 'start' } as const;
      let page = await items.firstPage(select, how);
      keepAll(page.items);
      while (page.next !== undefined) {
        page = await items.follow(page.next, select, how);
        keepAll(page.items);
      }
    },
    ofPerson: async (id) => {
      if (!ofPerson.has(id)) await look('PersonId', id);
      return ofPerson.get(id)?.conversation;
    },
    ofChannel: async (channelId) => (await find(channelId))?.conversation,
    remember: (conversation, how) => inTurn(conversation.conversationId, () => remember(conversation, how)),
    forget: (conversationId) =>
      inTurn(conversationId, async () => {
        const known = await find(conversationId);
        if (!known) return;
        await items.remove(known.id, { operation: 'conversations.forget' }).catch((error: unknown) => {
          if (!isGone(error, 404)) throw error;
        });
        byId.delete(conversationId);
        const { personId } = known.conversation;
        if (personId !== undefined && ofPerson.get(personId)?.id === known.id) ofPerson.delete(personId);
      }),
  };
};
