import { useEffect, useRef, useState } from 'react';
import type { PersonId } from '../../../../procedure/record/values/person.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi } from '../../client/asking.tsx';
import { useCommitted } from '../../client/useCommitted.ts';
import { draw } from '../../record/draw.ts';

/** How it went with a record: handed over, or why not. */
export type Outcome = 'done' | Error;
export type Order = { readonly from: PersonId; readonly to: PersonId; readonly because: string };

/**
 * Hands over record after record, each by a separate command, and continues after one that failed. `n` is drawn once
 * for the order: with the record it makes the command, so a retry is the same command and never a second one.
 */
export const useHandover = () => {
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
