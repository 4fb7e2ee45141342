import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Person, PersonId } from '../../../../procedure/record/values/person.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi, useCommitted } from '../../client/asking.tsx';
import { draw } from '../../record/draw.ts';

/** Result for a record: handed over, or why not. */
export type Outcome = 'done' | Error;
type Order = { readonly from: PersonId; readonly to: PersonId; readonly because: string };

/**
 * Hands over record after record, each by a separate command, and continues after a failure. `n` is generated once:
 * with the record it identifies the command, so a retry is the same command, never a second one.
 */
const useHandover = () => {
  const api = useApi();
  const committed = useCommitted();
  const run = useRef({ order: '', n: '' });
  const stop = useRef<AbortController>(undefined);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<Reference, Outcome>>(new Map());
  const [isRunning, setRunning] = useState(false);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (order: Order, references: readonly Reference[]): Promise<void> => {
    const key = JSON.stringify(order);
    if (run.current.order !== key) run.current = { order: key, n: draw() };
    const { n } = run.current;
    const stopping = new AbortController();
    stop.current = stopping;
    setRunning(true);
    for (const reference of references) {
      if (stopping.signal.aborted) break;
      const outcome = await api
        .command({ n, command: { name: 'reassignWork', reference, ...order } })
        .then((): Outcome => 'done')
        .catch((error: unknown): Outcome => (error instanceof Error ? error : new Error('unexpected')));
      setOutcomes((before) => new Map(before).set(reference, outcome));
    }
    setRunning(false);
    await committed();
  };

  return { outcomes, isRunning, start, stop: () => stop.current?.abort() };
};

export type HandoverForm = ReturnType<typeof useHandoverForm>;

/**
 * State of a handover: from, to and reason; the work held, and the progress.
 * @param known the person whose work it is, if known
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
    // During the handover the list stays the same: each line shows its result.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const rows = held.data?.rows ?? [];
  const left = rows.flatMap(({ reference }) => (handover.outcomes.get(reference) === 'done' ? [] : reference));
  const isSame = typed.to !== '' && typed.to === typed.from;
  const isWhole = typed.to !== '' && !isSame && typed.because.trim() !== '';
  const name = held.data?.from.name;
  return {
    typed,
    held,
    rows,
    left,
    handover,
    isSame,
    /** People whose names are known here. */
    people: name === undefined ? met : [...met, { id: typed.from, name }],
    put: (field: keyof typeof typed, text: string): void => setTyped((before) => ({ ...before, [field]: text })),
    meet: (one: Person): void => setMet((before) => [...before.filter(({ id }) => id !== one.id), one]),
    hasBegun: handover.outcomes.size > 0,
    isReady: left.length > 0 && isWhole && !handover.isRunning,
  };
};
