import type { DigestMessage } from '../../../procedure/messages/message.ts';
import { newOrganisation, type Organisation } from '../../../procedure/organisation/organisation.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { PostedMessage } from '../../../procedure/ports/messages/postedMessages.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import {
  aStream,
  max,
  type Step,
  theApproval,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../../../test/builders/aLife.ts';
import { createMemoryRegister } from '../../../test/builders/memoryRegister.ts';
import { createPendingDeadlines } from '../../deadlines/pendingDeadlines.ts';
import { createReminders } from './reminders.ts';

const calendar = { timeZone: 'Europe/Paris', holidays: [] };
const approved: readonly Step[] = [theReport, ...untilSubmitted, theApproval];
const conversation = (personId: string, timeZone?: string): ConversationReference => ({
  kind: 'personal',
  conversationId: `a:${personId}`,
  serviceUrl: 'https://smba/',
  personId,
  language: 'en',
  ...(timeZone !== undefined && { timeZone }),
});
const minute = 60_000;
const hour = 60 * minute;

type Row = { claimedAt: number; message?: PostedMessage };
type Sent = {
  readonly at: string;
  readonly to: string;
  readonly said: readonly string[];
  readonly digest: DigestMessage;
};

/** People, a Messages list and some records; each replica starts with an empty memory. */
const aWorld = (
  streams: readonly RecordStream[] = [aStream(approved)],
  chosen: Pick<Organisation, 'deputies' | 'snoozes'> = {},
) => {
  const organisation = { current: () => ({ ...newOrganisation, ...chosen }) };
  /** The people whose managers were looked up; absent: the lookup is not allowed. */
  const managers: { of?: Readonly<Record<string, string>>; readonly asked: string[] } = { asked: [] };
  const now = { time: Date.parse('2026-11-25T07:00:00.000Z') };
  const rows = new Map<string, Row>();
  const places = new Map(['max', 'noor', 'ida', 'mia', 'ben'].map((id) => [id, conversation(id)]));
  const groups: Partial<Record<Role, readonly string[]>> = { ismsManager: ['mia'], management: ['ben'] };
  const loads: string[] = [];
  const sent: Sent[] = [];
  const logged: string[] = [];
  const broken: Partial<Record<'claim' | 'send' | 'sent' | 'showing' | 'crash', boolean>> = {};
  const blocked = new Set<string>();
  const held = new Map(streams.map((stream) => [stream.key, stream]));
  const clock = { now: () => new Date(now.time) };
  const fail = (operation: string) => Promise.reject(new Fault('unreachable', operation));

  const replica = () => {
    const register = createMemoryRegister();
    for (const stream of held.values()) register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    const waiting = createPendingDeadlines({
      records: {
        load: async (key, how) => {
          loads.push(`${key} ${how}`);
          return { stream: held.get(key), fresh: how === 'fresh' };
        },
      },
      reviews: { keys: async () => [], load: async () => ({ stream: undefined, fresh: true }) },
      register,
      clock,
      calendar,
      organisation,
      log: () => undefined,
    });
    const reminders = createReminders({
      waiting,
      clock,
      calendar,
      organisation,
      managerOf: managers.of && (async (id) => managers.of?.[managers.asked[managers.asked.push(id) - 1] ?? '']),
      people: { holders: (role) => (groups[role] ?? []).map((id) => ({ id, name: id })) },
      conversations: { ofPerson: async (id) => places.get(id) },
      postedMessages: {
        claim: async (key) => {
          if (broken.claim) return fail('messages.claim');
          const row = rows.get(key);
          if (row?.message) return 'sent';
          if (row && now.time - row.claimedAt < 5 * minute) return 'pending';
          rows.set(key, { claimedAt: now.time });
          return 'ours';
        },
        sent: async (message) => {
          if (broken.sent) return fail('messages.sent');
          rows.set(message.key, { claimedAt: now.time, message });
        },
        showing: async (reference) =>
          broken.showing
            ? fail('messages.showing')
            : [...rows.values()].flatMap(({ message }) => (message?.reference === reference ? message : [])),
      },
      outgoing: {
        send: async ({ personId: to = '' }, message) => {
          // Like a process that is killed: nothing after it happens.
          if (broken.crash) return new Promise(() => undefined);
          if (broken.send) return fail('teams.send');
          if (blocked.has(to)) throw new Fault('refused', 'teams.send');
          if (message.kind !== 'digest') throw new Error('no digest');
          const said = message.tasks.map(({ deadline, level }) => `${deadline.key.split('/')[1]} ${level}`);
          sent.push({ at: clock.now().toISOString(), to, said, digest: message });
          return { activityId: `m${sent.length}`, conversationId: `a:${to}` };
        },
      },
      log: (_level, event) => logged.push(event),
    });
    return { run: reminders.run, register };
  };
  const said = () => sent.map(({ at, to, said: what }) => `${at.slice(0, 16)} ${to}: ${what.join(', ')}`);
  const at = (time: string) => {
    now.time = Date.parse(time);
  };
  return { replica, at, now, said, sent, rows, loads, logged, broken, blocked, places, held, managers };
};

type World = ReturnType<typeof aWorld>;
const runEach = async (world: World, from: string, to: string, step: number, ...runs: (() => Promise<void>)[]) => {
  for (world.at(from); world.now.time <= Date.parse(to); world.now.time += step) for (const run of runs) await run();
};

describe('reminders', () => {
  it('come once a day to each person, before and after the due date, until it is done', async () => {
    const world = aWorld();
    const { run } = world.replica();
    await runEach(world, '2026-12-04T00:00:00.000Z', '2026-12-22T23:00:00.000Z', hour, run);
    expect(world.said()).toEqual([
      // Follow-up on Thursday 10 and action A1 on Tuesday 15 December: three working days before, at eight in Paris.
      '2026-12-07T07:00 max: followUp holder',
      '2026-12-10T07:00 max: followUp holder, A1 holder',
      '2026-12-11T07:00 max: followUp holder',
      // Max has no deputy, so the third working day goes to the ISMS manager.
      '2026-12-15T07:00 max: followUp holder, A1 holder',
      '2026-12-15T07:00 mia: followUp deputy',
      '2026-12-16T07:00 max: A1 holder',
      '2026-12-17T07:00 max: followUp holder',
      '2026-12-17T07:00 mia: followUp deputy',
      '2026-12-18T07:00 max: A1 holder',
      '2026-12-18T07:00 mia: A1 deputy',
      '2026-12-22T07:00 max: A1 holder',
      '2026-12-22T07:00 mia: A1 deputy',
    ]);
  });

  it('lose nothing over three days of downtime, and send no burst', async () => {
    const world = aWorld();
    await runEach(world, '2026-12-14T00:00:00.000Z', '2026-12-14T23:00:00.000Z', hour, world.replica().run);
    const before = world.said().length;
    await runEach(world, '2026-12-18T03:00:00.000Z', '2026-12-18T23:00:00.000Z', hour, world.replica().run);
    await runEach(world, '2026-12-18T10:00:00.000Z', '2026-12-20T23:00:00.000Z', hour, world.replica().run);
    expect(world.said().slice(before)).toEqual([
      '2026-12-18T07:00 max: followUp holder, A1 holder',
      '2026-12-18T07:00 mia: followUp deputy, A1 deputy',
    ]);
  });

  it('are never sent twice by concurrent replicas', async () => {
    const world = aWorld();
    const [one, two, three] = [world.replica(), world.replica(), world.replica()];
    for (world.at('2026-12-14T00:00:00.000Z'); world.now.time < Date.parse('2026-12-23T00:00:00.000Z'); ) {
      await Promise.all([one.run(), two.run(), three.run()]);
      world.now.time += hour;
    }
    expect(new Set(world.said()).size).toBe(world.said().length);
    const alone = aWorld();
    await runEach(alone, '2026-12-14T00:00:00.000Z', '2026-12-22T23:00:00.000Z', hour, alone.replica().run);
    expect([...world.said()].sort()).toEqual([...alone.said()].sort());
  });

  it('are sent after a crash between claim and send, by the replica that looks five minutes later', async () => {
    const world = aWorld();
    world.at('2026-12-10T07:00:00.000Z');
    world.broken.crash = true;
    void world.replica().run();
    await new Promise((resolve) => setImmediate(resolve));
    expect(world.rows.size).toBe(1);
    world.broken.crash = false;
    const { run } = world.replica();
    await runEach(world, '2026-12-10T07:01:00.000Z', '2026-12-10T07:20:00.000Z', minute, run);
    expect(world.said()).toEqual(['2026-12-10T07:05 max: followUp holder, A1 holder']);
  });

  it.each(['claim', 'send', 'showing'] as const)('are retried after a fault of %s', async (what) => {
    const world = aWorld();
    const { run } = world.replica();
    world.broken[what] = true;
    await runEach(world, '2026-12-10T07:00:00.000Z', '2026-12-10T08:00:00.000Z', 5 * minute, run);
    expect(world.said()).toEqual([]);
    expect(world.logged).toContain(what === 'showing' ? 'reminder.failed' : 'reminder.notSent');
    world.broken[what] = false;
    await runEach(world, '2026-12-10T08:05:00.000Z', '2026-12-10T12:00:00.000Z', 5 * minute, run);
    expect(world.said()).toEqual(['2026-12-10T08:05 max: followUp holder, A1 holder']);
  });

  it('that cannot be delivered are recorded, escalate on the next day, and are retried', async () => {
    const world = aWorld();
    world.blocked.add('max');
    await runEach(world, '2026-12-10T06:00:00.000Z', '2026-12-11T23:00:00.000Z', hour, world.replica().run);
    expect(world.said()).toEqual([
      '2026-12-10T08:00 mia: followUp holder, A1 holder',
      '2026-12-11T07:00 mia: followUp holder',
    ]);
    expect(world.sent[0]?.digest.tasks).toMatchObject([
      { instead: true },
      { instead: true, title: 'Fit a door alarm' },
    ]);
    expect(world.rows.get('digest/2026-12-10/max')?.message).toMatchObject({ activityId: 'notReached', said: [] });
    expect(world.logged).toContain('reminder.notReached');
    world.blocked.clear();
    await runEach(world, '2026-12-14T06:00:00.000Z', '2026-12-14T23:00:00.000Z', hour, world.replica().run);
    expect(world.said()).toContain('2026-12-14T07:00 max: followUp holder, A1 holder');
  });

  it('escalate at once from a person without the bot', async () => {
    const world = aWorld();
    world.places.delete('max');
    await runEach(world, '2026-12-10T06:00:00.000Z', '2026-12-10T23:00:00.000Z', hour, world.replica().run);
    expect(world.said()).toEqual(['2026-12-10T07:00 mia: followUp holder, A1 holder']);
    expect(world.logged).toContain('reminder.nowhereToSend');
  });

  it('come at eight in the person’s time zone', async () => {
    const world = aWorld();
    world.places.set('max', conversation('max', 'America/New_York'));
    // At midnight in London it is still Wednesday evening there.
    await runEach(world, '2026-12-10T00:00:00.000Z', '2026-12-10T23:00:00.000Z', hour, world.replica().run);
    expect(world.said()).toEqual([
      '2026-12-10T00:00 max: followUp holder',
      '2026-12-10T13:00 max: followUp holder, A1 holder',
    ]);
  });

  it('pause while they are snoozed, for the person who snoozed them', async () => {
    const deadline = 'NC-2026-0042/A1/2026-12-15';
    const snooze: Step = {
      by: max,
      events: [{ type: 'ReminderSnoozed', deadline, until: '2026-12-17', reason: 'Away' }],
    };
    const world = aWorld([aStream([...approved, snooze])]);
    await runEach(world, '2026-12-15T00:00:00.000Z', '2026-12-17T23:00:00.000Z', hour, world.replica().run);
    expect(world.said().filter((line) => line.includes('A1'))).toEqual([
      '2026-12-17T07:00 max: followUp holder, A1 holder',
    ]);
  });

  it('escalate to the named deputy, who learns only which record it is', async () => {
    const world = aWorld(undefined, { deputies: { max: 'noor' } });
    await runEach(world, '2026-12-18T00:00:00.000Z', '2026-12-22T23:00:00.000Z', hour, world.replica().run);
    expect(world.said()).toContain('2026-12-18T07:00 noor: followUp deputy, A1 deputy');
    expect(world.said().filter((line) => line.includes('mia'))).toEqual([
      '2026-12-18T07:00 mia: followUp ismsManager',
      '2026-12-22T07:00 mia: A1 ismsManager',
    ]);
    const tasksOf = (to: string) => world.sent.find((one) => one.to === to)?.digest.tasks ?? [];
    expect(tasksOf('noor').map(({ title }) => title)).toEqual([undefined, undefined]);
    expect(tasksOf('mia').every(({ title }) => title !== undefined)).toBe(true);
  });

  it('go to the ISMS manager at once when the deputy is not reached either', async () => {
    const world = aWorld(undefined, { deputies: { max: 'noor' } });
    world.places.delete('noor');
    await runEach(world, '2026-12-18T00:00:00.000Z', '2026-12-18T23:00:00.000Z', hour, world.replica().run);
    expect(world.said()).toContain('2026-12-18T07:00 mia: followUp deputy, A1 deputy');
  });

  describe('where line managers may be read', () => {
    const day = ['2026-12-18T00:00:00.000Z', '2026-12-18T23:00:00.000Z'] as const;

    it('escalate to the manager, who learns only which record it is, and then to the ISMS manager', async () => {
      const world = aWorld();
      world.managers.of = { max: 'noor', mia: 'ben' };
      await runEach(world, day[0], '2026-12-22T23:00:00.000Z', hour, world.replica().run);
      expect(world.said()).toContain('2026-12-18T07:00 noor: followUp deputy, A1 deputy');
      expect(world.said().filter((line) => line.includes('mia'))).toEqual([
        '2026-12-18T07:00 mia: followUp ismsManager',
        '2026-12-22T07:00 mia: A1 ismsManager',
      ]);
      const { tasks = [] } = world.sent.find(({ to }) => to === 'noor')?.digest ?? {};
      expect(tasks.map(({ title }) => title)).toEqual([undefined, undefined]);
      // The people the record names: this person and its verifier, no one by role alone.
      expect(new Set(world.managers.asked)).toEqual(new Set(['max', 'noor']));
    });

    it('go to the named deputy instead, and the manager is not looked up', async () => {
      const world = aWorld(undefined, { deputies: { max: 'ida' } });
      world.managers.of = { max: 'noor' };
      await runEach(world, ...day, hour, world.replica().run);
      expect(world.said()).toContain('2026-12-18T07:00 ida: followUp deputy, A1 deputy');
      expect(world.said().join()).not.toContain('noor');
      expect(world.managers.asked).not.toContain('max');
    });

    it.each([
      ['there is no manager, or the manager is unknown', {}],
      ['the manager is not reached', { max: 'zoe' }],
    ])('go to the ISMS manager when %s', async (_, of) => {
      const world = aWorld();
      world.managers.of = of;
      await runEach(world, ...day, hour, world.replica().run);
      expect(world.said()).toContain('2026-12-18T07:00 mia: followUp deputy, A1 deputy');
    });
  });

  it('of the periodic review pause while they are snoozed, for the person who snoozed them', async () => {
    // Twelve months after the first report; the first reminder is twenty working days earlier, on Wednesday 27 October
    // 2027.
    const closed = [aStream([...approved, ...untilClosed])];
    const [from, to] = ['2027-10-27T00:00:00.000Z', '2027-11-11T23:00:00.000Z'] as const;
    const awake = aWorld(closed);
    await runEach(awake, from, to, hour, awake.replica().run);
    expect(awake.said()).toEqual([
      '2027-10-27T06:00 mia: 2027-11-24 holder',
      '2027-11-10T07:00 mia: 2027-11-24 holder',
    ]);
    const deadline = 'REVIEW-0001/2027-11-24';
    const asleep = aWorld(closed, { snoozes: [{ person: 'mia', deadline, until: '2027-11-08', reason: 'Leave' }] });
    await runEach(asleep, from, to, hour, asleep.replica().run);
    expect(asleep.said()).toEqual([
      '2027-11-08T07:00 mia: 2027-11-24 holder',
      '2027-11-10T07:00 mia: 2027-11-24 holder',
    ]);
  });

  it('stop when the task is done elsewhere', async () => {
    const world = aWorld();
    const { run, register } = world.replica();
    world.at('2026-12-14T07:00:00.000Z');
    await run();
    const before = world.said().length;
    const done = aStream([...approved, ...untilClosed]);
    world.held.set(done.key, done);
    register.learn(registerEntry(done.state, lastCommit(done).sequence));
    await runEach(world, '2026-12-15T00:00:00.000Z', '2026-12-18T23:00:00.000Z', hour, run);
    expect(world.said()).toHaveLength(before);
  });

  it('read only what may be due, and each record once', async () => {
    const closed = Array.from({ length: 40 }, (_, n) =>
      aStream([...approved, ...untilClosed], `NC-2026-${String(n + 100).padStart(4, '0')}` as 'NC-2026-0100'),
    );
    const world = aWorld([aStream(approved), ...closed]);
    const { run } = world.replica();
    await runEach(world, '2026-12-15T00:00:00.000Z', '2026-12-16T23:00:00.000Z', 5 * minute, run);
    expect(world.loads).toEqual(['NC-2026-0042 inHand']);
  });

  it('announce once that an observation window has ended', async () => {
    const world = aWorld([aStream([...approved, ...untilClosed])]);
    // A1 was done on Sunday 20 December 2026; 180 days later is Friday 18 June 2027.
    for (const day of ['2027-06-17', '2027-06-18', '2027-06-19', '2027-06-21', '2027-07-12'])
      await runEach(world, `${day}T00:00:00.000Z`, `${day}T23:00:00.000Z`, hour, world.replica().run);
    expect(world.said()).toEqual(['2027-06-18T06:00 max: observationEnd holder']);
  });
});
