import { QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Api } from './api.ts';
import { mayPass } from './failure.ts';

export const ApiContext = createContext<Api | undefined>(undefined);

export const useApi = (): Api => {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi outside ApiContext');
  return api;
};

/** Answers are kept for a quarter of a minute; a transient failure is retried once before it is shown. */
export const createQueryClient = (retries = 1): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Without a network the call fails at once and says so, instead of waiting in silence.
        networkMode: 'always',
        retry: (count, error) => count < retries && mayPass(error),
        retryDelay: 800,
      },
    },
  });

/** Queries that a commit to a record may outdate, by the first element of their key. */
const old = ['record', 'register', 'work', 'myReports', 'measures'] as const;

/** Call after a commit to a record: everything shown of it is fetched again. */
export const useCommitted = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(old.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
};
