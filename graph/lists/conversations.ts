import { line } from './column.ts';
import { listTable, type Row } from './listTable.ts';

/**
 * Where people and channels can be reached. Written on install and when something has really changed. With `GoneSince`,
 * no one can be reached there: the bot was blocked or removed.
 */
export const conversationsList = listTable(
  'Conversations',
  'Where TenTwo can reach people and channels. Written by TenTwo; never edit it.',
  {
    ConversationId: line('Conversation id', 'unique'),
    PlaceKind: line('Place'),
    ServiceUrl: line('Service URL'),
    PersonId: line('Person id', 'indexed'),
    Language: line('Language'),
    RememberedAt: line('Remembered at (UTC)'),
    TimeZone: line('Time zone'),
    GoneSince: line('Not reachable since (UTC)'),
  },
);
export type ConversationRow = Row<typeof conversationsList>;
