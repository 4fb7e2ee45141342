import { z } from 'zod';
import type { SeededPerson } from '../tenant.ts';
import { canSee, type Destination } from './chat.ts';
import type { ChatStore } from './chatStore.ts';
import { conversationById, personalChatOf, personById } from './directory.ts';
import type { ShownMessage } from './wire.ts';

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
export function destination(store: ChatStore, conversation: string, root: string | undefined): Destination {
  if (conversation === 'personal') return { kind: 'personal' };
  const found = conversationById(conversation);
  if (found?.kind !== 'channel') throw new BadRequest('A conversation is "personal" or the id of a channel.');
  if (root !== undefined && store.find(root)?.conversation !== found.channelId)
    throw new BadRequest('There is no such thread.');
  return { kind: 'channel', channelId: found.channelId, root };
}

/** The id under which messages of a place are kept. */
export const conversationKey = (person: SeededPerson, to: Destination): string =>
  to.kind === 'personal' ? personalChatOf(person) : to.channelId;

export function visibleMessage(store: ChatStore, person: SeededPerson, id: string): ShownMessage {
  const message = store.find(id);
  if (message && canSee(person, message)) return message;
  throw new BadRequest(`${person.displayName} sees no message ${id}.`);
}
