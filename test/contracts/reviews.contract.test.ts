import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { ReviewKey } from '../../procedure/review/reviewKey.ts';
import { createHandling, type Handling } from '../../procedure/useCases/handling.ts';
import { recordEnvironment } from '../../procedure/useCases/recordEnvironment.ts';
import { aReport } from '../builders/aReport.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import { thePeople } from '../builders/thePeople.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';

const { ismsManager, alternate, management, employee } = thePeople;
const minute = 60_000;

const review = (conclusion: string) => ({
  name: 'holdReview' as const,
  period: {},
  conclusion,
  raised: [],
  nextOn: '2027-05-24' as const,
});

describe('the reviews over History', () => {
  let stage: GraphStage;
  let rooms: GraphRoom[];
  let doors: Handling[];

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    rooms = await Promise.all([stage.open(), stage.open()]);
    doors = rooms.map(doorOf);
  });

  const doorOf = (room: GraphRoom): Handling =>
    createHandling(
      { ...room, clock: stage.clock, identities: theIdentities, digest: sha256, committed: () => undefined },
      { procedureVersion: '3.1', calendar: { timeZone: 'Europe/Paris', holidays: [] } },
    );
  const [first, second] = [0, 1].map((n) => ({
    get room() {
      return rooms[n] as GraphRoom;
    },
    get door() {
      return doors[n] as Handling;
    },
  })) as [{ room: GraphRoom; door: Handling }, { room: GraphRoom; door: Handling }];

  const hold = (door: Handling, commandId: string, actor = ismsManager) =>
    door.holdReview({ command: review(commandId), actor, commandId });
  const note = (door: Handling, key: ReviewKey, commandId: string) =>
    door.noteReview({ command: { name: 'noteReview', review: key, comment: commandId }, actor: management, commandId });
  const keys = async () =>
    (await stage.items('History')).map(({ fields }) => fields.CommitKey).filter((key) => /^REVIEW/.test(String(key)));
  const listed = async (door: Handling) =>
    (await door.reviews(management))?.reviews.map(({ key, stream }) => [key, stream?.state.conclusion]);

  it('write one row with every column, readable by plain Graph HTTP', async () => {
    const handled = await hold(first.door, 'a');
    if (handled.kind === 'refused') throw new Error(handled.refusal.reason);
    const [row] = await stage.items('History');
    expect(row?.fields).toMatchObject({
      CommitKey: 'REVIEW-0001/0001',
      CommandId: 'a',
      Reference: 'REVIEW-0001',
      ActorId: ismsManager.id,
      At: '2026-11-24T09:00:00.000Z',
      Hash: handled.commit.hash,
    });
    expect(JSON.parse(String(row?.fields.Events))).toMatchObject([{ type: 'ReviewHeld', conclusion: 'a' }]);
  });

  it('are read elsewhere as written, to the last figure', async () => {
    const handled = await hold(first.door, 'a');
    if (handled.kind === 'refused') throw new Error(handled.refusal.reason);
    expect(await second.door.review('REVIEW-0001', management)).toEqual(handled.stream);
  });

  it('get two numbers when two are held at once on two replicas, and none is lost', async () => {
    const commands = ['a', 'b', 'c', 'd', 'e', 'f'];
    const handled = await Promise.all(commands.map((id, n) => hold(n % 2 ? first.door : second.door, id)));
    const given = handled.map((each) => (each.kind === 'done' ? each.stream.key : each.refusal.reason));
    expect(given.toSorted()).toEqual(commands.map((_, n) => `REVIEW-000${n + 1}`));
    expect((await keys()).toSorted()).toEqual(commands.map((_, n) => `REVIEW-000${n + 1}/0001`));
    const three = doorOf(await stage.open());
    const conclusions = ((await listed(three)) ?? []).map(([, conclusion]) => conclusion);
    expect(conclusions.toSorted()).toEqual(commands);
  });

  it('happen once for one command, on any replicas and however often', async () => {
    const handled = await Promise.all([hold(first.door, 'a'), hold(second.door, 'a'), hold(first.door, 'a')]);
    for (const each of handled) expect(each).toMatchObject({ kind: 'done', stream: { key: 'REVIEW-0001' } });
    expect(handled.filter((each) => each.kind === 'done' && !each.repeated)).toHaveLength(1);
    expect(await hold(doorOf(await stage.open()), 'a')).toMatchObject({ repeated: true, commit: { sequence: 1 } });
    expect(await keys()).toEqual(['REVIEW-0001/0001']);
  });

  describe.each([
    ['a gateway timeout', { status: 504, body: '<html><h1>Gateway Timeout</h1></html>' }],
    ['a dropped connection', { drop: true }],
  ])('with %s', (_name, failure) => {
    it.each(['before', 'after'] as const)('%s the row was written, is held once at most', async (when) => {
      await stage.fault({ method: 'POST', path: '/items', count: 1, when, ...failure });
      const outcome = await hold(first.door, 'a').then(
        ({ kind }) => kind,
        (error: { code: string }) => error.code,
      );
      expect(outcome).toBe(when === 'after' ? 'done' : 'notKnownYet');
      expect(await hold(second.door, 'a')).toMatchObject({ kind: 'done', stream: { key: 'REVIEW-0001' } });
      expect(await keys()).toEqual(['REVIEW-0001/0001']);
    });
  });

  it('reach the other replica: a review, and a note on a known one', async () => {
    expect(await listed(second.door)).toEqual([]);
    await hold(first.door, 'a');
    await second.room.follow.pollNow();
    expect(await listed(second.door)).toEqual([['REVIEW-0001', 'a']]);
    await note(first.door, 'REVIEW-0001', 'seen');
    expect((await second.door.review('REVIEW-0001', management))?.state.notes).toMatchObject([{ comment: 'seen' }]);
    expect(await hold(second.door, 'b')).toMatchObject({ stream: { key: 'REVIEW-0002' } });
  });

  it('keep both of two concurrent notes on two replicas', async () => {
    await hold(first.door, 'a');
    await second.door.review('REVIEW-0001', management);
    const notes = await Promise.all([note(first.door, 'REVIEW-0001', 'x'), note(second.door, 'REVIEW-0001', 'y')]);
    expect(notes.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await keys()).toEqual(['REVIEW-0001/0001', 'REVIEW-0001/0002', 'REVIEW-0001/0003']);
  });

  it('are complete after a start: covered ones and those during a lost delta token', async () => {
    await hold(first.door, 'a');
    const checkpoints = first.room.openCheckpoints();
    await checkpoints.run();
    stage.clock.advance(2 * minute);
    expect(await checkpoints.run()).toHaveLength(1);
    const three = await stage.open();
    const door = doorOf(three);
    expect(await listed(door)).toEqual([['REVIEW-0001', 'a']]);
    await hold(first.door, 'b');
    await stage.control('POST', 'delta/expire');
    await three.follow.pollNow();
    expect(await listed(door)).toEqual([
      ['REVIEW-0002', 'b'],
      ['REVIEW-0001', 'a'],
    ]);
    expect(await hold(door, 'c', alternate)).toMatchObject({ stream: { key: 'REVIEW-0003' } });
  });

  it('name an edited row, and accept no note after it', async () => {
    await hold(first.door, 'a');
    await note(first.door, 'REVIEW-0001', 'seen');
    const [, row] = await stage.items('History');
    const forged = String(row?.fields.Events).replace('seen', 'all is well');
    await stage.http('PATCH', `/lists/History/items/${row?.id}/fields`, { Events: forged });
    await first.room.follow.pollNow();
    const read = await first.door.review('REVIEW-0001', management);
    expect(read?.damage).toEqual({ kind: 'untrusted', row: 'REVIEW-0001/0002' });
    expect(await note(first.door, 'REVIEW-0001', 'again')).toMatchObject({ refusal: { reason: 'readOnly' } });
  });

  it('list the others beside a fully unreadable one', async () => {
    await hold(first.door, 'a');
    await hold(first.door, 'b');
    const [row] = await stage.items('History');
    await stage.http('PATCH', `/lists/History/items/${row?.id}/fields`, { Events: 'gone' });
    await first.room.follow.pollNow();
    expect(await listed(first.door)).toEqual([
      ['REVIEW-0002', 'b'],
      ['REVIEW-0001', undefined],
    ]);
  });

  describe('the figures', () => {
    const reported = async () => {
      const command = aReport({ clause: 'A.7.2', detectedOn: '2026-11-20', occurredOn: '2026-11-10' });
      const handled = await first.door.handle({ command, actor: employee, commandId: 'report' });
      if (handled.kind === 'refused') throw new Error(handled.refusal.reason);
      await first.room.project(handled.stream);
      await second.room.follow.pollNow();
      return handled.stream;
    };

    it('are calculated from what every replica shows, from the list', async () => {
      const { state } = await reported();
      const [entry] = second.room.register.all();
      expect(entry?.measured).toMatchObject({ reference: state.reference, clause: 'A.7.2', detected: 20_777 });
      const handled = await hold(second.door, 'a');
      expect(handled).toMatchObject({
        stream: {
          state: { records: { measured: 1, unread: 0 }, figures: { timeToIdentify: { value: 10, population: 1 } } },
        },
      });
    });

    it('omit an item that TenTwo did not write, until its record is written again', async () => {
      await reported();
      const [item] = await stage.items('Nonconformities');
      const facts = String(item?.fields.Facts).replace('"occurred":20767', '"occurred":20000');
      // Without a seal: as if a person had inserted a row by hand.
      await stage.http('PATCH', `/lists/Nonconformities/items/${item?.id}/fields`, { Facts: facts, Seal: '' });
      const three = await stage.open();
      const handled = await hold(doorOf(three), 'a');
      expect(handled).toMatchObject({
        stream: { state: { records: { measured: 0, unread: 0 }, figures: { timeToIdentify: { population: 0 } } } },
      });
      expect(three.effects.all()).toHaveLength(1);
    });
  });
});

describe('the rules and the environment over History', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
  });
  afterAll(() => stage.close());

  it('are recorded once by two servers that start together, and read by both', async () => {
    const start = (room: GraphRoom, version: string) =>
      recordEnvironment({ ...room, clock: stage.clock, digest: sha256 }, { PROCEDURE_VERSION: version });
    expect(await Promise.all([start(one, '3.1'), start(two, '3.1')])).toEqual([true, true]);
    const change = {
      type: 'RulesChanged',
      changes: [{ name: 'observationDays', old: 180, new: 90 }],
      because: 'x',
    } as const;
    const { stream } = await one.organisation.load('SETTINGS', 'fresh');
    await one.organisation.append('SETTINGS', stream, { ...aDraft('rules'), events: [change] });
    await two.follow.pollNow();
    for (const { organisation } of [one, two])
      expect(organisation.current()).toMatchObject({
        environment: { PROCEDURE_VERSION: '3.1' },
        rules: { observationDays: 90, approval: 3 },
      });
    // A deployment: each starts with its own, at the same time, and then they are done.
    await Promise.all([start(one, '3.1'), start(two, '3.2')]);
    await start(two, '3.2');
    const rows = (await stage.items('History')).map(({ fields }) => `${fields.CommitKey} ${fields.ActorId}`);
    expect(rows.filter((row) => row.endsWith('tentwo')).length).toBeLessThanOrEqual(3);
    expect(rows[0]).toBe('SETTINGS/0001 tentwo');
    expect(rows[1]).not.toContain('tentwo');
    expect((await stage.open()).organisation.current().environment).toEqual({ PROCEDURE_VERSION: '3.2' });
  });
});
