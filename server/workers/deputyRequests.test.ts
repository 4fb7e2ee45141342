import { noticesOf } from '../../procedure/notices/noticesOf.ts';
import { newOrganisation } from '../../procedure/organisation/organisation.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordCommit, RecordStream } from '../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { Role } from '../../procedure/record/values/person.ts';
import { ida, max, type Step, theReport, untilSubmitted } from '../../test/builders/aLife.ts';
import { createMemoryRegister } from '../../test/builders/memoryRegister.ts';
import { createMemoryRecords } from '../../test/builders/memoryStreams.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { createPendingDeadlines } from '../deadlines/pendingDeadlines.ts';
import { createDeputyRequests } from './deputyRequests.ts';

const calendar = { timeZone: 'Europe/Paris', holidays: [] };
const reference = 'NC-2026-0001';
const groups: Partial<Record<Role, readonly string[]>> = { ismsManager: ['mia'], management: ['ida', 'ben'] };
const holders = (role: Role) => groups[role] ?? [];

/** A plan submitted on Tuesday 24 November 2026; any number of replicas over one store. */
const aWorld = async (deputies: Readonly<Record<string, string>> = { ida: 'dora' }) => {
  const records = createMemoryRecords({ digest: sha256 });
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const clock = { now: () => new Date(now), after: () => () => undefined };
  const give = async ({ by, events }: Step, commandId: string) => {
    const { stream } = await records.load(reference, 'fresh');
    const draft = { commandId, at: clock.now(), actor: by, events };
    if (stream) await records.append(reference, stream, draft);
    else await records.open(draft);
  };
  for (const [index, step] of [theReport, ...untilSubmitted].entries()) await give(step, `c${index}`);
  const committed: [RecordStream, RecordCommit][] = [];
  const logged: string[] = [];
  const organisation = { current: () => ({ ...newOrganisation, deputies }) };
  const replica = () => {
    const register = createMemoryRegister();
    const [stream] = records.stored();
    if (stream) register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    const log = (_level: string, event: string) => logged.push(event);
    const reviews = { keys: async () => [], load: async () => ({ stream: undefined, fresh: true }) };
    return createDeputyRequests({
      records,
      organisation,
      clock,
      calendar,
      digest: sha256,
      log,
      people: {
        holders: (role) => holders(role).map((id) => ({ id, name: id })),
        strangers: async (ids) => new Map(ids.flatMap((id) => (id === 'gone' ? [[id, 'leaver'] as const] : []))),
      },
      waiting: createPendingDeadlines({ records, register, reviews, organisation, clock, calendar, log }),
      committed: (...one) => committed.push(one),
    });
  };
  const on = async (day: string, ...replicas: ReturnType<typeof replica>[]) => {
    now = Date.parse(`${day}T09:00:00.000Z`);
    await Promise.all(replicas.map(({ run }) => run()));
  };
  return { records, replica, on, give, committed, logged };
};

describe('an approver away for three working days', () => {
  it('has their deputy asked on the third day, once, for any number of replicas and restarts', async () => {
    const { replica, on, committed } = await aWorld();
    const [one, two] = [replica(), replica()];
    await on('2026-11-26', one, two);
    expect(committed).toEqual([]);
    await on('2026-11-27', one, two);
    await on('2026-11-30', one, two, replica());
    expect(committed.map(([, { actorId, events }]) => [actorId, events])).toEqual([
      ['tentwo', [{ type: 'ApprovalDelegated', from: 'ida', to: 'dora', until: '2026-12-27' }]],
    ]);
    const [stream, commit] = committed[0] ?? [];
    const notices = stream && commit ? noticesOf(stream, commit, newOrganisation, holders) : [];
    expect(notices.map(({ kind, to }) => [kind, to])).toEqual([
      ['approvalDelegated', { kind: 'person', id: 'dora' }],
      ['deputyAsked', { kind: 'person', id: 'ida' }],
    ]);
  });

  it('is caught up on the first look after days of downtime, and not after a decision', async () => {
    const late = await aWorld();
    await late.on('2026-12-07', late.replica());
    expect(late.committed).toHaveLength(1);
    const decided = await aWorld();
    await decided.give({ by: ida, events: [{ type: 'PlanReturned', comment: 'Who pays?' }] }, 'r');
    await decided.on('2026-12-07', decided.replica());
    expect(decided.committed).toEqual([]);
  });

  it.each([
    ['no deputy', {}],
    ['a deputy who has left', { ida: 'gone' }],
    ['the plan’s own manager', { ida: max.id }],
  ])('with %s: no one is asked, and the reminder goes to the ISMS manager', async (_, deputies) => {
    const { replica, on, committed } = await aWorld(deputies);
    await on('2026-12-07', replica());
    expect(committed).toEqual([]);
  });

  it('is asked about again after a fault, and the fault is logged', async () => {
    const { records, replica, on, committed, logged } = await aWorld();
    const { run } = replica();
    await on('2026-11-26', { run });
    records.breakDown('unreachable', { only: 'append' });
    await on('2026-11-27', { run });
    expect([committed, logged]).toEqual([[], ['deputy.notAsked']]);
    records.mend();
    await on('2026-11-27', { run });
    expect(committed).toHaveLength(1);
  });
});
