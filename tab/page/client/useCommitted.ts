import { useQueryClient } from '@tanstack/react-query';

/** What a commit to a record may have made old, by the first of its query key. */
const old = ['record', 'register', 'work', 'myReports', 'measures'] as const;

/** To be called after a commit to a record: everything shown of it is fetched again. */
export const useCommitted = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(old.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
};
