import type { Message, RecordMessage, SessionMessage } from '../../messages/message.ts';
import type { ConversationReference } from './conversations.ts';
import type { PostedMessage } from './postedMessages.ts';

/** As much of it as whoever draws records anew needs. */
export type RecordDrawing = { readonly redraw: (shown: PostedMessage, message: RecordMessage) => Promise<boolean> };

/** The bot's way out. */
export type Outgoing = {
  /**
   * @returns undefined when nobody is reached there: the bot was blocked or taken off. A try takes a good minute at most.
   */
  readonly send: (
    place: ConversationReference,
    message: Message,
  ) => Promise<{ readonly activityId: string; readonly conversationId: string } | undefined>;
  /** @returns false when the message is gone for good (deleted, bot removed): it need not be tried again */
  readonly redraw: (shown: PostedMessage, message: RecordMessage | SessionMessage) => Promise<boolean>;
};
