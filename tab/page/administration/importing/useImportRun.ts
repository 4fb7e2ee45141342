import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type CheckedRow,
  type ImportedRow,
  type ImportRequest,
  type ImportRow,
  mostChecked,
  mostImported,
} from '../../../api/import/importWire.ts';
import { useApi } from '../../client/asking.tsx';
import { batches } from './mapping/mapRows.ts';
import { isLeft, type RowResult, withoutRepeats } from './rowResults.ts';

type Running = { readonly kind: 'check' | 'import'; readonly done: number; readonly total: number };
type Sent = Omit<ImportRequest, 'rows'>;

export type ImportRun = {
  /** In the order of the file; undefined before the check. */
  readonly results: readonly RowResult[] | undefined;
  readonly running: Running | undefined;
  /** Why it stopped; finished rows stay imported. */
  readonly failure: Error | undefined;
  readonly check: (sent: Sent, rows: readonly ImportRow[]) => void;
  /** The remaining rows. */
  readonly start: (sent: Sent, rows: readonly ImportRow[], withSimilar: boolean) => void;
  readonly stop: () => void;
  /** The check is no longer valid for the rows to send. */
  readonly forget: () => void;
};

/** Checks a register and imports it, batch by batch: finished batches stay, and pressing again continues. */
export const useImportRun = (): ImportRun => {
  const api = useApi();
  const queries = useQueryClient();
  const [results, setResults] = useState<readonly RowResult[]>();
  const [running, setRunning] = useState<Running>();
  const [failure, setFailure] = useState<Error>();
  const going = useRef<AbortController>(undefined);
  useEffect(() => () => going.current?.abort(), []);

  const run = async (kind: Running['kind'], all: readonly (readonly ImportRow[])[], each: Each) => {
    const total = all.reduce((sum, { length }) => sum + length, 0);
    const own = new AbortController();
    going.current?.abort();
    going.current = own;
    setFailure(undefined);
    let done = 0;
    setRunning({ kind, done, total });
    try {
      for (const rows of all) {
        await each(rows, own.signal);
        done += rows.length;
        if (own.signal.aborted) return;
        setRunning({ kind, done, total });
      }
    } catch (error) {
      if (!own.signal.aborted) setFailure(error instanceof Error ? error : new Error('unexpected'));
    } finally {
      if (going.current === own) setRunning(undefined);
    }
  };

  const check = async (sent: Sent, rows: readonly ImportRow[]) => {
    const checked: CheckedRow[] = [];
    setResults(undefined);
    await run('check', batches(rows, mostChecked), async (batch, signal) => {
      checked.push(...(await api.checkImport({ ...sent, rows: batch }, signal)).rows);
    });
    if (checked.length === rows.length) setResults(withoutRepeats(checked));
  };

  const start = async (sent: Sent, rows: readonly ImportRow[], withSimilar: boolean) => {
    const left = new Set(results?.filter((one) => isLeft(one, withSimilar)).map(({ row }) => row));
    await run(
      'import',
      batches(
        rows.filter(({ row }) => left.has(row)),
        mostImported,
      ),
      async (batch, signal) => {
        const answer = await api.importRows({ ...sent, rows: batch }, signal);
        const became = new Map<number, ImportedRow>(answer.rows.map((one) => [one.row, one]));
        setResults((before) => before?.map((one) => became.get(one.row) ?? one));
      },
    );
    await queries.invalidateQueries({ queryKey: ['register'] });
  };

  return {
    results,
    running,
    failure,
    check: (...asked) => void check(...asked),
    start: (...asked) => void start(...asked),
    stop: () => {
      going.current?.abort();
      setRunning(undefined);
    },
    forget: () => {
      going.current?.abort();
      setRunning(undefined);
      setResults(undefined);
      setFailure(undefined);
    },
  };
};
type Each = (rows: readonly ImportRow[], signal: AbortSignal) => Promise<void>;
