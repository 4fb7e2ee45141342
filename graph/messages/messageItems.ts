import type { Clock, Random } from '../../procedure/ports/platform.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import { isOutdated } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { Wait } from '../client/wait.ts';
import type { ListItems, UntrustedItem } from '../lists/listItems.ts';
import type { MessageRow } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';

export type PostedMessagesPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: Wait;
  /** For how many messages the item is remembered. */
  readonly remembered: number;
};

/** The list Messages, and its items by notice key as last read or written: a change needs no search. */
export type MessageItems = Omit<PostedMessagesPorts, 'remembered'> & {
  readonly items: ListItems<MessageRow>;
  readonly known: Recent<Item<MessageRow>>;
  /** Claims of ours for which nothing was sent, by key: their marks. */
  readonly released: Recent<string>;
};

export const messageItems = (
  items: ListItems<MessageRow>,
  { clock, random, wait, remembered }: PostedMessagesPorts,
): MessageItems => ({
  items,
  clock,
  random,
  wait,
  known: createRecent<Item<MessageRow>>(remembered),
  released: createRecent<string>(remembered),
});

/**
 * A message that is out must be known to the others before they take over its claim; a card in a meeting is edited under
 * its lease; and the page Administration shows what waits.
 */
const promptOnes: readonly string[] = ['sent', 'hold', 'waiting'];

export const requestOf = (operation: string): { readonly operation: string; readonly urgency: Urgency } => ({
  operation: `messages.${operation}`,
  urgency: promptOnes.includes(operation) ? 'prompt' : 'background',
});

/** 16 hex digits: tells our own doubtful POST from another replica's claim, and from an earlier one of ours. */
export const newMark = ({ random }: Pick<MessageItems, 'random'>): string => Buffer.from(random(8)).toString('hex');

/** In milliseconds. */
export const ageOf = ({ clock }: Pick<MessageItems, 'clock'>, claimedAt: string): number =>
  clock.now().getTime() - Date.parse(claimedAt);

export const keep = ({ known }: MessageItems, item: Item<MessageRow>): Item<MessageRow> => {
  known.set(item.row.NoticeKey, item);
  return item;
};

/** What has this key: a message, or a row without a valid seal, which `writeItem` replaces. */
export const findOccupant = async (
  messages: MessageItems,
  key: string,
  operation: string,
): Promise<Item<MessageRow> | UntrustedItem<MessageRow> | undefined> => {
  const { items, untrusted } = await messages.items.where('NoticeKey', key, requestOf(operation));
  const [item] = items;
  return item ? keep(messages, item) : untrusted[0];
};

export const isTrusted = (item: Item<MessageRow> | UntrustedItem<MessageRow>): boolean => !('distrust' in item);

export const knownItem = async (
  messages: MessageItems,
  key: string,
  operation: string,
): Promise<Item<MessageRow> | undefined> => {
  const known = messages.known.get(key);
  if (known) return known;
  const found = await findOccupant(messages, key, operation);
  return found && isTrusted(found) ? found : undefined;
};

/** Writes the whole row, unless another replica wrote meanwhile. @throws GraphFault */
export const writeItem = async (
  messages: MessageItems,
  { id, etag }: { readonly id: string; readonly etag: string },
  row: MessageRow,
  operation: string,
): Promise<Item<MessageRow>> =>
  keep(messages, { id, etag: await messages.items.change(id, row, etag, requestOf(operation)), row });

/** The item as it is now. What was changed by hand counts as what we know, to be written over. @throws GraphFault */
export const currentItem = async (
  messages: MessageItems,
  known: Item<MessageRow>,
  operation: string,
): Promise<Item<MessageRow> | undefined> => {
  const { items, untrusted } = await messages.items.get(known.id, requestOf(operation));
  const [edited] = untrusted;
  return items[0] ?? (edited && { ...edited, row: known.row });
};

/** Other replicas that may write the same item at the same time. */
const tries = 5;

/** Changes some columns. After another replica's write, takes its row and changes that. @throws GraphFault */
export const changeKnown = async (
  messages: MessageItems,
  known: Item<MessageRow>,
  changes: Partial<MessageRow>,
  operation: string,
): Promise<void> => {
  let item: Item<MessageRow> | undefined = known;
  for (let attempt = 1; item; attempt += 1) {
    try {
      await writeItem(messages, item, { ...item.row, ...changes }, operation);
      return;
    } catch (error) {
      if (!isOutdated(error) || attempt >= tries) throw error;
      item = await currentItem(messages, item, operation);
    }
  }
};

/** Changes the item of a claim that is ours. */
export const changeItem = async (
  messages: MessageItems,
  key: string,
  changes: Partial<MessageRow>,
  operation: string,
): Promise<void> => {
  const own = await knownItem(messages, key, operation);
  if (own) await changeKnown(messages, own, changes, operation);
};
