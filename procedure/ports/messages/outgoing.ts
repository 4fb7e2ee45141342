import type { Message, RecordMessage, SessionMessage } from '../../messages/message.ts';
import type { ConversationReference } from './conversations.ts';
import type { PostedMessage } from './postedMessages.ts';

/** The part that is needed to redraw records. */
export type RecordDrawing = { readonly redraw: (shown: PostedMessage, message: RecordMessage) => Promise<boolean> };

/** Messages that the bot sends. */
export type Outgoing = {
  /**
   * @returns undefined when no one can be reached there: the bot was blocked or removed. An attempt takes a good
   * minute at most.
   */
  readonly send: (
    place: ConversationReference,
    message: Message,
  ) => Promise<{ readonly activityId: string; readonly conversationId: string } | undefined>;
  /**
   * @returns false when the message is gone for good (missing for a minute, bot removed): no retry is needed
   * @throws Fault also for a message that is missing for the first time
   */
  readonly redraw: (shown: PostedMessage, message: RecordMessage | SessionMessage) => Promise<boolean>;
};
