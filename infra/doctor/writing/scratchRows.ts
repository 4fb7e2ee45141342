import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { type MessageRow, messagesList, scratchPrefix } from '../../../graph/lists/messages.ts';
import { createRawItems, type Item, type RawItems } from '../../../graph/lists/rawItems.ts';
import { nothingSent } from '../../../graph/messages/messageRows.ts';
import type { Ports } from '../ports.ts';

/** Age in milliseconds after which rows belong to a failed examination, not to a running one, and are removed. */
const abandonedAfter = 10 * 60_000;
const how = (operation: string) => ({ operation: `doctor.${operation}`, urgency: 'start' }) as const;

/**
 * Rows of the list Messages that belong to no record. That list is read only by key or by reference, so scratch rows do
 * no harm. Its key is unique like the keys of History, where nothing is ever written as a test.
 */
export type ScratchRows = {
  readonly items: RawItems<MessageRow & { readonly Seal: string }>;
  /** The one key of all rows of this examination. */
  readonly key: string;
  /** Posts a row. @throws GraphFault */
  readonly post: () => Promise<Item<MessageRow>>;
  /** Removes all rows of this and of abandoned examinations. @returns how many were removed, and ids that could not be */
  readonly remove: () => Promise<{ readonly removed: number; readonly stayed: readonly string[] }>;
};

export const createScratchRows = (
  client: GraphClient,
  at: { readonly siteId: string; readonly listId: string },
  { now, run }: Ports,
): ScratchRows => {
  const items = createRawItems(client, at.siteId, at.listId, messagesList);
  const key = `${scratchPrefix}${run}`;
  const known = new Set<string>();

  const isAbandoned = ({ NoticeKey, ClaimedAt }: MessageRow): boolean =>
    NoticeKey === key || (NoticeKey.startsWith(scratchPrefix) && now() - Date.parse(ClaimedAt) > abandonedAfter);

  const find = async (): Promise<readonly string[]> => {
    const columns = ['NoticeKey', 'ClaimedAt'] as const;
    const begins = { column: 'NoticeKey', operator: 'startswith', value: scratchPrefix } as const;
    const page = await items.matching(begins, columns, how('find'));
    return page.items.filter(({ row }) => isAbandoned(row)).map(({ id }) => id);
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
      // A filter that fails is a finding of its own; then only known rows can be removed.
      const found = await find().catch(() => []);
      const stayed: string[] = [];
      for (const id of new Set([...known, ...found])) {
        await items.remove(id, how('remove')).catch(() => stayed.push(id));
      }
      return { removed: new Set([...known, ...found]).size - stayed.length, stayed };
    },
  };
};

const scratchRow = (key: string, at: Date): MessageRow & { readonly Seal: string } => ({
  Seal: '',
  NoticeKey: key,
  Reference: '',
  Kind: 'doctor',
  ClaimedAt: at.toISOString(),
  ClaimedBy: 'doctor',
  ...nothingSent,
});
