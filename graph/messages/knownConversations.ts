import { z } from 'zod';
import type { ConversationReference, Conversations, Reach } from '../../procedure/ports/messages/conversations.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import { languages } from '../../procedure/words/languages.ts';
import { isGone, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { Wait } from '../client/wait.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import { type ConversationRow, conversationsList } from '../lists/conversations.ts';
import type { ListItems, UntrustedItem } from '../lists/listItems.ts';
import type { Columns, RowOf } from '../lists/listTable.ts';
import type { Item } from '../lists/rawItems.ts';

type KnownConversation = {
  readonly id: string;
  readonly conversation: ConversationReference;
  readonly rememberedAt: string;
  /** ISO 8601; '' while it can be used. */
  readonly goneSince: string;
};

const rowSchema = z.object({ PlaceKind: z.enum(['personal', 'channel']), Language: z.enum(languages) });

/** Undefined for a row that this version cannot read. */
const readConversation = ({ id, row }: Item<ConversationRow>): KnownConversation | undefined => {
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
  return { id, conversation, rememberedAt: row.RememberedAt, goneSince: row.GoneSince };
};

const conversationRow = (conversation: ConversationReference, now: Date): ConversationRow => ({
  ConversationId: conversation.conversationId,
  PlaceKind: conversation.kind,
  ServiceUrl: conversation.serviceUrl,
  PersonId: conversation.personId ?? '',
  Language: conversation.language,
  RememberedAt: now.toISOString(),
  TimeZone: conversation.timeZone ?? '',
  GoneSince: '',
});

const isSame = (a: ConversationReference, b: ConversationReference): boolean =>
  a.kind === b.kind &&
  a.serviceUrl === b.serviceUrl &&
  a.personId === b.personId &&
  a.language === b.language &&
  a.timeZone === b.timeZone;

/** Teams does not send the time zone with every activity: without one, the known one stays. */
const withTimeZone = (conversation: ConversationReference, before: ConversationReference): ConversationReference => {
  const timeZone = conversation.timeZone ?? before.timeZone;
  return timeZone === undefined ? conversation : { ...conversation, timeZone };
};

type KnownConversations = Conversations & {
  /** Reads the list once, so that a known conversation costs no request. */
  readonly load: () => Promise<void>;
  /** Takes changed rows of a list; only those of Conversations are of interest here. */
  readonly learn: (list: string, rows: readonly Item<RowOf<Columns>>[]) => void;
};

type Index = {
  readonly byId: Map<string, KnownConversation>;
  /** A person who installed the bot again has two; the newer one that can be used reaches them. */
  readonly ofPerson: Map<string, KnownConversation>;
};

const isUsable = ({ goneSince }: KnownConversation): boolean => goneSince === '';

const isBetter = (known: KnownConversation, before: KnownConversation): boolean =>
  isUsable(known) === isUsable(before) ? before.rememberedAt <= known.rememberedAt : isUsable(known);

const usable = (known: KnownConversation | undefined): ConversationReference | undefined =>
  known && isUsable(known) ? known.conversation : undefined;

const reachIn = (known: KnownConversation | undefined): Reach => {
  if (!known) return 'neverMet';
  return isUsable(known) ? 'reachable' : { goneSince: new Date(known.goneSince) };
};

const keep = ({ byId, ofPerson }: Index, known: KnownConversation): void => {
  byId.set(known.conversation.conversationId, known);
  const { personId } = known.conversation;
  if (known.conversation.kind !== 'personal' || personId === undefined) return;
  const before = ofPerson.get(personId);
  const isSameOne = before?.conversation.conversationId === known.conversation.conversationId;
  if (!before || isSameOne || isBetter(known, before)) ofPerson.set(personId, known);
};

const drop = ({ byId, ofPerson }: Index, conversationId: string): void => {
  const known = byId.get(conversationId);
  byId.delete(conversationId);
  const personId = known?.conversation.personId;
  if (personId !== undefined && ofPerson.get(personId)?.id === known?.id) ofPerson.delete(personId);
};

const readAll = async (
  items: ListItems<ConversationRow>,
  keepAll: (found: readonly Item<ConversationRow>[]) => void,
): Promise<void> => {
  const how = { operation: 'conversations.load', urgency: 'start' } as const;
  let page = await items.firstPage('all', how);
  keepAll(page.items);
  while (page.next !== undefined) {
    page = await items.follow(page.next, 'all', how);
    keepAll(page.items);
  }
};

/** The rows of the list that this replica knows, and how it finds and adds one. */
const createConversationRows = (items: ListItems<ConversationRow>, wait: Wait) => {
  const known: Index = { byId: new Map(), ofPerson: new Map() };
  const { byId } = known;

  const keepAll = (found: readonly Item<ConversationRow>[]): void => {
    for (const item of found) {
      const one = readConversation(item);
      if (one) keep(known, one);
    }
  };

  const read = async (
    column: 'ConversationId' | 'PersonId',
    value: string,
  ): Promise<readonly UntrustedItem<ConversationRow>[]> => {
    const { items: found, untrusted } = await items.where(column, value, { operation: 'conversations.find' });
    keepAll(found);
    return untrusted;
  };

  const find = async (conversationId: string): Promise<KnownConversation | undefined> => {
    if (!byId.has(conversationId)) await read('ConversationId', conversationId);
    return byId.get(conversationId);
  };

  const keepRow = (id: string, row: ConversationRow): void => {
    const one = readConversation({ id, etag: '', row });
    if (one) keep(known, one);
  };

  /** @returns what was there already, or 'written' over a row without a valid seal; undefined while neither is visible */
  const findOrReplace = async (row: ConversationRow): Promise<KnownConversation | 'written' | undefined> => {
    const [forged] = await read('ConversationId', row.ConversationId);
    const there = byId.get(row.ConversationId);
    if (there || !forged) return there;
    await items.change(forged.id, row, forged.etag, { operation: 'conversations.remember' });
    keepRow(forged.id, row);
    return 'written';
  };

  const add = async (row: ConversationRow): Promise<KnownConversation | undefined> => {
    try {
      keepRow((await items.add(row, { operation: 'conversations.remember' })).id, row);
      return undefined;
    } catch (error) {
      if (!mayBeTaken(error) && !isUnknown(error)) throw error;
      const there = await readUntilVisible(wait, () => findOrReplace(row));
      if (!there) throw new Fault('notKnownYet', 'conversations.remember', { cause: error });
      return there === 'written' ? undefined : there;
    }
  };

  return { known, keepAll, read, find, add };
};

/** `Conversations` over the list of that name, all of it in memory: a few hundred bytes per person. */
export const createKnownConversations = (
  items: ListItems<ConversationRow>,
  { clock, wait }: { readonly clock: Clock; readonly wait: Wait },
): KnownConversations => {
  const { known, keepAll, read, find, add } = createConversationRows(items, wait);
  const { byId, ofPerson } = known;
  const keyedMutex = createKeyedMutex();

  const remember = async (given: ConversationReference, how?: 'anew'): Promise<boolean> => {
    if (how === 'anew') byId.delete(given.conversationId);
    const before = (await find(given.conversationId)) ?? (await add(conversationRow(given, clock.now())));
    if (!before) return true;
    const conversation = withTimeZone(given, before.conversation);
    const row = conversationRow(conversation, clock.now());
    if (isUsable(before) && isSame(before.conversation, conversation)) return false;
    try {
      await items.change(before.id, row, undefined, { operation: 'conversations.remember' });
    } catch (error) {
      if (!isGone(error, 404)) throw error;
      byId.delete(conversation.conversationId);
      await add(row);
      return true;
    }
    keep(known, { id: before.id, conversation, rememberedAt: row.RememberedAt, goneSince: '' });
    return true;
  };

  const markGone = async (conversationId: string): Promise<void> => {
    // Read again: another replica may have found out before.
    drop(known, conversationId);
    const there = await find(conversationId);
    if (!there || !isUsable(there)) return;
    const { id, conversation, rememberedAt } = there;
    const goneSince = clock.now().toISOString();
    const row = { ...conversationRow(conversation, clock.now()), RememberedAt: rememberedAt, GoneSince: goneSince };
    try {
      await items.change(id, row, undefined, { operation: 'conversations.markGone' });
      keep(known, { ...there, goneSince });
    } catch (error) {
      if (!isGone(error, 404)) throw error;
      drop(known, conversationId);
    }
  };

  return {
    load: () => readAll(items, keepAll),
    learn: (list, rows) => {
      // The cast only restores the type of the columns.
      if (list === conversationsList.name) keepAll(rows as unknown as readonly Item<ConversationRow>[]);
    },
    ofPerson: async (id) => {
      if (!usable(ofPerson.get(id))) await read('PersonId', id);
      return usable(ofPerson.get(id));
    },
    ofChannel: async (channelId) => {
      if (!usable(byId.get(channelId))) await read('ConversationId', channelId);
      return usable(byId.get(channelId));
    },
    reachOf: (to) => reachIn(to.kind === 'person' ? ofPerson.get(to.id) : byId.get(to.channelId)),
    remember: (conversation, how) => keyedMutex(conversation.conversationId, () => remember(conversation, how)),
    markGone: (conversationId) => keyedMutex(conversationId, () => markGone(conversationId)),
  };
};
