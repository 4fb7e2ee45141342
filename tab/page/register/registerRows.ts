import { useQuery } from '@tanstack/react-query';
import type { RegisterAnswer, RegisterRow } from '../../api/wire.ts';
import type { Api } from '../client/api.ts';
import { useApi } from '../client/asking.tsx';

/** Rows in a page; a window shows about twenty. */
const pageSize = 100;
/** Delay before a page is requested, so pages that are only scrolled past are not. */
const passingBy = 80;
const refreshEvery = 30_000;

export type RegisterStart = RegisterAnswer & { readonly query: string };

const pageQuery = (api: Api, query: string, page: number) => ({
  queryKey: ['register', query, page],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<RegisterStart> => {
    if (page > 0) await pause(passingBy, signal);
    return { ...(await api.register(query, page * pageSize, pageSize, signal)), query };
  },
});

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/**
 * The first page, with the total. While another view is loading the previous one stays (`asked` says which it is), so
 * the table does not flicker at each letter typed.
 */
export const useRegisterStart = (query: string) =>
  useQuery({
    ...pageQuery(useApi(), query, 0),
    placeholderData: (before: RegisterStart | undefined) => before,
    refetchInterval: refreshEvery,
  });

/** One row; `undefined` while its page is loading. Each row observes its page, so scrolling renders nothing else. */
export const useRegisterRow = (query: string, index: number): RegisterRow | undefined =>
  useQuery(pageQuery(useApi(), query, Math.floor(index / pageSize))).data?.rows[index % pageSize];
