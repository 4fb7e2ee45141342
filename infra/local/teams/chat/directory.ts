import { createHash } from 'node:crypto';
import { applications, people, type SeededPerson, team } from '../../tenant.ts';

/** Who and what Teams knows, and the ids it gives them: those of people and personal chats are different for every bot. */

export const botId = `28:${applications.product.id}`;
export const botName = applications.product.name;

/** A conversation as the platform's ids name it. `root` is the thread's first message; absent where an id names only the channel. */
export type Conversation =
  | { readonly kind: 'personal'; readonly person: SeededPerson }
  | { readonly kind: 'channel'; readonly channelId: string; readonly root: string | undefined };

const opaque = (kind: string, userId: string): string =>
  createHash('sha256').update(`${kind} ${applications.product.id} ${userId}`).digest('base64url');

/** The person's id as this bot sees it. */
export const teamsIdOf = (person: SeededPerson): string => `29:1${opaque('person', person.id)}`;

/** Id of the person's chat with the bot. */
export const personalChatOf = (person: SeededPerson): string => `a:1${opaque('chat', person.id)}`;

const byId = new Map(people.map((person) => [person.id, person]));
const byTeamsId = new Map(people.map((person) => [teamsIdOf(person), person]));
const byChat = new Map(people.map((person) => [personalChatOf(person), person]));
const channelIds: ReadonlySet<string> = new Set(team.channels.map((channel) => channel.id));

export const personById = (id: string): SeededPerson | undefined => byId.get(id);

/** By `29:` id or Entra object id, the two that the Bot Connector takes. */
export const memberById = (id: string): SeededPerson | undefined => byTeamsId.get(id) ?? byId.get(id);

/** Reads a conversation id: a personal chat, a channel, or a channel's thread (`…;messageid=…`). Unknown ones are undefined. */
export function conversationById(id: string): Conversation | undefined {
  const person = byChat.get(id);
  if (person) return { kind: 'personal', person };
  const [channelId = '', root] = id.split(';messageid=');
  return channelIds.has(channelId) ? { kind: 'channel', channelId, root } : undefined;
}

/** A member as the roster shows him, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export function rosterEntry(person: SeededPerson, tenantId: string) {
  const [givenName = '', ...rest] = person.displayName.split(' ');
  return {
    id: teamsIdOf(person),
    name: person.displayName,
    objectId: person.id,
    aadObjectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    tenantId,
    userRole: person.guest ? 'guest' : 'user',
  };
}
