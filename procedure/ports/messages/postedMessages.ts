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
  /** Of a digest: its reminders (`Reminder.key` without the person). */
  readonly said?: readonly string[] | undefined;
};

/** A notice that could not be sent because its recipient could not be reached. It is sent when they can be. */
export type UndeliveredNotice = {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly to: Recipient;
  readonly since: Date;
  /** It waited for a day, and others were asked to tell the recipient. */
  readonly escalated: boolean;
};

export type EditLease = {
  readonly isOurs: boolean;
  /** Lower bound of the sequence shown so far: nothing older may be shown any more. */
  readonly shown: number;
};

/** Milliseconds after which an edit lease that is not renewed may be taken by another replica. */
export const editLeaseExpiry = 40_000;

/** Which message shows which record; and each notice once: its key is the claim. */
export type PostedMessages = {
  /**
   * `ours`: send it now; no one has claimed it, or the claim is older than five minutes and nothing was sent.
   * `pending`: it was claimed a moment ago; check again later. `sent`: it is out, or need not be sent any more.
   * `waiting`: it was put aside.
   */
  readonly claim: (key: string, reference: string, kind: MessageKind) => Promise<Claim>;
  /** Nothing was sent for a claim of ours: this replica may claim again at once. */
  readonly release: (key: string) => void;
  /**
   * The message of a claim is out, or an answer shows the record. What cannot be written now is retried for as long
   * as this replica runs, which never sends the message a second time.
   * @throws Fault when it is not written yet
   */
  readonly sent: (message: PostedMessage) => Promise<void>;
  /** Puts aside a claimed notice whose recipient cannot be reached: it is sent when they can be. */
  readonly deferNotice: (key: string, to: Recipient) => Promise<void>;
  /** All undelivered notices. */
  readonly undelivered: () => Promise<readonly UndeliveredNotice[]>;
  /** As `claim`, of an undelivered notice: `ours` to one replica. */
  readonly claimUndelivered: (key: string) => Promise<Claim>;
  /** Notes that others were asked about an undelivered notice that waited for a day. */
  readonly markEscalated: (key: string) => Promise<void>;
  /** Drops a claimed notice that has become pointless. */
  readonly drop: (key: string, reference: string) => Promise<void>;
  readonly showing: (reference: string) => Promise<readonly PostedMessage[]>;
  /**
   * Records that these messages of one record, in their former state, have been redrawn with this commit. One write
   * for all, so that the cost of a commit does not grow with the messages of its record.
   * @throws Fault
   */
  readonly redrawn: (messages: readonly [PostedMessage, ...PostedMessage[]], sequence: number) => Promise<void>;
  /**
   * Requests the lease to edit a message that changes too often for a commit each, before each edit: one replica
   * holds it and renews it by asking; after forty seconds of silence another may take it.
   * @param sequence of what is to be shown; it is remembered for the next holder of the lease
   * @throws Fault
   */
  readonly acquireEditLease: (key: string, sequence: number) => Promise<EditLease>;
};
