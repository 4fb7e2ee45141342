import type { MessageRow } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';

/** The item of a message, and the commit that its own row says it shows. */
export type MessageItem = { readonly id: string; readonly sequence: number };

export const messageItemOf = ({ id, row }: Pick<Item<MessageRow>, 'id' | 'row'>): MessageItem => ({
  id,
  sequence: row.Sequence ?? 0,
});

/** `14:3`: the message of item 14, as long as its own row says commit 3. A row written later takes precedence. */
const markOf = ({ id, sequence }: MessageItem): string => `${id}:${sequence}`;

/** The row of one message after it was redrawn together with the others: one write for all of them. */
export const jointUpdate = (sequence: number, others: readonly MessageItem[]) => ({
  Sequence: sequence,
  AlsoShowing: others.map(markOf).join(' '),
});

/** The commit that each message of a record shows, by item id: according to its own row, or to a joint update. */
export const displayedSequences = (
  items: readonly Pick<Item<MessageRow>, 'id' | 'row'>[],
): ReadonlyMap<string, number> => {
  const marked = new Map<string, number>();
  for (const { row } of items)
    for (const mark of row.AlsoShowing.split(/\s+/))
      marked.set(mark, Math.max(marked.get(mark) ?? 0, row.Sequence ?? 0));
  return new Map(
    items.map(messageItemOf).map((own) => [own.id, Math.max(own.sequence, marked.get(markOf(own)) ?? 0)] as const),
  );
};
