import type { Recipient } from '../../notices/recipients.ts';
import type { PersonId } from '../../record/values/person.ts';
import type { Language } from '../../words/languages.ts';

/** Where a message can be posted: a chat with one person, or a channel. */
export type ConversationReference = {
  readonly kind: 'personal' | 'channel';
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The person of a personal chat. */
  readonly personId?: PersonId | undefined;
  readonly language: Language;
  /** IANA name, where Teams sent it. */
  readonly timeZone?: string | undefined;
};

/** `goneSince`: the bot could reach them until it was blocked or removed; found out at this time. */
export type Reach = 'reachable' | 'neverMet' | { readonly goneSince: Date };

/**
 * The conversations in which people and channels are reached. Written on install or when something really changed.
 */
export type Conversations = {
  readonly ofPerson: (id: PersonId) => Promise<ConversationReference | undefined>;
  readonly ofChannel: (channelId: string) => Promise<ConversationReference | undefined>;
  /**
   * @returns true when it was new or different from what was known
   * @param how `anew`: reads first, because another replica may have forgotten it meanwhile
   */
  readonly remember: (place: ConversationReference, how?: 'anew') => Promise<boolean>;
  /** No one can be reached there until they write again: the bot was removed or blocked. */
  readonly markGone: (conversationId: string) => Promise<void>;
  /**
   * Whether they can be reached, as far as this replica knows; it learns what another one did within five minutes.
   * Makes no request.
   */
  readonly reachOf: (to: Recipient) => Reach;
};
