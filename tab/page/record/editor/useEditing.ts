import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import type { CommandSent } from '../../../api/wire.ts';
import { editorWords } from '../../../words/editorWords.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';
import type { Api } from '../../client/api.ts';
import { useApi, useCommitted } from '../../client/asking.tsx';
import { Failure, mayPass } from '../../client/failure.ts';
import { useSpeech } from '../../speech.tsx';

/** Interval between checks for changes by others while an editor is open, in milliseconds. */
const every = 15_000;

const editingOf = (api: Api, reference: Reference) => ({
  queryKey: ['record', reference, 'editing'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.editing(reference, signal),
  // What a form begins with is not from some minutes ago.
  staleTime: 0,
});

/** What the editors begin with, and how it is now. */
export const useEditing = (reference: Reference) =>
  useQuery({ ...editingOf(useApi(), reference), refetchInterval: every });

type SendingOf = Pick<EditingAnswer, 'sequence'> & {
  readonly reference: Reference;
  readonly n: string;
  /** For a command that the procedure itself does not bind to what its author saw: looked at just before it is sent. */
  readonly isAsSeen?: (answer: EditingAnswer) => boolean;
};

/**
 * Sends the command of an edit, with the number that the edit has.
 * @param done called when it is committed
 * @param failed called when it was not. Its `passes`: it may have arrived even so
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
    // It may have been refused because of another person's change: then the form shows that.
    onError: (error) => {
      failed?.(mayPass(error));
      return queries.invalidateQueries({ queryKey: ['record', reference] });
    },
  });
};

/** That something has changed is said better by the change itself, where that is shown. */
export const isStale = (error: Error | null): boolean => error instanceof Failure && error.refusal?.reason === 'stale';

export const useEditorWords = (): EditorWords => editorWords[useSpeech().language];
