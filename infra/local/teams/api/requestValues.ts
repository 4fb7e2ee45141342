import { z } from 'zod';
import type { SeededPerson } from '../../tenant.ts';
import { canSeeConversation, type Destination } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { conversationById, personalChatOf, personById } from '../chat/directory.ts';
import type { ChatMessage, Meeting } from '../wire.ts';

/** Thrown for an invalid request of the page or the control surface; answered with 400. */
export class BadRequest extends Error {
  readonly statusCode = 400;
}

export const personId = z.string().transform((id, context): SeededPerson => {
  const person = personById(id);
  if (person) return person;
  context.addIssue({ code: 'custom', message: `No person has the id ${id}.` });
  return z.NEVER;
});

/** Parses a conversation to write to: `personal`, or a channel's id with an optional thread. @throws BadRequest */
export function destination(
  store: ChatStore,
  person: SeededPerson,
  conversation: string,
  root: string | undefined,
): Destination {
  if (conversation === 'personal') return { kind: 'personal' };
  const found = conversationById(conversation);
  if (found?.kind !== 'channel') throw new BadRequest('A conversation must be "personal" or the id of a channel.');
  if (root !== undefined && store.find(root)?.conversation !== found.channelId)
    throw new BadRequest('There is no such thread.');
  if (!canSeeConversation(person, found.channelId) && !isPresentInMeeting(store, person, root))
    throw new BadRequest(`${person.displayName} is not in the team.`);
  return { kind: 'channel', channelId: found.channelId, root };
}

/** Returns the id under which messages of a conversation are stored. */
export const conversationKey = (person: SeededPerson, to: Destination): string =>
  to.kind === 'personal' ? personalChatOf(person) : to.channelId;

export function visibleMessage(store: ChatStore, person: SeededPerson, id: string): ChatMessage {
  const message = store.find(id);
  const sees =
    message && (canSeeConversation(person, message.conversation) || isPresentInMeeting(store, person, message.root));
  if (sees) return message;
  throw new BadRequest(`${person.displayName} cannot see a message ${id}.`);
}

/** @throws BadRequest for an unknown id */
export function knownMeeting(store: ChatStore, id: string): Meeting {
  const found = store.meetings().find((meeting) => meeting.id === id);
  if (found) return found;
  throw new BadRequest(`There is no meeting ${id}.`);
}

/** A person who joined a meeting by its link sees its chat, even if they are not in the team. */
const isPresentInMeeting = (store: ChatStore, person: SeededPerson, root: string | undefined): boolean =>
  root !== undefined && store.meetings().some((one) => one.root === root && one.present.includes(person.id));
