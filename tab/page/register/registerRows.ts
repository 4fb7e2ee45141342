import { useQuery } from '@tanstack/react-query';
import type { RegisterAnswer, RegisterRow } from '../../api/wire.ts';
import type { Api } from '../client/api.ts';
import { useApi } from '../client/asking.tsx';

/** Rows in a page; a window shows about twenty. */
const pageSize = 100;
/** A page that is only scrolled past is not asked for. */
const passingBy = 80;
const refreshEvery = 30_000;

export type AskedRegister = RegisterAnswer & { readonly asked: string };

const pageQuery = (api: Api, asked: string, page: number) => ({
  queryKey: ['register', asked, page],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<AskedRegister> => {
    if (page > 0) await pause(passingBy, signal);
    return { ...(await api.register(asked, page * pageSize, pageSize, signal)), asked };
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
 * The first page, which also says how many there are. While another view is on its way the one before stays (its `asked`
 * says which that is), so the table does not blink at each letter typed.
 */
export const useRegisterStart = (asked: string) =>
  useQuery({
    ...pageQuery(useApi(), asked, 0),
    placeholderData: (before: AskedRegister | undefined) => before,
    refetchInterval: refreshEvery,
  });

/** One row; `undefined` while its page is on its way. Each row watches its page, so scrolling redraws nothing else. */
export const useRegisterRow = (asked: string, index: number): RegisterRow | undefined =>
  useQuery(pageQuery(useApi(), asked, Math.floor(index / pageSize))).data?.rows[index % pageSize];
