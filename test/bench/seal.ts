import { historyList } from '../../graph/lists/history.ts';
import { createRowSeal, sealKeys } from '../../graph/lists/rowSeal.ts';
import type { Line } from './line.ts';
import { busy, fastest } from './timing.ts';

const rows = 5000;

/** A row of History of usual size: a report with 1,500 characters of events. */
const row = {
  CommitKey: 'NC-2026-0042/0007',
  CommandId: 'a'.repeat(64),
  Reference: 'NC-2026-0042',
  At: '2026-11-24T09:00:00.123Z',
  When: '2026-11-24T09:00:00.000Z',
  ActorId: 'a'.repeat(36),
  ActorName: 'Sam Carter',
  Events: 'x'.repeat(1500),
  PreviousHash: 'b'.repeat(64),
  Hash: 'c'.repeat(64),
};

/** The seal of a row of History: written with it, verified whole, and verified by its core. */
export const benchSeal = (): readonly Line[] => {
  const { seal, check } = createRowSeal(historyList, sealKeys(['5'.repeat(64)]));
  const sealed = seal(row);
  const perRow = (work: () => unknown): number =>
    (fastest(() => {
      for (let index = 0; index < rows; index += 1) work();
    }) *
      1000) /
    rows;
  const line = (name: string, value: number): Line => ({ name, value, atMost: 15, unit: 'µs', detail: busy() });
  return [
    line(
      'sealing a row',
      perRow(() => seal(row)),
    ),
    line(
      'verifying a row',
      perRow(() => check(row, 'all', sealed)),
    ),
    line(
      'verifying the core of a row',
      perRow(() => check(row, 'core', sealed)),
    ),
  ];
};
