import { z } from 'zod';
import type { SeededPerson } from '../../tenant.ts';
import { canSeeConversation, type Destination } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { conversationById, personalChatOf, personById } from '../chat/directory.ts';
import type { ChatMessage, Meeting } from '../wire.ts';

/** A request to the page's or the control interface that cannot be done. */
export class BadRequest extends Error {
  readonly statusCode = 400;
}

export const personId = z.string().transform((id, context): SeededPerson => {
  const person = personById(id);
  if (person) return person;
  context.addIssue({ code: 'custom', message: `Nobody has the id ${id}.` });
  return z.NEVER;
});

/** A place to write to: `personal` or a channel's id, and in a channel the thread's first message. */
export function destination(
  store: ChatStore,
  person: SeededPerson,
  conversation: string,
  root: string | undefined,
): Destination {
  if (conversation === 'personal') return { kind: 'personal' };
  const found = conversationById(conversation);
  if (found?.kind !== 'channel') throw new BadRequest('A conversation is "personal" or the id of a channel.');
  if (root !== undefined && store.find(root)?.conversation !== found.channelId)
    throw new BadRequest('There is no such thread.');
  if (!canSeeConversation(person, found.channelId) && !isPresentInMeeting(store, person, root))
    throw new BadRequest(`${person.displayName} is not in the team.`);
  return { kind: 'channel', channelId: found.channelId, root };
}

/** The id under which messages of a place are kept. */
export const conversationKey = (person: SeededPerson, to: Destination): string =>
  to.kind === 'personal' ? personalChatOf(person) : to.channelId;

export function visibleMessage(store: ChatStore, person: SeededPerson, id: string): ChatMessage {
  const message = store.find(id);
  const sees =
    message && (canSeeConversation(person, message.conversation) || isPresentInMeeting(store, person, message.root));
  if (sees) return message;
  throw new BadRequest(`${person.displayName} sees no message ${id}.`);
}

/** @throws BadRequest when there is none with this id */
export function knownMeeting(store: ChatStore, id: string): Meeting {
  const found = store.meetings().find((meeting) => meeting.id === id);
  if (found) return found;
  throw new BadRequest(`There is no meeting ${id}.`);
}

/** Whoever came into a meeting by its link sees what is said in it, in the team or not. */
const isPresentInMeeting = (store: ChatStore, person: SeededPerson, root: string | undefined): boolean =>
  root !== undefined && store.meetings().some((one) => one.root === root && one.present.includes(person.id));
