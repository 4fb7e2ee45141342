import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { RegisterWords } from '../../../words/en/registerWords.ts';
import { registerWords } from '../../../words/registerWords.ts';
import { useApi } from '../../client/asking.tsx';
import { useSpeech } from '../../speech.tsx';
import { useHandover } from './useHandover.ts';

export const useHandoverWords = (): RegisterWords['handover'] => registerWords[useSpeech().language].handover;

export type HandoverForm = ReturnType<typeof useHandoverForm>;

/**
 * Whose work is handed over, to whom and why; what they hold, and the progress.
 * @param known whose work, where that is known already
 */
export const useHandoverForm = (known: string | undefined) => {
  const api = useApi();
  const [typed, setTyped] = useState({ from: known ?? '', to: '', because: '' });
  const [met, setMet] = useState<readonly Person[]>([]);
  const handover = useHandover();
  const held = useQuery({
    queryKey: ['handover', typed.from],
    queryFn: ({ signal }) => api.handover(typed.from, signal),
    enabled: typed.from !== '',
    // While it is handed over the list stays what it was: each line says how it went.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const rows = held.data?.rows ?? [];
  const left = rows.flatMap(({ reference }) => (handover.outcomes.get(reference) === 'done' ? [] : reference));
  const isSame = typed.to !== '' && typed.to === typed.from;
  const isWhole = typed.to !== '' && !isSame && typed.because.trim() !== '';
  const name = held.data?.from.name;
  return {
    ...{ typed, held, rows, left, handover, isSame },
    /** People whose names are known here. */
    people: name === undefined ? met : [...met, { id: typed.from, name }],
    put: (field: keyof typeof typed, text: string): void => setTyped((before) => ({ ...before, [field]: text })),
    meet: (one: Person): void => setMet((before) => [...before.filter(({ id }) => id !== one.id), one]),
    hasBegun: handover.outcomes.size > 0,
    isReady: left.length > 0 && isWhole && !handover.isRunning,
  };
};
