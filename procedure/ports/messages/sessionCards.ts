import type { Reference } from '../../record/values/reference.ts';
import type { SessionId } from '../../record/values/sessionKey.ts';
import type { ConversationReference } from './conversations.ts';
import type { PostedMessage } from './postedMessages.ts';

/** The one card of a 5-Whys session, at which many look: a message that moves with it. */
export type SessionCards = {
  /**
   * Posts it there; from another place, where it stands already, it moves there.
   * @returns where it stands; undefined when there is no such session, nobody is reached there, or another replica is
   * posting it at this moment
   * @throws Fault
   */
  readonly show: (
    reference: Reference,
    session: SessionId,
    conversation: ConversationReference,
  ) => Promise<PostedMessage | undefined>;
  /** Where it stands, if it was posted. @throws Fault */
  readonly standsAt: (reference: Reference, session: SessionId) => Promise<PostedMessage | undefined>;
  /** Something was given in it here. The card follows. */
  readonly given: (reference: Reference, session: SessionId) => void;
  /** Posts it once more below what was said since; the one above says where it went. @throws Fault */
  readonly bringDown: (reference: Reference, session: SessionId) => Promise<void>;
  /**
   * Says once, when a meeting has ended, what was found in the session whose card stands in its thread, or until when more
   * can be given. Nothing where no session of this record stands.
   * @param meeting which meeting, and which time it was held
   * @throws Fault
   */
  readonly summarize: (reference: Reference, conversation: ConversationReference, meeting: string) => Promise<void>;
};
