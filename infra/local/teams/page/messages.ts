import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ShownMessage } from '../wire.ts';
import { useStandIn } from './standIn.tsx';

const keyOf = (conversation: string) => ['messages', conversation];
/** What events brought: an event may overtake the answer of the server that lacks it. */
const arrivedKeyOf = (conversation: string) => ['arrived', conversation];

/** The messages of a chat or channel, oldest first; undefined until they are there. */
export function useMessages(conversation: string, kind: 'personal' | 'channel'): readonly ShownMessage[] | undefined {
  const { api } = useStandIn();
  const queries = useQueryClient();
  return useQuery({
    queryKey: keyOf(conversation),
    queryFn: async () => {
      const read = await api.messages(kind === 'personal' ? 'personal' : conversation);
      const known = [keyOf(conversation), arrivedKeyOf(conversation)].map((key) =>
        queries.getQueryData<readonly ShownMessage[]>(key),
      );
      return known.reduce<readonly ShownMessage[]>((all, some) => merged(all, some ?? []), read);
    },
  }).data;
}

/** Takes in a message that an event brought. */
export function addMessage(queries: QueryClient, message: ShownMessage): void {
  const add = (known: readonly ShownMessage[]) => merged(known, [message]);
  queries.setQueryData<readonly ShownMessage[]>(arrivedKeyOf(message.conversation), (known = []) => add(known));
  queries.setQueryData<readonly ShownMessage[]>(keyOf(message.conversation), (known) => known && add(known));
}

/** Both lists, each message in its latest state. A message that did not change stays the same object, so it is not drawn anew. */
export function merged(known: readonly ShownMessage[], more: readonly ShownMessage[]): readonly ShownMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of more) {
    const before = byId.get(message.id);
    if (!before || before.revision < message.revision) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id));
}
