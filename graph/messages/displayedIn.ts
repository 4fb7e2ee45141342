import { isRecordKind } from '../../procedure/messages/message.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';
import type { Columns, RowOf } from '../lists/listTable.ts';
import { type MessageRow, messagesList } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';
import { readMessage } from './messageRows.ts';

/**
 * What the messages of these changed rows show of their records, by their own rows: a joint update may say more, which
 * the outbox then finds.
 */
export const displayedIn = (
  list: string,
  rows: readonly Item<RowOf<Columns>>[],
): readonly { readonly reference: Reference; readonly sequence: number }[] => {
  if (list !== messagesList.name) return [];
  return rows.flatMap(({ row }) => {
    const sent = row as unknown as MessageRow;
    const message = readMessage(sent, sent.Sequence ?? 0);
    return message && isRecordKind(message.kind) && isReference(message.reference)
      ? [{ reference: message.reference, sequence: message.sequence }]
      : [];
  });
};
