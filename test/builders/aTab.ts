import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { Role } from '../../procedure/record/values/person.ts';
import { type SessionKey, sessionKeyOf } from '../../procedure/record/values/sessionKey.ts';
import { createHandling, type Handling } from '../../procedure/useCases/handling.ts';
import { createEvidenceUseCases } from '../../procedure/useCases/keepEvidence.ts';
import { createHttp } from '../../server/http/createHttp.ts';
import { addTabRoutes } from '../../tab/api/addTabRoutes.ts';
import type { TabRoom } from '../../tab/api/tabRoom.ts';
import { aTokenIssuer, type TokenIssuer } from './aTokenIssuer.ts';
import { createMemoryEvidence, type MemoryEvidence } from './memoryEvidence.ts';
import { createMemoryPeople } from './memoryPeople.ts';
import { createMemoryProof, type MemoryProof } from './memoryProof.ts';
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

export type Tab = {
  readonly app: FastifyInstance;
  /** The settings of the tab, and those a test adds. */
  readonly routes: readonly RouteOptions[];
  readonly issuer: TokenIssuer;
  readonly handling: Handling;
  readonly records: MemoryRecords;
  readonly organisation: MemoryOrganisation;
  readonly reviews: MemoryReviews;
  readonly exports: MemoryExports;
  readonly sessions: MemorySessions;
  readonly evidence: MemoryEvidence;
  readonly proof: MemoryProof;
  readonly register: ReturnType<typeof createMemoryRegister>;
  readonly logged: readonly Parameters<Log>[];
  readonly setRoles: (id: string, roles: readonly Role[]) => void;
  readonly setNow: (now: Date) => void;
  /** Runs the timers due within this number of milliseconds. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** From now on the session's card is also in the person's conversation, or is no longer updated. */
  readonly setAttends: (id: string, session: SessionKey | undefined) => void;
  /** The 5-Whys sessions with contributions. */
  readonly given: readonly string[];
  readonly stop: () => Promise<void>;
};

export const tabTenant = '22222222-2222-4222-8222-222222222222';
export const tabAppId = '33333333-3333-4333-8333-333333333333';

/** The tab on fastify, with all dependencies in memory and its own token issuer. */
export const aTab = async (changes: Partial<TabRoom> = {}): Promise<Tab> => {
  const issuer = aTokenIssuer({ tenantId: tabTenant, audience: tabAppId });
  const records = createMemoryRecords({ digest: sha256 });
  const organisation = createMemoryOrganisation({ digest: sha256 });
  const reviews = createMemoryReviews({ digest: sha256 });
  const exports = createMemoryExports({ digest: sha256 });
  const register = createMemoryRegister();
  const roles = new Map<string, readonly Role[]>();
  const people = createMemoryPeople((role) =>
    [...roles].flatMap(([id, held]) => (held.includes(role) ? [{ id, name: '' }] : [])),
  );
  const logged: Parameters<Log>[] = [];
  let now = new Date('2026-11-24T09:00:00.000Z');
  const timers = new Set<{ readonly milliseconds: number; readonly run: () => void }>();
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, run) => {
      const timer = { milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const attending = new Map<string, SessionKey>();
  const given: string[] = [];
  const policy = { procedureVersion: '3.1', calendar: { timeZone: 'Europe/Paris', holidays: [] } };
  const sessions = createMemorySessions({ clock });
  const handling = createHandling(
    {
      records,
      organisation,
      reviews,
      exports,
      register,
      sessions,
      clock,
      people,
      identities: theIdentities,
      digest: sha256,
      committed: (stream) => register.learn(registerEntry(stream.state, lastCommit(stream).sequence)),
      given: (reference, session) => void given.push(sessionKeyOf(reference, session)),
    },
    policy,
  );
  const evidence = createMemoryEvidence();
  const proof = createMemoryProof(records.stored);
  const app = createHttp((...entry) => logged.push(entry));
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  let drawn = 0;
  addTabRoutes(app, {
    appId: tabAppId,
    audiences: [`api://tab.example.test/botid-${tabAppId}`],
    tenantId: tabTenant,
    issuers: [issuer.issuer],
    jwksUrl: issuer.jwksUrl,
    pageDir: '/nowhere',
    frameAncestors: ['https://teams.microsoft.com'],
    tabInTeams: 'https://teams.microsoft.com/l/entity/app/register',
    open: { anonymousPage: false },
    policy,
    handling,
    evidence: createEvidenceUseCases({ records, evidence, digest: sha256 }, handling),
    attendance: async (reference, session, actor) => {
      const attends = attending.get(actor.id);
      return attends === sessionKeyOf(reference, session) ? { ...actor, attends } : actor;
    },
    register,
    registerProgress: () => ({ loaded: 0, expected: 0 }),
    sync: async () => undefined,
    health: {
      untrustedRows: () => [],
      delivery: async () => ({ effects: { records: 0, since: undefined, reasons: {} }, unreached: [] }),
      here: () => ({
        version: '0.1.0',
        startedAt: '2026-11-24T08:00:00.000Z',
        requests: 12,
        resourceUnits: 20,
        optionalPermissions: [],
      }),
      lists: async () => [{ list: 'History', lacks: [] }],
    },
    tasks: { of: async () => [], overdue: async () => [] },
    logTexts: { of: async () => new Map() },
    proof,
    people,
    clock,
    digest: sha256,
    nonce: () => {
      drawn += 1;
      return String(drawn).padStart(32, '0');
    },
    log: (...entry) => logged.push(entry),
    ...changes,
  });
  return {
    app,
    routes,
    issuer,
    handling,
    records,
    organisation,
    reviews,
    exports,
    sessions,
    evidence,
    proof,
    register,
    logged,
    setRoles: (id, held) => roles.set(id, held),
    setNow: (to) => {
      now = to;
    },
    pass: async (milliseconds) => {
      const due = [...timers].filter((timer) => timer.milliseconds <= milliseconds);
      for (const timer of due) {
        timers.delete(timer);
        timer.run();
      }
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    },
    setAttends: (id, session) => void (session ? attending.set(id, session) : attending.delete(id)),
    given,
    stop: async () => {
      const closed = app.close();
      // `fetch` keeps a connection for four seconds that it never used.
      app.server.closeAllConnections();
      await closed;
    },
  };
};
