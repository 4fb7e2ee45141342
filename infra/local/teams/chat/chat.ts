import { randomUUID } from 'node:crypto';
import { people, type SeededPerson, team } from '../../tenant.ts';
import { isFile } from '../files/fileStore.ts';
import type { Attachment, CardAction, ChatMessage } from '../wire.ts';
import {
  type ActivityContext,
  type ConversationReference,
  installActivities,
  invokeActivity,
  messageActivity,
  submitActivity,
  withMentions,
} from './activities.ts';
import type { ChatStore, MessageContent, NewMessage } from './chatStore.ts';
import type { BotAnswer, Deliver, Deliveries } from './delivery.ts';
import { botId, conversationById, personalChatOf } from './directory.ts';
import { fetchTaskValue, submitActionValue } from './extensionActivities.ts';
import type { LiveFeed } from './liveFeed.ts';

export type ChatParts = {
  readonly store: ChatStore;
  readonly feed: LiveFeed;
  readonly deliver: Deliver;
  readonly now: () => Date;
  readonly serviceUrl: () => string;
};

/** Conversation to write to. In a channel, a missing `root` starts a new thread. */
export type Destination =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel'; readonly channelId: string; readonly root?: string | undefined };

/** Actions of people and the bot in chats. Shared by the page, the control surface and the connector. */
export class Chat {
  readonly #parts: ChatParts;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  localeOf(person: SeededPerson): string {
    return this.#parts.store.locale(person.id) ?? person.locale;
  }

  /** Posts a message, and delivers it to the bot in a personal chat or if the bot is mentioned. */
  async send(
    person: SeededPerson,
    to: Destination,
    draft: { readonly text: string; readonly mentionBot: boolean; readonly attachments?: readonly Attachment[] },
    deliveries?: Deliveries,
  ): Promise<{ readonly message: ChatMessage; readonly answers: readonly BotAnswer[] }> {
    const personal = to.kind === 'personal';
    const marked = withMentions(draft.text, draft.mentionBot && !personal);
    const message = this.post({
      conversation: personal ? personalChatOf(person) : to.channelId,
      root: personal ? undefined : to.root,
      thread: !personal,
      sender: person.id,
      format: 'plain',
      attachments: draft.attachments ?? [],
      ...marked,
    });
    // A card alone, posted from the message extension, is not delivered to the bot.
    const hasContent = draft.text !== '' || message.attachments.some(isFile);
    const isForBot = hasContent && (personal || marked.mentions.some(({ mentioned }) => mentioned.id === botId));
    const answers = isForBot
      ? await this.#parts.deliver(
          messageActivity(this.#context(person, conversationReferenceOf(message)), message),
          deliveries,
        )
      : [];
    return { message, answers };
  }

  /** Presses a button of a card on `message`, or submits a dialog that was opened from it. */
  act(
    person: SeededPerson,
    message: ChatMessage,
    action: CardAction,
    deliveries?: Deliveries,
  ): Promise<readonly BotAnswer[]> {
    const context = this.#context(person, conversationReferenceOf(message));
    switch (action.kind) {
      case 'execute': {
        const { id, verb, data, trigger } = action;
        const value = { action: { type: 'Action.Execute', ...(id === undefined ? {} : { id }), verb, data }, trigger };
        return this.#invoke(context, 'adaptiveCard/action', value, message.id, deliveries);
      }
      case 'submit':
        return this.#parts.deliver(
          submitActivity(context, this.#parts.store.nextId(), action.data, message.id),
          deliveries,
        );
      case 'fetchDialog':
      case 'submitDialog': {
        const value = { data: action.data, context: { theme: action.theme } };
        return this.#invoke(
          context,
          action.kind === 'fetchDialog' ? 'task/fetch' : 'task/submit',
          value,
          message.id,
          deliveries,
        );
      }
      case 'fetchExtension':
      case 'submitExtension': {
        const invocation = { message, locale: context.locale, theme: action.theme };
        return action.kind === 'fetchExtension'
          ? this.#invoke(context, 'composeExtension/fetchTask', fetchTaskValue(invocation), undefined, deliveries)
          : this.#invoke(
              context,
              'composeExtension/submitAction',
              submitActionValue(invocation, action.data),
              undefined,
              deliveries,
            );
      }
      default:
        return unreachable(action);
    }
  }

  /** Invokes the message extension in the conversation in which the person is writing. */
  invokeExtension(person: SeededPerson, to: Destination, name: string, value: unknown): Promise<readonly BotAnswer[]> {
    const conversation: ConversationReference = to.kind === 'personal' ? to : { ...to, root: to.root ?? '' };
    return this.#invoke(this.#context(person, conversation), name, value, undefined, undefined);
  }

  /** Asks the bot for choices while a person types into an input of a card on `message`. */
  search(
    person: SeededPerson,
    message: ChatMessage,
    query: { dataset: string; text: string; top: number },
  ): Promise<readonly BotAnswer[]> {
    const value = { queryText: query.text, queryOptions: { skip: 0, top: query.top }, dataset: query.dataset };
    return this.#invoke(
      this.#context(person, conversationReferenceOf(message)),
      'application/search',
      value,
      message.id,
      undefined,
    );
  }

  /** Installs the app when a person first opens it. If the bot cannot be reached, the next opening tries again. */
  async openPersonalChat(person: SeededPerson): Promise<void> {
    if (!this.#parts.store.isInstalled(personalChatOf(person))) await this.install(person, { kind: 'personal' }, 'add');
  }

  /**
   * Installs or uninstalls the app for the person or for the team (in General).
   * @returns false if the bot could not be notified of an install
   */
  async install(
    person: SeededPerson,
    where: 'team' | { readonly kind: 'personal' },
    action: 'add' | 'remove',
  ): Promise<boolean> {
    const conversation: ConversationReference =
      where === 'team' ? { kind: 'channel', channelId: team.id, root: '' } : where;
    const key = where === 'team' ? team.id : personalChatOf(person);
    // Saved first: the bot sends a greeting while it handles the activity, and may only write where it is installed.
    this.#parts.store.setInstalled(key, action === 'add');
    const activities = installActivities(this.#context(person, conversation), action, [
      `f:${randomUUID()}`,
      `f:${randomUUID()}`,
    ]);
    for (const activity of activities) {
      const answers = await this.#parts.deliver(activity);
      if (action === 'add' && answers.every(({ status }) => status >= 300)) {
        this.#parts.store.setInstalled(key, false);
        return false;
      }
    }
    return true;
  }

  /** Adds a message to a chat or channel and publishes it to everyone who can see it. */
  post(message: NewMessage): ChatMessage {
    return this.#publish(this.#parts.store.add(message));
  }

  edit(id: string, content: MessageContent): ChatMessage {
    return this.#publish(this.#parts.store.edit(id, content));
  }

  remove(id: string): ChatMessage {
    return this.#publish(this.#parts.store.remove(id));
  }

  #publish(message: ChatMessage): ChatMessage {
    this.#parts.feed.publish({ type: 'message', message }, (person) =>
      canSeeConversation(person, message.conversation),
    );
    return message;
  }

  #invoke(
    context: ActivityContext,
    name: string,
    value: unknown,
    replyToId: string | undefined,
    deliveries: Deliveries | undefined,
  ) {
    return this.#parts.deliver(
      invokeActivity(context, { id: `f:${randomUUID()}`, name, value, replyToId }),
      deliveries,
    );
  }

  #context(person: SeededPerson, conversation: ConversationReference): ActivityContext {
    const { now, serviceUrl } = this.#parts;
    return { person, conversation, locale: this.localeOf(person), now: now(), serviceUrl: serviceUrl() };
  }
}

/** Returns whether a person sees a conversation: their own personal chat, or channels if they are in the team. */
export function canSeeConversation(person: SeededPerson, conversationId: string): boolean {
  const conversation = conversationById(conversationId);
  return conversation?.kind === 'personal' ? conversation.person === person : person.inTeam;
}

const conversationReferenceOf = (message: ChatMessage): ConversationReference =>
  message.root === '' ? { kind: 'personal' } : { kind: 'channel', channelId: message.conversation, root: message.root };

/** The administrator who installed the app in the team. */
export const installer: SeededPerson =
  people.find((person) => person.groups.includes('administrators')) ?? firstPerson();

function firstPerson(): SeededPerson {
  const [first] = people;
  if (!first) throw new Error('The tenant has no people.');
  return first;
}

function unreachable(action: never): never {
  throw new Error(`Unknown action ${JSON.stringify(action)}`);
}
