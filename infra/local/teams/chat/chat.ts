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

/** Where a person writes. Without `root` in a channel a new thread begins. */
export type Destination =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel'; readonly channelId: string; readonly root?: string | undefined };

/** What people and the bot do in chats: the one way in for the page, the control surface and the connector. */
export class Chat {
  readonly #parts: ChatParts;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  localeOf(person: SeededPerson): string {
    return this.#parts.store.locale(person.id) ?? person.locale;
  }

  /** Writes a message and, in a personal chat or where the bot is mentioned, delivers it. */
  async send(
    person: SeededPerson,
    to: Destination,
    said: { readonly text: string; readonly mentionBot: boolean; readonly attachments?: readonly Attachment[] },
    deliveries?: Deliveries,
  ): Promise<{ readonly message: ChatMessage; readonly answers: readonly BotAnswer[] }> {
    const personal = to.kind === 'personal';
    const marked = withMentions(said.text, said.mentionBot && !personal);
    const message = this.post({
      conversation: personal ? personalChatOf(person) : to.channelId,
      root: personal ? undefined : to.root,
      thread: !personal,
      sender: person.id,
      format: 'plain',
      attachments: said.attachments ?? [],
      ...marked,
    });
    // A card alone, posted from the message extension, says nothing to the bot.
    const isSaid = said.text !== '' || message.attachments.some(isFile);
    const heard = isSaid && (personal || marked.mentions.some(({ mentioned }) => mentioned.id === botId));
    const answers = heard
      ? await this.#parts.deliver(
          messageActivity(this.#scene(person, conversationReferenceOf(message)), message),
          deliveries,
        )
      : [];
    return { message, answers };
  }

  /** Presses a button of a card on `message`, or sends a dialog's card that began there. */
  act(
    person: SeededPerson,
    message: ChatMessage,
    action: CardAction,
    deliveries?: Deliveries,
  ): Promise<readonly BotAnswer[]> {
    const scene = this.#scene(person, conversationReferenceOf(message));
    switch (action.kind) {
      case 'execute': {
        const { id, verb, data, trigger } = action;
        const value = { action: { type: 'Action.Execute', ...(id === undefined ? {} : { id }), verb, data }, trigger };
        return this.#invoke(scene, 'adaptiveCard/action', value, message.id, deliveries);
      }
      case 'submit':
        return this.#parts.deliver(
          submitActivity(scene, this.#parts.store.nextId(), action.data, message.id),
          deliveries,
        );
      case 'fetchDialog':
      case 'submitDialog': {
        const value = { data: action.data, context: { theme: action.theme } };
        return this.#invoke(
          scene,
          action.kind === 'fetchDialog' ? 'task/fetch' : 'task/submit',
          value,
          message.id,
          deliveries,
        );
      }
      case 'fetchExtension':
      case 'submitExtension': {
        const asked = { message, locale: scene.locale, theme: action.theme };
        return action.kind === 'fetchExtension'
          ? this.#invoke(scene, 'composeExtension/fetchTask', fetchTaskValue(asked), undefined, deliveries)
          : this.#invoke(
              scene,
              'composeExtension/submitAction',
              submitActionValue(asked, action.data),
              undefined,
              deliveries,
            );
      }
      default:
        return unreachable(action);
    }
  }

  /** Uses the message extension where the person is writing. */
  invokeExtension(person: SeededPerson, to: Destination, name: string, value: unknown): Promise<readonly BotAnswer[]> {
    const place: ConversationReference = to.kind === 'personal' ? to : { ...to, root: to.root ?? '' };
    return this.#invoke(this.#scene(person, place), name, value, undefined, undefined);
  }

  /** Asks the bot for choices while somebody types into a card on `message`. */
  search(
    person: SeededPerson,
    message: ChatMessage,
    query: { dataset: string; text: string; top: number },
  ): Promise<readonly BotAnswer[]> {
    const value = { queryText: query.text, queryOptions: { skip: 0, top: query.top }, dataset: query.dataset };
    return this.#invoke(
      this.#scene(person, conversationReferenceOf(message)),
      'application/search',
      value,
      message.id,
      undefined,
    );
  }

  /** Installs the app for the person when he opens it for the first time. The bot hears of it once; if it cannot be reached, at the next time. */
  async openPersonalChat(person: SeededPerson): Promise<void> {
    if (!this.#parts.store.isInstalled(personalChatOf(person))) await this.install(person, { kind: 'personal' }, 'add');
  }

  /** Adds the app to the person's chats or, in General, to the team, or takes it away. False when the bot could not be told of an install. */
  async install(
    person: SeededPerson,
    where: 'team' | { readonly kind: 'personal' },
    action: 'add' | 'remove',
  ): Promise<boolean> {
    const place: ConversationReference = where === 'team' ? { kind: 'channel', channelId: team.id, root: '' } : where;
    const key = where === 'team' ? team.id : personalChatOf(person);
    // The mark comes first: the bot greets while it handles the activity, and may only write where it is installed.
    this.#parts.store.setInstalled(key, action === 'add');
    const activities = installActivities(this.#scene(person, place), action, [
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

  /** Puts a message into a chat or channel, and tells those who see it. */
  post(message: NewMessage): ChatMessage {
    return this.#tell(this.#parts.store.add(message));
  }

  edit(id: string, content: MessageContent): ChatMessage {
    return this.#tell(this.#parts.store.edit(id, content));
  }

  remove(id: string): ChatMessage {
    return this.#tell(this.#parts.store.remove(id));
  }

  #tell(message: ChatMessage): ChatMessage {
    this.#parts.feed.publish({ type: 'message', message }, (person) =>
      canSeeConversation(person, message.conversation),
    );
    return message;
  }

  #invoke(
    scene: ActivityContext,
    name: string,
    value: unknown,
    replyToId: string | undefined,
    deliveries: Deliveries | undefined,
  ) {
    return this.#parts.deliver(invokeActivity(scene, { id: `f:${randomUUID()}`, name, value, replyToId }), deliveries);
  }

  #scene(person: SeededPerson, place: ConversationReference): ActivityContext {
    const { now, serviceUrl } = this.#parts;
    return { person, conversation: place, locale: this.localeOf(person), now: now(), serviceUrl: serviceUrl() };
  }
}

/** A personal chat is seen by its one person, a channel by who is in the team. */
export function canSeeConversation(person: SeededPerson, conversationId: string): boolean {
  const conversation = conversationById(conversationId);
  return conversation?.kind === 'personal' ? conversation.person === person : person.inTeam;
}

const conversationReferenceOf = (message: ChatMessage): ConversationReference =>
  message.root === '' ? { kind: 'personal' } : { kind: 'channel', channelId: message.conversation, root: message.root };

/** The administrator who added the app to the team. */
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
