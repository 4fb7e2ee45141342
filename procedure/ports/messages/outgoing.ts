import type { Message, RecordMessage, SessionMessage } from '../../messages/message.ts';
import type { NoticeKind } from '../../notices/noticeKinds.ts';
import type { ConversationReference } from './conversations.ts';
import type { PostedMessage } from './postedMessages.ts';

/** Of messages that wait for the same conversation, a lower number goes first. `brief`: it waits half a minute at most. */
export type Rank = number | 'brief';

/** The part that is needed to redraw records. */
export type RecordDrawing = {
  readonly redraw: (shown: PostedMessage, message: RecordMessage, rank?: Rank) => Promise<boolean>;
};

/** How a message waits for its conversation. `merge`: with others of this kind, if several wait. */
export type Waiting = { readonly rank: Rank; readonly merge?: NoticeKind | undefined };

export type Posted = { readonly activityId: string; readonly conversationId: string };

/** `isMerged`: the message stands for several, and shows nothing of them. */
export type Delivered = Posted & { readonly isMerged?: boolean };

/** Messages that the bot sends. */
export type Outgoing = {
  /**
   * Sends a message as soon as the conversation accepts one, however long that takes. It is made only then: it shows the
   * latest state, and a claim taken in `prepare` does not expire in the queue.
   * @param prepare undefined: nothing is to be sent
   * @returns `gone` when no one can be reached there; `nothing` when there was nothing to send, or the process stops
   * @throws Fault, `notKnownYet` when the message may have been sent; anything `prepare` throws
   */
  readonly deliver: (
    place: ConversationReference,
    waiting: Waiting,
    prepare: () => Promise<Message | undefined>,
  ) => Promise<Delivered | 'gone' | 'nothing'>;
  /**
   * @returns undefined when no one can be reached there: the bot was blocked or removed. An attempt takes a good
   * minute at most.
   */
  readonly send: (place: ConversationReference, message: Message) => Promise<Posted | undefined>;
  /**
   * @param rank default `brief`
   * @returns false when the message is gone for good (missing for a minute, bot removed): no retry is needed
   * @throws Fault also for a message that is missing for the first time
   */
  readonly redraw: (shown: PostedMessage, message: RecordMessage | SessionMessage, rank?: Rank) => Promise<boolean>;
};
