import { createHandling, type Handling, type Policy, type RecordCommit } from '../../procedure/handling/handling.ts';
import type { Clock, Person } from '../../procedure/handling/ports.ts';
import type { Role } from '../../procedure/record/person.ts';
import {
  createMemoryOrganisation,
  createMemoryRecords,
  type MemoryOrganisation,
  type MemoryRecords,
} from './memoryStreams.ts';
import { sha256 } from './sha256.ts';

export type Procedure = {
  readonly handling: Handling;
  readonly records: MemoryRecords;
  readonly organisation: MemoryOrganisation;
  readonly clock: Clock;
  /** What the handling told as committed. */
  readonly committed: readonly RecordCommit[];
  readonly setNow: (now: Date) => void;
};

export const thePolicy: Policy = {
  procedureVersion: '3.1',
  calendar: { timeZone: 'Europe/Paris', holidays: [] },
};

/**
 * The procedure over memory, on Tuesday 24 November 2026 at 10:00 in Paris.
 * @param around what stands between the handling and the records, where a test needs something there
 * @param holders who holds which role, as far as the procedure asks: only management
 */
export const aProcedure = (
  around: (records: MemoryRecords) => MemoryRecords = (records) => records,
  holders: Partial<Record<Role, readonly Person[]>> = {},
): Procedure => {
  const records = createMemoryRecords({ digest: sha256 });
  const organisation = createMemoryOrganisation({ digest: sha256 });
  const committed: RecordCommit[] = [];
  let now = new Date('2026-11-24T09:00:00.000Z');
  const clock: Clock = { now: () => now, after: () => () => undefined };
  const handling = createHandling(
    {
      records: around(records),
      organisation,
      clock,
      people: { holders: (role) => holders[role] ?? [] },
      digest: sha256,
      committed: (_, commit) => committed.push(commit),
    },
    thePolicy,
  );
  const setNow = (to: Date): void => {
    now = to;
  };
  return { handling, records, organisation, clock, committed, setNow };
};
