/** What the stand-in's server and its page say to each other. Both are built together, so neither checks the other's shapes. */

export type Language = 'en' | 'fr';

export type Person = {
  readonly id: string;
  /** The `29:` id, by which a card's `refresh.userIds` names the person. */
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
  /** Of a file: in Teams itself, or of a pasted picture at the Bot Connector. */
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
  /** The personal chat's or the channel's id, without the thread. */
  readonly conversation: string;
  /** Id of the thread's first message in a channel; empty in a personal chat. */
  readonly root: string;
  /** A person's id, or `bot`. */
  readonly sender: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  readonly deleted: boolean;
  /** Grows with every edit: a card is drawn anew when it does. */
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

/** How unkind the platform is, on demand. */
export type Switches = {
  readonly deliverTwice: boolean;
  /** The bot is not told when a meeting starts or ends, as where the app lacks its consent. */
  readonly silentMeetings: boolean;
  /** It is told without the title. */
  readonly untitledMeetings: boolean;
  /** Asked for a meeting or who is in it, the platform answers 403. */
  readonly closedMeetings: boolean;
};

/** A meeting in a channel. Its conversation is the thread of `root`. It starts when the first comes in. */
export type Meeting = {
  /** As in `channelData.meeting.id`. */
  readonly id: string;
  /** The channel's id, and the thread's first message, which announces the meeting. */
  readonly conversation: string;
  readonly root: string;
  readonly title: string;
  readonly organizer: string;
  /** ISO 8601, UTC. */
  readonly scheduledAt: string;
  /** Who came first, and when, the last time that it was started; null before. */
  readonly started: { readonly by: string; readonly at: string } | null;
  /** Null while it goes on. */
  readonly endedAt: string | null;
  /** Ids of the people in it, in the order in which they came. */
  readonly present: readonly string[];
  /** The app's page that everybody in it sees, and who put it there. */
  readonly stage: { readonly url: string; readonly by: string } | null;
};

/** All that a window needs to begin, for the person it is. */
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

/** One server-sent event; its name is `type`. */
export type LiveEvent =
  | { readonly type: 'message'; readonly message: ChatMessage }
  | { readonly type: 'typing'; readonly conversation: string; readonly root: string }
  /** Something became of a meeting: they are read again. */
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
  /** The message extension's action, chosen on a message, and a button of the dialog that it opened. */
  | { readonly kind: 'fetchExtension'; readonly theme: string }
  | { readonly kind: 'submitExtension'; readonly data: unknown; readonly theme: string };

export type DialogSize = 'small' | 'medium' | 'large' | number;

/** What an action came to, as the person sees it. Teams shows the same generic sentence for every kind of failure. */
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

/** A card that the message extension offers to post, and the line by which it is chosen. */
export type ExtensionResult = { readonly title: string; readonly text: string; readonly card: unknown };

export type ExtensionOutcome =
  | { readonly kind: 'postings'; readonly postings: readonly ExtensionResult[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed' };

export type Choice = { readonly title: string; readonly value: string };
