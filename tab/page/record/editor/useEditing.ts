import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import type { CommandSent } from '../../../api/wire.ts';
import type { Api } from '../../client/api.ts';
import { useApi, useCommitted } from '../../client/asking.tsx';
import { Failure, mayPass } from '../../client/failure.ts';

/** Interval between checks for changes by others while an editor is open, in milliseconds. */
const every = 15_000;

const editingOf = (api: Api, reference: Reference) => ({
  queryKey: ['record', reference, 'editing'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.editing(reference, signal),
  // Initial data must be current.
  staleTime: 0,
});

/** Initial data of the editors, kept up to date. */
export const useEditing = (reference: Reference) =>
  useQuery({ ...editingOf(useApi(), reference), refetchInterval: every });

type SendingOf = Pick<EditingAnswer, 'sequence'> & {
  readonly reference: Reference;
  readonly n: string;
  /** For commands that the procedure does not bind to what their author saw: checked just before sending. */
  readonly isAsSeen?: (answer: EditingAnswer) => boolean;
};

/**
 * Sends the command of an edit, with the edit's number.
 * @param done called when it is committed
 * @param failed called when it was not; `passes`: it may still have arrived
 */
export const useSending = (
  { reference, n, sequence, isAsSeen }: SendingOf,
  done: () => void,
  failed?: (passes: boolean) => void,
) => {
  const api = useApi();
  const queries = useQueryClient();
  const committed = useCommitted();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (command: CommandSent) => {
      if (isAsSeen && !isAsSeen(await queries.fetchQuery(editingOf(api, reference))))
        throw new Failure('refused', { refusal: { reason: 'stale' } });
      return api.command({ n, command, seen: sequence });
    },
    onSuccess: async () => {
      done();
      await committed();
    },
    // It may have been refused because of another person's change, which the form then shows.
    onError: (error) => {
      failed?.(mayPass(error));
      return queries.invalidateQueries({ queryKey: ['record', reference] });
    },
  });
};

/** The message that something has changed is omitted where the change itself is shown. */
export const isStale = (error: Error | null): boolean => error instanceof Failure && error.refusal?.reason === 'stale';
