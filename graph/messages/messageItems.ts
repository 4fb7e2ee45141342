import type { Clock, Random } from '../../procedure/ports/platform.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { Wait } from '../client/wait.ts';
import type { Item, ListItems } from '../lists/listItems.ts';
import type { MessageRow } from '../lists/messages.ts';
import { type MessageItem, messageItemOf } from './jointUpdate.ts';

export type PostedMessagesPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: Wait;
  /** For how many messages the item is remembered. */
  readonly remembered: number;
};

/** The list Messages, and its items by notice key: an activity id is written to the claimed item without a search. */
export type MessageItems = Omit<PostedMessagesPorts, 'remembered'> & {
  readonly items: ListItems<MessageRow>;
  readonly known: Recent<MessageItem>;
};

export const messageItems = (
  items: ListItems<MessageRow>,
  { clock, random, wait, remembered }: PostedMessagesPorts,
): MessageItems => ({ items, clock, random, wait, known: createRecent<MessageItem>(remembered) });

const background: Urgency = 'background';
export const requestOf = (operation: string) => ({ operation: `messages.${operation}`, urgency: background });

/** 16 hex digits: tells our own doubtful POST from another replica's claim, and from an earlier one of ours. */
export const newMark = ({ random }: Pick<MessageItems, 'random'>): string => Buffer.from(random(8)).toString('hex');

/** In milliseconds. */
export const ageOf = ({ clock }: Pick<MessageItems, 'clock'>, claimedAt: string): number =>
  clock.now().getTime() - Date.parse(claimedAt);

export const findItem = async (
  { items, known }: MessageItems,
  key: string,
  operation: string,
): Promise<Item<MessageRow> | undefined> => {
  const [item] = await items.where('NoticeKey', key, requestOf(operation));
  if (item) known.set(key, messageItemOf(item));
  return item;
};

export const knownItem = async (
  messages: MessageItems,
  key: string,
  operation: string,
): Promise<MessageItem | undefined> => {
  const known = messages.known.get(key);
  if (known) return known;
  const found = await findItem(messages, key, operation);
  return found && messageItemOf(found);
};

/** Changes the item of a claim that is ours. */
export const changeItem = async (
  messages: MessageItems,
  key: string,
  row: Partial<MessageRow>,
  operation: string,
): Promise<void> => {
  const own = await knownItem(messages, key, operation);
  if (own) await messages.items.change(own.id, row, undefined, requestOf(operation));
};
