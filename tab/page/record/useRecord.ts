import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reference } from '../../../procedure/record/reference.ts';
import type { CommandSent } from '../../api/wire.ts';
import { useApi } from '../asking.tsx';

export const useRecord = (reference: Reference) => {
  const api = useApi();
  return useQuery({ queryKey: ['record', reference], queryFn: ({ signal }) => api.record(reference, signal) });
};

/** 128 random bits as hex. */
const draw = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

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
    mutationFn: (command: CommandSent) => api.command({ n, command }),
    onSuccess: async () => {
      done();
      await Promise.all(['record', 'register'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
    // The record may have moved on meanwhile: show how it is now behind the form.
    onError: () => queries.invalidateQueries({ queryKey: ['record'] }),
  });
};
