import { line, lines, wholeNumber } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/**
 * Which message shows which record. Each notice is sent once: its key is the claim. Without `ActivityId` it has not
 * been sent yet. An undelivered notice has the reference `waiting`, with its recipient (person or channel) as the
 * conversation. Messages of a record are redrawn together, and the row of one of them says so
 * (`messages/jointUpdate.ts`).
 */
export const messagesList = listTable(
  'Messages',
  'Which message in Teams shows which record. Written by TenTwo; never edit it.',
  {
    NoticeKey: line('Notice key', 'unique'),
    Reference: line('Reference', 'indexed'),
    Kind: line('Kind'),
    ClaimedAt: line('Claimed at (UTC)', 'indexed'),
    ClaimedBy: line('Claimed by'),
    ActivityId: line('Activity id'),
    Sequence: wholeNumber('Commit shown'),
    PlaceKind: line('Place'),
    ConversationId: line('Conversation id'),
    ServiceUrl: line('Service URL'),
    PersonId: line('Person id'),
    Language: line('Language'),
    Said: lines('Reminded of'),
    AlsoShowing: lines('Messages that show it too'),
  },
);
/**
 * Prefix of the keys of rows that `npm run doctor` writes, without a seal, and removes. No notice has such a key: TenTwo
 * reads none.
 */
export const scratchPrefix = 'DOCTOR/';

export type MessageRow = Row<typeof messagesList>;
