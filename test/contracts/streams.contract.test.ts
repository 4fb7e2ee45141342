import type { GraphRoom } from '../../graph/graphRoom.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { createHandling } from '../../procedure/useCases/handling.ts';
import { anActor } from '../builders/anActor.ts';
import { aReport } from '../builders/aReport.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';
import { pendingIn } from './pendingIn.ts';

const keys = async (stage: GraphStage) => (await stage.items('History')).map(({ fields }) => fields.CommitKey);
const texts = (stream: Stream<{ additions: readonly { text: string }[] }, unknown> | undefined) =>
  stream?.state.additions.map(({ text }) => text);

describe('History', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
  });

  const begin = async () => (await one.records.open(aDraft('c1'))).stream;

  it('writes one row with every column, readable by plain Graph HTTP', async () => {
    const { stream, commit, outcome } = await one.records.open(aDraft('c1'));
    expect(outcome).toBe('committed');
    expect(stream.key).toBe('NC-2026-0001');
    const [row] = await stage.items('History');
    expect(row?.fields).toMatchObject({
      CommitKey: 'NC-2026-0001/0001',
      CommandId: 'c1',
      Reference: 'NC-2026-0001',
      At: '2026-11-24T09:00:00.123Z',
      When: '2026-11-24T09:00:00Z',
      ActorId: commit.actorId,
      ActorName: 'Sam Carter',
      Hash: commit.hash,
    });
    expect(row?.fields).not.toHaveProperty('PreviousHash');
    expect(JSON.parse(String(row?.fields.Events))).toEqual(stream.commits[0].events);
  });

  it('reads elsewhere what was written here', async () => {
    const stream = await begin();
    expect((await two.records.load('NC-2026-0001', 'inHand')).stream).toEqual(stream);
    expect(await two.records.load('NC-2026-0001', 'inHand')).toMatchObject({ fresh: false });
    expect((await two.records.load('NC-2026-0099', 'fresh')).stream).toBeUndefined();
  });

  it('commits on a known record with one request', async () => {
    const stream = await begin();
    const before = one.usage();
    await one.records.append(stream.key, stream, anAddition('c2', 'more'));
    expect(one.usage().requests - before.requests).toBe(1);
    expect(one.usage().resourceUnits - before.resourceUnits).toBe(2);
  });

  it('runs a command once, on any replicas and however often', async () => {
    const opened = await Promise.all([one.records.open(aDraft('c1')), two.records.open(aDraft('c1'))]);
    expect(opened.map(({ stream }) => stream.key)).toEqual(['NC-2026-0001', 'NC-2026-0001']);
    expect(opened.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'repeated']);
    const again = await one.records.open(aDraft('c1'));
    expect(again).toMatchObject({ outcome: 'repeated', commit: { key: 'NC-2026-0001', sequence: 1 } });
    expect(await keys(stage)).toEqual(['NC-2026-0001/0001']);
  });

  it('answers a repeated report from memory', async () => {
    await begin();
    const before = one.usage().requests;
    expect((await one.records.open(aDraft('c1'))).outcome).toBe('repeated');
    expect(one.usage().requests).toBe(before);
  });

  it('gives the number to the first and lets the other decide again', async () => {
    const stream = await begin();
    const theirs = (await two.records.load(stream.key, 'fresh')).stream;
    const outcomes = await Promise.all([
      one.records.append(stream.key, stream, anAddition('c2', 'from one')),
      two.records.append(stream.key, theirs, anAddition('c3', 'from two')),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'conflict']);
    expect(await keys(stage)).toEqual(['NC-2026-0001/0001', 'NC-2026-0001/0002']);
  });

  const handlingOf = (room: GraphRoom) =>
    createHandling(
      {
        records: room.records,
        organisation: room.organisation,
        reviews: room.reviews,
        exports: room.exports,
        sessions: room.sessions,
        register: room.register,
        clock: stage.clock,
        people: room.people,
        identities: theIdentities,
        digest: sha256,
        committed: () => undefined,
      },
      { procedureVersion: '1.0', calendar: { timeZone: 'Europe/Paris', holidays: [] } },
    );

  it('is read once for a refusal, and at most six times, however far a card claims to be', async () => {
    const { handle } = handlingOf(one);
    const actor = anActor();
    await handle({ command: aReport(), actor, commandId: 'c1' });
    const command = { name: 'objectToRejection', reference: 'NC-2026-0001', text: 'No' } as const;
    const requests = async (work: () => Promise<unknown>) => {
      const before = one.usage().requests;
      const outcome = await work().catch(({ code }: { code: unknown }) => code);
      return [outcome, one.usage().requests - before];
    };
    const refused = expect.objectContaining({ kind: 'refused' });
    expect(await requests(() => handle({ command, actor, commandId: 'c2', seen: 999 }))).toEqual([refused, 1]);
    // Of a record that is not theirs, nothing shows that the number is invented.
    const stranger = { ...actor, id: '99999999-9999-4999-8999-999999999999' };
    for (const seen of [2, 999])
      expect(await requests(() => handle({ command, actor: stranger, commandId: 'c3', seen }))).toEqual([
        'notSeenYet',
        6,
      ]);
  });

  it('commits both of two concurrent commands, in order, through the use cases', async () => {
    const handling = [one, two].map(handlingOf);
    const actor = anActor();
    await handling[0]?.handle({ command: aReport(), actor, commandId: 'c1' });
    await two.records.load('NC-2026-0001', 'inHand');
    const add = (text: string) => ({ name: 'addToReport', reference: 'NC-2026-0001', text }) as const;
    const handled = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text, n) => handling[n % 2]?.handle({ command: add(text), actor, commandId: text })),
    );
    expect(handled.map((each) => each?.kind)).toEqual(['done', 'done', 'done', 'done']);
    const { stream } = await one.records.load('NC-2026-0001', 'fresh');
    expect(texts(stream)?.toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(stream?.damage).toBeUndefined();
    expect((await keys(stage)).length).toBe(5);
  });

  it('repeats the outcome of a command that another replica has committed', async () => {
    const stream = await begin();
    await two.records.load(stream.key, 'inHand');
    await two.records.append(stream.key, stream, anAddition('c2', 'once'));
    const again = await one.records.append(stream.key, stream, anAddition('c2', 'once'));
    expect(again).toMatchObject({ outcome: 'repeated', commit: { sequence: 2, commandId: 'c2' } });
    expect(await keys(stage)).toHaveLength(2);
  });

  it('never runs back in time within a stream', async () => {
    const stream = await begin();
    const earlier = { ...anAddition('c2', 'more'), at: new Date('2026-11-24T08:00:00.000Z') };
    const written = await one.records.append(stream.key, stream, earlier);
    expect(written).toMatchObject({ commit: { at: '2026-11-24T09:00:00.123Z' } });
  });

  describe.each([
    ['a gateway timeout', { status: 504, body: '<html><h1>Gateway Timeout</h1></html>' }],
    ['a server error without a body', { status: 500, body: '' }],
    ['a dropped connection', { drop: true }],
  ])('with %s', (_name, failure) => {
    it.each(['before', 'after'] as const)('%s the row was written, commits a report once at most', async (when) => {
      await stage.fault({ method: 'POST', path: '/items', count: 1, when, ...failure });
      const first = await one.records.open(aDraft('c1')).then(
        ({ outcome }) => outcome,
        (error: { code: string }) => error.code,
      );
      expect(first).toBe(when === 'after' ? 'committed' : 'notKnownYet');
      const second = await two.records.open(aDraft('c1'));
      expect(second.stream.key).toBe('NC-2026-0001');
      expect(await keys(stage)).toEqual(['NC-2026-0001/0001']);
    });

    it.each(['before', 'after'] as const)('%s the row was written, adds once at most', async (when) => {
      const stream = await begin();
      await stage.fault({ method: 'POST', path: '/items', count: 1, when, ...failure });
      const first = await one.records.append(stream.key, stream, anAddition('c2', 'more')).then(
        ({ outcome }) => outcome,
        (error: { code: string }) => error.code,
      );
      expect(first).toBe(when === 'after' ? 'committed' : 'notKnownYet');
      const now = await one.records.load(stream.key, 'inHand');
      if (when === 'before') await one.records.append(stream.key, now.stream, anAddition('c2', 'more'));
      expect(await keys(stage)).toEqual(['NC-2026-0001/0001', 'NC-2026-0001/0002']);
    });
  });

  it('reports an unknown outcome while Graph is down, and finds the row afterwards', async () => {
    await stage.fault({ method: 'POST', path: '/items', count: 1, when: 'after', drop: true });
    await stage.fault({ method: 'GET', count: 1000, status: 503, body: '' });
    await expect(one.records.open(aDraft('c1'))).rejects.toMatchObject({ code: 'notKnownYet' });
    await stage.control('DELETE', 'faults');
    expect(await one.records.open(aDraft('c1'))).toMatchObject({
      outcome: 'repeated',
      stream: { key: 'NC-2026-0001' },
    });
    expect(await keys(stage)).toHaveLength(1);
  });

  it('fails fast while throttled, and sends nothing until the time is over', async () => {
    await stage.fault({ method: 'POST', path: '/items', count: 1, status: 429, retryAfter: 30 });
    await expect(one.records.open(aDraft('c1'))).rejects.toMatchObject({ code: 'throttled', retryAfter: 30 });
    const before = one.usage().requests;
    await expect(one.records.open(aDraft('c1'))).rejects.toMatchObject({ code: 'throttled' });
    expect(one.usage().requests).toBe(before);
    expect(await two.records.open(aDraft('c1'))).toMatchObject({ outcome: 'committed' });
  });

  it('repeats a lagging filter until it shows what the person saw', async () => {
    await stage.fault({ lagMs: 200 });
    const stream = await begin();
    expect((await two.records.load(stream.key, 'fresh')).stream).toBeUndefined();
    const found = await two.records.lookFor(stream.key, (read) => read !== undefined);
    expect(found).toEqual(stream);
  });

  it('waits for a filter that lags', async () => {
    await stage.fault({ lagMs: 200 });
    const stream = await begin();
    const opened = await two.records.open(aDraft('c1'));
    expect(opened).toMatchObject({ outcome: 'repeated', stream: { key: stream.key } });
    const written = await one.records.append(stream.key, stream, anAddition('c2', 'one'));
    expect(written.outcome).toBe('committed');
    const conflict = await two.records.append(stream.key, stream, anAddition('c3', 'two'));
    expect(conflict.outcome).toBe('conflict');
    const { stream: theirs } = await two.records.load(stream.key, 'fresh');
    expect(theirs && lastCommit(theirs).sequence).toBe(2);
    expect(await keys(stage)).toHaveLength(2);
  });

  it('gives parallel reports on two replicas distinct numbers without a gap', async () => {
    const opened = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one : two).records.open(aDraft(`c${n}`))),
    );
    const references = opened.map(({ stream }) => stream.key).sort();
    expect(references).toEqual(Array.from({ length: 10 }, (_, n) => `NC-2026-${String(n + 1).padStart(4, '0')}`));
  });

  it("counts a reference's year in the organisation's time zone", async () => {
    const opened = await one.records.open(aDraft('c1', { at: new Date('2026-12-31T23:30:00.000Z') }));
    expect(opened.stream.key).toBe('NC-2027-0001');
  });

  it('continues the numbers after a restart', async () => {
    await begin();
    const three = await stage.open();
    expect((await three.records.open(aDraft('c2'))).stream.key).toBe('NC-2026-0002');
  });

  it('drops a record changed by another replica at the next poll', async () => {
    const stream = await begin();
    await two.records.append(stream.key, stream, anAddition('c2', 'elsewhere'));
    expect(texts((await one.records.load(stream.key, 'inHand')).stream)).toEqual([]);
    const seen: unknown[] = [];
    const stop = one.follow.onCommit((commit) => seen.push(commit));
    await one.follow.pollNow();
    stop();
    expect(texts((await one.records.load(stream.key, 'inHand')).stream)).toEqual(['elsewhere']);
    expect(seen).toEqual([stream.key, stream.key]);
  });

  it('starts again after an expired delta token', async () => {
    const stream = await begin();
    await one.follow.pollNow();
    await stage.control('POST', 'delta/expire');
    await two.records.append(stream.key, stream, anAddition('c2', 'elsewhere'));
    const seen: unknown[] = [];
    one.follow.onCommit((commit) => seen.push(commit));
    await one.follow.pollNow();
    expect(texts((await one.records.load(stream.key, 'inHand')).stream)).toEqual(['elsewhere']);
    expect(seen).toContain(stream.key);
    await two.records.open(aDraft('c3'));
    await one.follow.pollNow();
    expect(seen).toContain('NC-2026-0002');
  });

  it('polls by the clock, and continues after a failed poll', async () => {
    one.follow.start();
    await stage.fault({ method: 'GET', path: '/delta', count: 3, status: 400 });
    stage.clock.advance(15_000);
    await one.follow.pollNow();
    await one.follow.pollNow();
    expect(stage.logged.map(({ event }) => event)).toContain('history.pollFailed');
    await begin();
    const seen = new Promise((resolve) => one.follow.onCommit(resolve));
    stage.clock.advance(15_000);
    expect(await seen).toBe('NC-2026-0001');
  });

  it('names an edited row, and writes nothing after it', async () => {
    const stream = await begin();
    const written = await one.records.append(stream.key, stream, anAddition('c2', 'true'));
    if (written.outcome !== 'committed') throw new Error(written.outcome);
    const [, row] = await stage.items('History');
    const forged = String(row?.fields.Events).replace('true', 'false');
    await stage.http('PATCH', `/lists/History/items/${row?.id}/fields`, { Events: forged });
    await one.follow.pollNow();
    const { stream: read } = await one.records.load(stream.key, 'inHand');
    expect(read?.damage).toEqual({ kind: 'untrusted', row: 'NC-2026-0001/0002' });
    expect(read?.commits).toHaveLength(1);
    await expect(one.records.append(stream.key, read, anAddition('c3', 'x'))).rejects.toMatchObject({
      code: 'refused',
    });
    expect(stage.logged.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['history.rowEdited', 'history.damaged']),
    );
  });

  it('notices a row that was deleted', async () => {
    const stream = await begin();
    const written = await one.records.append(stream.key, stream, anAddition('c2', 'a'));
    if (written.outcome !== 'committed') throw new Error(written.outcome);
    await one.records.append(stream.key, written.stream, anAddition('c3', 'b'));
    await one.follow.pollNow();
    const [, row] = await stage.items('History');
    await stage.http('DELETE', `/lists/History/items/${row?.id}`);
    await one.follow.pollNow();
    const { stream: read } = await one.records.load(stream.key, 'inHand');
    expect(read?.damage).toEqual({ kind: 'missing', row: 'NC-2026-0001/0002' });
  });

  it('shares the settings of the organisation', async () => {
    const event = {
      type: 'TriageChannelChosen',
      channelId: '19:triage@thread.tacv2',
      channelName: 'Triage',
      teamId: '19:team@thread.tacv2',
      language: 'en',
    } as const;
    const draft = { ...aDraft('s1'), events: [event] } as const;
    expect(await one.organisation.append('SETTINGS', undefined, draft)).toMatchObject({ outcome: 'committed' });
    expect(one.organisation.current().triageChannel?.channelName).toBe('Triage');
    expect(two.organisation.current().triageChannel).toBeUndefined();
    await two.follow.pollNow();
    expect(two.organisation.current().triageChannel?.channelId).toBe(event.channelId);
    expect((await stage.open()).organisation.current().triageChannel?.teamId).toBe(event.teamId);
  });

  it('finds pending effects at start', async () => {
    for (const [command, minutes] of [['c1', '00'] as const, ['c2', '30'] as const]) {
      const { stream } = await one.records.open(aDraft(command, { at: new Date(`2026-11-24T09:${minutes}:00.000Z`) }));
      await one.project(stream);
    }
    await one.records.open(aDraft('c3', { at: new Date('2026-11-24T10:00:00.000Z') }));
    const three = await stage.open();
    expect(pendingIn(three)).toEqual(['NC-2026-0003/1']);
  });

  it('finds at start the effects of a commit that its item shows without them, however old', async () => {
    for (const command of ['c1', 'c2']) {
      const { stream } = await one.records.open(aDraft(command, { at: new Date('2026-11-24T09:00:00.000Z') }));
      await one.project(stream, command === 'c1' ? 0 : 1);
    }
    const last = (await one.records.open(aDraft('c3', { at: new Date('2026-11-28T10:00:00.000Z') }))).stream;
    await one.project(last);
    expect(pendingIn(await stage.open())).toEqual(['NC-2026-0001/1']);
  });
});
