/** Types exchanged between the stand-in's server and its page. Both are built together, so the page does not validate them. */

export type Language = 'en' | 'fr';

export type Person = {
  readonly id: string;
  /** The `29:` id, used in `refresh.userIds` of cards. */
  readonly teamsId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly jobTitle: string;
  readonly locale: string;
  readonly guest: boolean;
};

export type Attachment = {
  readonly contentType: string;
  readonly content?: unknown;
  /** URL of a file in Teams, or of a pasted picture at the Bot Connector. */
  readonly contentUrl?: string | undefined;
  readonly name?: string | undefined;
};

export type MentionEntity = {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
};

export type ChatMessage = {
  readonly id: string;
  /** Id of the personal chat or channel, without the thread. */
  readonly conversation: string;
  /** Id of the first message of the thread in a channel; empty in a personal chat. */
  readonly root: string;
  /** A person's id, or `bot`. */
  readonly sender: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  readonly deleted: boolean;
  /** Increases with every edit, which redraws the card. */
  readonly revision: number;
  readonly text: string;
  readonly format: 'markdown' | 'plain';
  readonly attachments: readonly Attachment[];
  readonly mentions: readonly MentionEntity[];
};

export type ConversationSummary = {
  readonly id: string;
  readonly kind: 'personal' | 'channel';
  /** Channel name; the bot's name for the personal chat. */
  readonly name: string;
  readonly unread: number;
  readonly lastAt: string | null;
  readonly preview: string;
};

export type ClockReading = { readonly now: string; readonly offsetMs: number };

/** Faults and limits of the platform that can be switched on. */
export type Switches = {
  readonly deliverTwice: boolean;
  /** The bot is not notified when a meeting starts or ends, as without the app's consent. */
  readonly silentMeetings: boolean;
  /** Meeting events have no title. */
  readonly untitledMeetings: boolean;
  /** Requests for a meeting or its participants are answered with 403. */
  readonly closedMeetings: boolean;
};

/** A channel meeting. Its chat is the thread of `root`. It starts when the first person joins. */
export type Meeting = {
  /** As in `channelData.meeting.id`. */
  readonly id: string;
  /** Id of the channel. */
  readonly conversation: string;
  /** First message of the thread, which announces the meeting. */
  readonly root: string;
  readonly title: string;
  readonly organizer: string;
  /** ISO 8601, UTC. */
  readonly scheduledAt: string;
  /** Who last started the meeting, and when; null before the first start. */
  readonly started: { readonly by: string; readonly at: string } | null;
  /** Null while the meeting is ongoing. */
  readonly endedAt: string | null;
  /** Ids of the people in the meeting, in the order in which they joined. */
  readonly present: readonly string[];
  /** The page of the app on the meeting's stage, and who shared it. */
  readonly stage: { readonly url: string; readonly by: string } | null;
};

/** Initial state of a window for its person. */
export type World = {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly tenantId: string;
  readonly team: { readonly id: string; readonly groupId: string; readonly name: string };
  readonly bot: { readonly id: string; readonly appId: string; readonly name: string };
  readonly tabUrl: string;
  readonly conversations: readonly ConversationSummary[];
  readonly meetings: readonly Meeting[];
  readonly clock: ClockReading;
  readonly switches: Switches;
};

/** A server-sent event; its name is `type`. */
export type LiveEvent =
  | { readonly type: 'message'; readonly message: ChatMessage }
  | { readonly type: 'typing'; readonly conversation: string; readonly root: string }
  /** Meetings have changed and must be reloaded. */
  | { readonly type: 'meetings' }
  | { readonly type: 'clock'; readonly clock: ClockReading }
  | { readonly type: 'switches'; readonly switches: Switches };

export type CardAction =
  | {
      readonly kind: 'execute';
      readonly id?: string | undefined;
      readonly verb: string;
      readonly data: unknown;
      readonly trigger: 'manual' | 'automatic';
    }
  | { readonly kind: 'submit'; readonly data: unknown }
  | { readonly kind: 'fetchDialog'; readonly data: unknown; readonly theme: string }
  | { readonly kind: 'submitDialog'; readonly data: unknown; readonly theme: string }
  /** The message extension's action on a message, and a button of the dialog that it opened. */
  | { readonly kind: 'fetchExtension'; readonly theme: string }
  | { readonly kind: 'submitExtension'; readonly data: unknown; readonly theme: string };

export type DialogSize = 'small' | 'medium' | 'large' | number;

/** Result of an action as the person sees it. Teams shows the same generic sentence for every failure. */
export type Outcome =
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'dialog';
      readonly title: string;
      readonly width: DialogSize;
      readonly height: DialogSize;
      readonly card: unknown;
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' };

/** A card that the message extension offers to post, with its preview. */
export type ExtensionResult = { readonly title: string; readonly text: string; readonly card: unknown };

export type ExtensionOutcome =
  | { readonly kind: 'postings'; readonly postings: readonly ExtensionResult[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed' };

export type Choice = { readonly title: string; readonly value: string };
