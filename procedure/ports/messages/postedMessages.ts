import type { Claim, MessageKind } from '../../messages/message.ts';
import type { NoticeKind } from '../../notices/noticeKinds.ts';
import type { Recipient } from '../../notices/recipients.ts';
import type { ConversationReference } from './conversations.ts';

export type PostedMessage = {
  /** The unique key of the claim. */
  readonly key: string;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly conversation: ConversationReference;
  readonly activityId: string;
  /** Sequence of the commit that it shows. */
  readonly sequence: number;
  /** Of a digest: what it reminded of (`Reminder.key` without the person). */
  readonly said?: readonly string[] | undefined;
};

/** A notice that could not be sent: whoever it is for was nowhere to be reached. It is sent when he is. */
export type UndeliveredNotice = {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly to: Recipient;
  readonly since: Date;
};

export type EditLease = {
  readonly isOurs: boolean;
  /** So far it has been shown at least: what is older must not be shown any more. */
  readonly shown: number;
};

/** After how long without asking a turn to edit may be taken by another, in milliseconds. */
export const editLeaseExpiry = 40_000;

/** Which message shows which record; and every notice once: its key is the claim. */
export type PostedMessages = {
  /**
   * `ours`: send it now; nobody has claimed it, or the claim is older than five minutes and nothing was sent.
   * `pending`: somebody claimed it a moment ago; look again later. `sent`: it is out, or need not be sent any more.
   * `waiting`: it was put aside.
   */
  readonly claim: (key: string, reference: string, kind: MessageKind) => Promise<Claim>;
  /**
   * The message of a claim is out, or a message that we answered with shows the record. What cannot be written down now
   * is written down later, again and again while this replica runs, which never sends it a second time.
   * @throws Fault when it is not written down yet
   */
  readonly sent: (message: PostedMessage) => Promise<void>;
  /** A notice of which the claim is ours cannot be sent, for nobody knows where: it waits until he is reached. */
  readonly deferNotice: (key: string, to: Recipient) => Promise<void>;
  /** All that waits. */
  readonly undelivered: () => Promise<readonly UndeliveredNotice[]>;
  /** As `claim`, of one that waits: `ours` to one replica. */
  readonly claimUndelivered: (key: string) => Promise<Claim>;
  /** A notice of which the claim is ours has become pointless: nobody sends it. */
  readonly drop: (key: string, reference: string) => Promise<void>;
  readonly showing: (reference: string) => Promise<readonly PostedMessage[]>;
  /**
   * These messages of one record, as they were shown, have been drawn anew: they show this commit. One write for all, so
   * that what a commit costs does not grow with the messages that its record has. @throws Fault
   */
  readonly redrawn: (messages: readonly [PostedMessage, ...PostedMessage[]], sequence: number) => Promise<void>;
  /**
   * Asks for the turn to edit a message that changes too often for a commit each, before each edit: one replica has it,
   * and keeps it by asking; after forty seconds of silence another may have it.
   * @param sequence of what is to be shown; it is remembered for whoever has the turn next
   * @throws Fault
   */
  readonly acquireEditLease: (key: string, sequence: number) => Promise<EditLease>;
};
