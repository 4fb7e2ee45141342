import { applications, people, type SeededPerson, team, tenant } from '../../tenant.ts';
import { cardParts } from '../cards/cardAction.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { botId, botName, personalChatOf, teamsIdOf } from '../chat/directory.ts';
import type { ChatMessage, ClockReading, ConversationSummary, Person, Switches, World } from '../wire.ts';

export type WorldParts = {
  readonly chat: Chat;
  readonly store: ChatStore;
  readonly tabUrl: () => string;
  readonly clock: () => ClockReading;
  readonly switches: () => Switches;
};

/** Returns the initial state of a person's window. */
export function worldOf(parts: WorldParts, person: SeededPerson): World {
  return {
    me: toPerson(parts.chat, person),
    people: people.map((one) => toPerson(parts.chat, one)),
    tenantId: tenant.id,
    team: { id: team.id, groupId: team.groupId, name: team.name },
    bot: { id: botId, appId: applications.product.id, name: botName },
    tabUrl: parts.tabUrl(),
    conversations: conversationsOf(parts.store, person),
    meetings: person.inTeam ? parts.store.meetings() : [],
    clock: parts.clock(),
    switches: parts.switches(),
  };
}

/** Returns the person's chat with the bot, then the channels. */
export function conversationsOf(store: ChatStore, person: SeededPerson): readonly ConversationSummary[] {
  const described = (id: string, kind: ConversationSummary['kind'], name: string): ConversationSummary => {
    const last = store.last(id);
    return {
      id,
      kind,
      name,
      unread: store.unread(person.id, id),
      lastAt: last?.at ?? null,
      preview: last ? previewOf(last) : '',
    };
  };
  return [
    described(personalChatOf(person), 'personal', botName),
    ...(person.inTeam ? team.channels : []).map((channel) => described(channel.id, 'channel', channel.name)),
  ];
}

/** Returns the text of a message, or the first text block of its card. */
function previewOf(message: ChatMessage): string {
  if (message.text !== '') return message.text;
  for (const { content } of message.attachments) {
    for (const part of cardParts(content))
      if (part.type === 'TextBlock' && typeof part.text === 'string') return part.text;
  }
  return '';
}

const toPerson = (chat: Chat, person: SeededPerson): Person => ({
  id: person.id,
  teamsId: teamsIdOf(person),
  displayName: person.displayName,
  userPrincipalName: person.userPrincipalName,
  jobTitle: person.jobTitle,
  locale: chat.localeOf(person),
  guest: person.guest,
});
