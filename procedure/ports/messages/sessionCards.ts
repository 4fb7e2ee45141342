import type { Reference } from '../../record/values/reference.ts';
import type { SessionId } from '../../record/values/sessionKey.ts';
import type { ConversationReference } from './conversations.ts';
import type { PostedMessage } from './postedMessages.ts';

/** The one shared card of a 5-Whys session: a message that moves with it. */
export type SessionCards = {
  /**
   * Posts it in a conversation; moves it there if it is already posted elsewhere.
   * @returns where it is posted; undefined when there is no such session, no one can be reached there, or another
   * replica is posting it at this moment
   * @throws Fault
   */
  readonly show: (
    reference: Reference,
    session: SessionId,
    conversation: ConversationReference,
  ) => Promise<PostedMessage | undefined>;
  /** Where it is posted, if it is. @throws Fault */
  readonly standsAt: (reference: Reference, session: SessionId) => Promise<PostedMessage | undefined>;
  /** A contribution was made on this replica. The card is redrawn. */
  readonly given: (reference: Reference, session: SessionId) => void;
  /** Posts it once more below later messages; the one above says where it went. @throws Fault */
  readonly bringDown: (reference: Reference, session: SessionId) => Promise<void>;
  /**
   * Posts once, when a meeting has ended, what was found in the session whose card is in its thread, or until when
   * contributions are possible. Nothing where no session of this record is posted.
   * @param meeting which meeting, and which time it was held
   * @throws Fault
   */
  readonly summarize: (reference: Reference, conversation: ConversationReference, meeting: string) => Promise<void>;
};
