import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChatMessage } from '../../wire.ts';
import { arrivedKeyOf, keyOf, mergeMessages, useStandIn } from '../standIn.tsx';

/** Returns the messages of a chat or channel, oldest first; undefined while loading. */
export function useMessages(conversation: string, kind: 'personal' | 'channel'): readonly ChatMessage[] | undefined {
  const { api } = useStandIn();
  const queries = useQueryClient();
  return useQuery({
    queryKey: keyOf(conversation),
    queryFn: async () => {
      const read = await api.messages(kind === 'personal' ? 'personal' : conversation);
      const known = [keyOf(conversation), arrivedKeyOf(conversation)].map((key) =>
        queries.getQueryData<readonly ChatMessage[]>(key),
      );
      return known.reduce<readonly ChatMessage[]>((all, some) => mergeMessages(all, some ?? []), read);
    },
  }).data;
}
