import type { QueryClient } from '@tanstack/react-query';
import type { ChatMessage } from '../wire.ts';

export const keyOf = (conversation: string) => ['messages', conversation];
/** Messages received as events. An event may arrive before the response to a query that was answered without it. */
export const arrivedKeyOf = (conversation: string) => ['arrived', conversation];

/** Adds a message received as an event. */
export function addMessage(queries: QueryClient, message: ChatMessage): void {
  const add = (known: readonly ChatMessage[]) => mergeMessages(known, [message]);
  queries.setQueryData<readonly ChatMessage[]>(arrivedKeyOf(message.conversation), (known = []) => add(known));
  queries.setQueryData<readonly ChatMessage[]>(keyOf(message.conversation), (known) => known && add(known));
}

/** Merges two lists and keeps the latest revision of each message. An unchanged message keeps its identity, so React does not redraw it. */
export function mergeMessages(known: readonly ChatMessage[], more: readonly ChatMessage[]): readonly ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of more) {
    const before = byId.get(message.id);
    if (!before || before.revision < message.revision) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id));
}
