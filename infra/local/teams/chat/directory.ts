import { createHash } from 'node:crypto';
import { applications, people, type SeededPerson, team } from '../../tenant.ts';

/** Teams ids of people and conversations. The ids of people and personal chats differ per bot. */

export const botId = `28:${applications.product.id}`;
export const botName = applications.product.name;

/** A conversation parsed from its Teams id. `root` is the first message of the thread; undefined if the id names only the channel. */
export type Conversation =
  | { readonly kind: 'personal'; readonly person: SeededPerson }
  | { readonly kind: 'channel'; readonly channelId: string; readonly root: string | undefined };

const opaque = (kind: string, userId: string): string =>
  createHash('sha256').update(`${kind} ${applications.product.id} ${userId}`).digest('base64url');

/** Returns the person's id for this bot. */
export const teamsIdOf = (person: SeededPerson): string => `29:1${opaque('person', person.id)}`;

/** Returns the id of the person's chat with the bot. */
export const personalChatOf = (person: SeededPerson): string => `a:1${opaque('chat', person.id)}`;

const byId = new Map(people.map((person) => [person.id, person]));
const byTeamsId = new Map(people.map((person) => [teamsIdOf(person), person]));
const byChat = new Map(people.map((person) => [personalChatOf(person), person]));
const channelIds: ReadonlySet<string> = new Set(team.channels.map((channel) => channel.id));

export const personById = (id: string): SeededPerson | undefined => byId.get(id);

/** Finds a person by `29:` id or Entra object id; the Bot Connector accepts both. */
export const memberById = (id: string): SeededPerson | undefined => byTeamsId.get(id) ?? byId.get(id);

/** Parses a conversation id of a personal chat, a channel or a thread (`…;messageid=…`). Returns undefined for an unknown id. */
export function conversationById(id: string): Conversation | undefined {
  const person = byChat.get(id);
  if (person) return { kind: 'personal', person };
  const [channelId = '', root] = id.split(';messageid=');
  return channelIds.has(channelId) ? { kind: 'channel', channelId, root } : undefined;
}

/** Returns a member in the roster's format, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
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
