import type { People } from '../../procedure/ports/people.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import type { RecordCommit } from '../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { Person, Role } from '../../procedure/record/values/person.ts';
import { createHandling, type Handling } from '../../procedure/useCases/handling.ts';
import type { Policy } from '../../procedure/useCases/handlingPorts.ts';
import { createMemoryPeople } from './memoryPeople.ts';
import { createMemoryRegister } from './memoryRegister.ts';
import { createMemorySessions, type MemorySessions } from './memorySessions.ts';
import {
  createMemoryExports,
  createMemoryOrganisation,
  createMemoryRecords,
  createMemoryReviews,
  type MemoryExports,
  type MemoryOrganisation,
  type MemoryRecords,
  type MemoryReviews,
} from './memoryStreams.ts';
import { sha256 } from './sha256.ts';
import { theIdentities } from './theIdentities.ts';

export type Procedure = {
  readonly handling: Handling;
  readonly records: MemoryRecords;
  readonly organisation: MemoryOrganisation;
  readonly sessions: MemorySessions;
  readonly reviews: MemoryReviews;
  readonly exports: MemoryExports;
  readonly register: ReturnType<typeof createMemoryRegister>;
  readonly clock: Clock;
  /** Commits reported by the use cases. */
  readonly committed: readonly RecordCommit[];
  readonly setNow: (now: Date) => void;
};

export const thePolicy: Policy = {
  procedureVersion: '3.1',
  calendar: { timeZone: 'Europe/Paris', holidays: [] },
};

/**
 * The procedure over memory, on Tuesday 24 November 2026 at 10:00 in Paris.
 * @param around wraps the records, where a test needs it
 * @param given the holders of the roles, or all data about people
 * @param create another `createHandling`, to test mutated rules (test/matrix)
 */
export const aProcedure = (
  around: (records: MemoryRecords) => MemoryRecords = (records) => records,
  given: Partial<Record<Role, readonly Person[]>> | People = {},
  create: typeof createHandling = createHandling,
): Procedure => {
  const records = createMemoryRecords({ digest: sha256 });
  const organisation = createMemoryOrganisation({ digest: sha256 });
  const reviews = createMemoryReviews({ digest: sha256 });
  const exports = createMemoryExports({ digest: sha256 });
  const register = createMemoryRegister();
  const committed: RecordCommit[] = [];
  let now = new Date('2026-11-24T09:00:00.000Z');
  const clock: Clock = { now: () => now, after: () => () => undefined };
  const sessions = createMemorySessions({ clock });
  const handling = create(
    {
      records: around(records),
      organisation,
      sessions,
      reviews,
      exports,
      register,
      clock,
      people: 'strangers' in given ? given : createMemoryPeople((role) => given[role] ?? []),
      identities: theIdentities,
      digest: sha256,
      committed: (stream, commit) => {
        register.learn(registerEntry(stream.state, commit.sequence));
        committed.push(commit);
      },
    },
    thePolicy,
  );
  const setNow = (to: Date): void => {
    now = to;
  };
  return { handling, records, organisation, reviews, exports, register, sessions, clock, committed, setNow };
};
