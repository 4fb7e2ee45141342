import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { createListItems, type Item, type ListItems } from '../../../graph/lists/listItems.ts';
import { type MessageRow, messagesList } from '../../../graph/lists/messages.ts';
import { nothingSent } from '../../../graph/messages/messageRows.ts';
import type { Ports } from '../ports.ts';

/** What all keys of scratch rows begin with. No notice of TenTwo has such a key. */
const prefix = 'DOCTOR/';
/** A row of an examination that broke off is removed by a later one, never one of another that is under way. Milliseconds. */
const forgottenAfter = 10 * 60_000;
const how = (operation: string) => ({ operation: `doctor.${operation}`, urgency: 'start' }) as const;

/**
 * Rows of the list Messages that belong to no record. Nobody reads that list but by key or by reference, so a row of
 * ours harms nobody; and its key is unique as those of History are, where nothing is ever written for a trial.
 */
export type ScratchRows = {
  readonly items: ListItems<MessageRow>;
  /** The one key of all rows of this examination. */
  readonly key: string;
  /** Posts a row. @throws GraphFault */
  readonly post: () => Promise<Item<MessageRow>>;
  /** Removes every row of ours that there is, and those that earlier examinations left. @returns how many, and which stayed */
  readonly remove: () => Promise<{ readonly removed: number; readonly stayed: readonly string[] }>;
};

export const createScratchRows = (
  client: GraphClient,
  at: { readonly siteId: string; readonly listId: string },
  { now, run }: Ports,
): ScratchRows => {
  const items = createListItems(client, at.siteId, at.listId, messagesList);
  const key = `${prefix}${run}`;
  const known = new Set<string>();

  const isForgotten = ({ NoticeKey, ClaimedAt }: MessageRow): boolean =>
    NoticeKey === key || (NoticeKey.startsWith(prefix) && now() - Date.parse(ClaimedAt) > forgottenAfter);

  const find = async (): Promise<readonly string[]> => {
    const columns = ['NoticeKey', 'ClaimedAt'] as const;
    const begins = { column: 'NoticeKey', operator: 'startswith', value: prefix } as const;
    const page = await items.matching(begins, columns, how('find'));
    return page.items.filter(({ row }) => isForgotten(row)).map(({ id }) => id);
  };

  return {
    items,
    key,
    post: async () => {
      const item = await items.add(scratchRow(key, new Date(now())), how('write'));
      known.add(item.id);
      return item;
    },
    remove: async () => {
      // A filter that does not work is a finding of its own; then only what is known can be removed.
      const found = await find().catch(() => []);
      const stayed: string[] = [];
      for (const id of new Set([...known, ...found])) {
        await items.remove(id, how('remove')).catch(() => stayed.push(id));
      }
      return { removed: new Set([...known, ...found]).size - stayed.length, stayed };
    },
  };
};

const scratchRow = (key: string, at: Date): MessageRow => ({
  NoticeKey: key,
  Reference: '',
  Kind: 'doctor',
  ClaimedAt: at.toISOString(),
  ClaimedBy: 'doctor',
  ...nothingSent,
});
