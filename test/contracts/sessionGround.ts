import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import type { Register } from '../../procedure/ports/register/register.ts';
import type { Sessions } from '../../procedure/ports/sessions.ts';
import type { Records } from '../../procedure/ports/streams.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordCommit, RecordStream } from '../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { createHandling, type Handling } from '../../procedure/useCases/handling.ts';
import { createFreezing, type Freezing } from '../../server/workers/sessions/freezing.ts';
import { thePolicy } from '../builders/aProcedure.ts';
import { createMemoryPeople } from '../builders/memoryPeople.ts';
import { createMemoryRegister } from '../builders/memoryRegister.ts';
import { createMemorySessions, type MemoryContribution } from '../builders/memorySessions.ts';
import {
  createMemoryExports,
  createMemoryOrganisation,
  createMemoryRecords,
  createMemoryReviews,
} from '../builders/memoryStreams.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import type { GraphStage } from './graphStage.ts';
import { createStageClock, type StageClock } from './stageClock.ts';

/** The parts of a server process that sessions need. */
export type SessionReplica = {
  readonly handling: Handling;
  readonly records: Records;
  readonly sessions: Sessions;
  readonly freezing: Freezing;
  /** Reads the changes of the others. */
  readonly poll: () => Promise<void>;
  /** The commits that it reported as its own. */
  readonly committed: readonly RecordCommit[];
  readonly logged: readonly string[];
};

export type StoredContribution = { readonly ContributionKey: string; readonly Inputs: string };

/** Three replicas over one store. */
export type SessionGround = {
  readonly clock: StageClock;
  readonly replicas: readonly [SessionReplica, SessionReplica, SessionReplica];
  /** All rows of contributions as they are stored. */
  readonly rows: () => Promise<readonly StoredContribution[]>;
  /** Everything about contributions fails from now on. @returns the end of it */
  readonly breakDown: () => Promise<() => Promise<void>>;
};

type Parts = Pick<SessionReplica, 'records' | 'sessions' | 'poll'> & {
  readonly register: Register;
  readonly project: (stream: RecordStream) => Promise<void>;
};
type Around = Pick<Parameters<typeof createHandling>[0], 'organisation' | 'reviews' | 'exports'>;

const replicaOf = (parts: Parts, around: Around, clock: StageClock): SessionReplica => {
  const { records, sessions, register, project, poll } = parts;
  const commits: RecordCommit[] = [];
  const logged: string[] = [];
  const log: Log = (_level, event) => logged.push(event);
  const pending: Promise<void>[] = [];
  const committed = (stream: RecordStream, commit: RecordCommit): void => {
    register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    commits.push(commit);
    pending.push(project(stream));
  };
  const common = { records, sessions, register, clock, digest: sha256, committed };
  const people = createMemoryPeople(() => []);
  return {
    handling: createHandling({ ...common, ...around, people, identities: theIdentities }, thePolicy),
    freezing: createFreezing({ ...common, log }),
    records,
    sessions,
    committed: commits,
    logged,
    poll: async () => {
      await Promise.all(pending.splice(0));
      await poll();
    },
  };
};

const three = async <T>(make: (number: number) => Promise<T>): Promise<readonly [T, T, T]> => [
  await make(1),
  await make(2),
  await make(3),
];

/** In memory: one shared record store and register, and sessions that each replica polls. */
export const onMemory = async (): Promise<SessionGround> => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const records = createMemoryRecords({ digest: sha256 });
  const around = {
    organisation: createMemoryOrganisation({ digest: sha256 }),
    reviews: createMemoryReviews({ digest: sha256 }),
    exports: createMemoryExports({ digest: sha256 }),
  };
  const register = createMemoryRegister();
  const rows: MemoryContribution[] = [];
  const all: ReturnType<typeof createMemorySessions>[] = [];
  const replicas = await three(async (number) => {
    const sessions = createMemorySessions({ clock, run: String(number).repeat(16) }, rows);
    all.push(sessions);
    return replicaOf(
      { records, sessions, register, project: async () => undefined, poll: sessions.poll },
      around,
      clock,
    );
  });
  return {
    clock,
    replicas,
    rows: async () => rows,
    breakDown: async () => {
      for (const sessions of all) sessions.breakDown();
      return async () => {
        for (const sessions of all) sessions.mend();
      };
    },
  };
};

/** Over Graph: three rooms on one emulated site. */
export const onGraph = async (stage: GraphStage): Promise<SessionGround> => {
  await stage.reset();
  const rooms = await three(() => stage.open());
  const replica = async (room: GraphRoom) =>
    replicaOf({ ...room, poll: () => room.follow.pollNow() }, room, stage.clock);
  return {
    clock: stage.clock,
    replicas: [await replica(rooms[0]), await replica(rooms[1]), await replica(rooms[2])],
    rows: async () =>
      (await stage.items('Contributions')).map(({ fields }) => ({
        ContributionKey: String(fields.ContributionKey),
        Inputs: String(fields.Inputs),
      })),
    breakDown: async () => {
      await stage.fault({ path: `/lists/${await listIdOf(stage)}/`, count: 1000, status: 503, when: 'before' });
      return async () => {
        await stage.control('DELETE', 'faults');
      };
    },
  };
};

const listIdOf = async (stage: GraphStage): Promise<string> => {
  const { value } = (await stage.http('GET', '/lists')) as { value: readonly { id: string; displayName: string }[] };
  return value.find(({ displayName }) => displayName === 'Contributions')?.id ?? '';
};
