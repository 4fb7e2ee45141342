import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reference } from '../../../procedure/record/reference.ts';
import type { CommandSent, RecordAnswer } from '../../api/wire.ts';
import { useApi } from '../asking.tsx';
import { draw } from './draw.ts';

export const useRecord = (reference: Reference) => {
  const api = useApi();
  return useQuery({ queryKey: ['record', reference], queryFn: ({ signal }) => api.record(reference, signal) });
};

/**
 * Sends a command from a form. `n` is drawn once for the form, so *Try again* after a failure that was none is the same
 * command and never a second one.
 */
export const useCommand = (done: () => void) => {
  const api = useApi();
  const queries = useQueryClient();
  const [n] = useState(draw);
  return useMutation({
    networkMode: 'always',
    mutationFn: (command: CommandSent) => {
      const shown = 'reference' in command && queries.getQueryData<RecordAnswer>(['record', command.reference]);
      return api.command({ n, command, ...(shown && { seen: shown.sequence }) });
    },
    onSuccess: async () => {
      done();
      await Promise.all(['record', 'register'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
    // The record may have moved on meanwhile: show how it is now behind the form.
    onError: () => queries.invalidateQueries({ queryKey: ['record'] }),
  });
};
