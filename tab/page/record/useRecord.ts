import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { RecordAnswer } from '../../api/record/recordWire.ts';
import type { CommandAnswer, CommandSent } from '../../api/wire.ts';
import type { Api } from '../client/api.ts';
import { useApi, useCommitted } from '../client/asking.tsx';
import { draw } from './draw.ts';

export const recordOf = (api: Api, reference: Reference) => ({
  queryKey: ['record', reference],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.record(reference, signal),
});

export const useRecord = (reference: Reference) => useQuery(recordOf(useApi(), reference));

/** Initial data of its command forms: fetched when the first is opened, and again after each commit. */
export const useForms = (reference: Reference, isNeeded: boolean) => {
  const api = useApi();
  return useQuery({
    queryKey: ['record', reference, 'forms'],
    queryFn: ({ signal }) => api.forms(reference, signal),
    enabled: isNeeded,
  });
};

export type Sending = {
  readonly command: CommandSent;
  /** The case code of the unnamed reporter. */
  readonly caseCode?: string | undefined;
  /** Sequence of the other record that the command names, if it was shown. */
  readonly seenOf?: number | undefined;
};

/**
 * Sends a command from a form. `n` is generated once for the form, so *Try again* is the same command, never a second
 * one.
 */
export const useCommand = (done: (answer: CommandAnswer) => void) => {
  const api = useApi();
  const queries = useQueryClient();
  const committed = useCommitted();
  const [n] = useState(draw);
  return useMutation({
    networkMode: 'always',
    // One-time answers (a case code, an identity) are stored nowhere.
    gcTime: 0,
    mutationFn: ({ command, caseCode, seenOf }: Sending) => {
      const shown = 'reference' in command && queries.getQueryData<RecordAnswer>(['record', command.reference]);
      return api.command({
        n,
        command,
        ...(shown && caseCode === undefined && { seen: shown.sequence }),
        ...(seenOf !== undefined && { seenOf }),
        ...(caseCode !== undefined && { caseCode }),
      });
    },
    onSuccess: async (answer) => {
      done(answer);
      await committed();
    },
    // The record may have moved on meanwhile: show its present state behind the form.
    onError: () => queries.invalidateQueries({ queryKey: ['record'] }),
  });
};
