import { createHash } from 'node:crypto';
import { contributionsList } from '../../graph/lists/contributions.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
import { problemWhy } from '../../procedure/causes/causePath.ts';
import type { Cause, Contribution } from '../../procedure/causes/contribution.ts';
import { foldContributions } from '../../procedure/causes/foldContributions.ts';
import type { RecordCommand } from '../../procedure/commands/recordCommands.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { presses, theClassification } from '../builders/aRecord.ts';
import { aReport } from '../builders/aReport.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';
import {
  onGraph,
  onMemory,
  type SessionGround,
  type SessionReplica,
  type StoredContribution,
} from './sessionGround.ts';

const reference: Reference = 'NC-2026-0001';
const key = `${reference}/S1` as const;
const hour = 60 * 60_000;
const { reporter, owner, ismsManager, facilitator } = thePeople;
/** The id of a press with this name, in the usual format. */
const idOf = (name: string): string => createHash('sha256').update(name).digest('hex');

const done = async <T extends { readonly kind: string }>(handled: Promise<T>) => {
  const outcome = await handled;
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { kind: 'done' }>;
};
const give = (to: SessionReplica, command: RecordCommand, actor: Actor, commandId: string) =>
  to.handling.handle({ command, actor, commandId });
const openS = (to: SessionReplica, commandId: string, kind: 'fiveWhys' | 'sweep' = 'fiveWhys', by: Actor = owner) =>
  give(to, { name: 'openSession', reference, kind, facilitator: facilitator.id }, by, commandId);
const closeS = (to: SessionReplica, commandId: string, by: Actor = facilitator) =>
  give(to, { name: 'closeSession', reference, session: 'S1' }, by, commandId);
const takeLate = (to: SessionReplica, commandId: string, by: Actor = facilitator) =>
  give(to, { name: 'takeLateContributions', reference, session: 'S1' }, by, commandId);
const contribute = (
  to: SessionReplica,
  name: string,
  contribution: Parameters<SessionReplica['handling']['contribute']>[0]['command']['contribution'],
  actor: Actor = reporter,
) =>
  to.handling.contribute({
    command: { name: 'contribute', reference, session: 'S1', contribution },
    actor,
    commandId: idOf(name),
  });
const cause = (to: SessionReplica, name: string, by?: Actor, why = problemWhy) =>
  contribute(to, name, { type: 'CauseAdded', why, text: `text of ${name}` }, by);
const vote = (to: SessionReplica, name: string, on: string, by: Actor) =>
  contribute(to, name, { type: 'VoteCast', why: problemWhy, cause: idOf(on) }, by);

/** A closing computed from the stored rows, without the product's code. */
const expectClosing = (
  { ranges, count, digest }: { ranges: Readonly<Record<string, string>>; count: number; digest: string },
  rows: readonly StoredContribution[],
): void => {
  const stored = new Map(rows.map((row) => [row.ContributionKey, row.Inputs]));
  const hash = createHash('sha256');
  let counted = 0;
  for (const run of Object.keys(ranges).sort())
    for (const part of (ranges[run] ?? '').split(',')) {
      const [from = '', to = from] = part.split('-');
      for (let number = Number(from); number <= Number(to); number += 1) {
        const inputs = stored.get(`${key}/${run}/${number}`);
        if (inputs === undefined) throw new Error(`${run}/${number} is not there`);
        const inner = createHash('sha256').update(inputs, 'utf8').digest('hex');
        hash.update(`${key}/${run}/${number} ${inner}\n`, 'utf8');
        counted += 1;
      }
    }
  expect({ counted, digest: hash.digest('hex') }).toEqual({ counted: count, digest });
};

const shapeOf = ({ id, voters, causes }: Cause): unknown => [id, [...voters].sort(), causes.map(shapeOf)];
const turned = <T>(all: readonly T[], by: number): readonly T[] => [...all.slice(by), ...all.slice(0, by)];

let stage: GraphStage;
beforeAll(async () => {
  stage = await openGraphStage();
});
afterAll(() => stage.close());

describe.each([
  ['memory', onMemory],
  ['graph', () => onGraph(stage)],
] as const)('a live session on three replicas over %s', (_name, open) => {
  let ground: SessionGround;
  const replicas = () => ground.replicas;
  const allPoll = async () => {
    for (const replica of replicas()) await replica.poll();
  };
  const asked = (replica: SessionReplica, by: Actor = ismsManager) => replica.handling.session(reference, 'S1', by);
  const sessions = async () => {
    const { stream } = await ground.replicas[0].records.load(reference, 'fresh');
    return stream?.state.sessions ?? [];
  };

  beforeEach(async () => {
    ground = await open();
    await done(ground.replicas[0].handling.handle({ command: aReport(), actor: reporter, commandId: 'report' }));
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'Once',
      ...theClassification,
      owner: owner.id,
    } as const;
    await done(give(ground.replicas[0], { name: 'triageReport', reference, ...triage }, ismsManager, 'triage'));
  });

  it('is opened once, by the first commit', async () => {
    const [a, b, c] = ground.replicas;
    const outcomes = await Promise.all([openS(a, 'o1'), openS(b, 'o2'), openS(c, 'o3')]);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.kind === 'refused') expect(outcome.refusal).toEqual({ reason: 'sessionLive', session: 'S1' });
    await done(closeS(a, 'close'));
    await done(openS(b, 'again'));
    expect((await sessions()).map(({ id, closed }) => [id, closed !== undefined])).toEqual([
      ['S1', true],
      ['S2', false],
    ]);
  });

  it('has the same tree on each, in any order of arrival', async () => {
    const [a, b, c] = ground.replicas;
    await done(openS(a, 'open'));
    const names = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];
    await Promise.all(names.map((name, n) => done(cause(replicas()[n % 3] ?? a, name))));
    await allPoll();
    await done(cause(b, 'below', owner, idOf('c0')));
    // A vote may come before its cause: `below` is not known to `c` yet.
    await done(contribute(c, 'v1', { type: 'VoteCast', why: idOf('c0'), cause: idOf('below') }, ismsManager));
    await done(vote(a, 'v2', 'c1', owner));
    await done(vote(b, 'v3', 'c2', owner));
    await done(contribute(c, 'gone', { type: 'Removed', what: idOf('c5') }, facilitator));
    await allPoll();
    const trees = await Promise.all(replicas().map(async (replica) => (await asked(replica))?.contributed));
    expect(trees[0]?.count).toBe(11);
    expect(trees[0]?.causes.map(({ id }) => id).sort()).toEqual(names.slice(0, 5).map(idOf).sort());
    for (const tree of trees) expect(tree).toEqual(trees[0]);
    const { included } = await a.sessions.contributions(key, [], 'fresh');
    for (let by = 0; by < included.length; by += 1)
      for (const order of [turned(included, by), turned(included, by).toReversed()])
        expect(foldContributions(order).causes.map(shapeOf)).toEqual(trees[0]?.causes.map(shapeOf));
  });

  it('does not refuse from memory alone', async () => {
    const [a, b] = ground.replicas;
    // It holds the record as it was before the session.
    await b.records.load(reference, 'fresh');
    await done(openS(a, 'open'));
    await done(cause(b, 'first'));
    await done(cause(a, 'mine', reporter));
    // Whose it is this replica has to look up first.
    await done(contribute(b, 'back', { type: 'Removed', what: idOf('mine') }, reporter));
    expect(await contribute(b, 'of another', { type: 'Removed', what: idOf('first') }, ismsManager)).toHaveProperty(
      'id',
    );
    expect(
      await contribute(b, 'of another too', { type: 'Removed', what: idOf('mine') }, thePeople.management),
    ).toEqual({
      kind: 'refused',
      refusal: { reason: 'nothingChanged' },
    });
  });

  it('is closed by a commit that names its rows, and keeps the tree and the other keys', async () => {
    const [a, b, c] = ground.replicas;
    await done(openS(a, 'open'));
    await Promise.all(['a', 'b', 'c', 'd'].map((name, n) => done(cause(replicas()[n % 3] ?? a, name))));
    const { commit, stream } = await done(closeS(b, 'close'));
    const [event] = commit.events;
    if (event?.type !== 'SessionClosed') throw new Error('not closed');
    expect(event).toMatchObject({ session: 'S1', by: 'facilitator' });
    const rows = await ground.rows();
    expect(event.count).toBe(rows.length);
    expectClosing(event, rows);
    expect(JSON.stringify(commit.events)).not.toContain('text of');
    expect(stream.state.stage).toBe('triaged');
    expect(c.committed).toEqual([]);
    expect(b.sessions.known()).toEqual([]);
  });

  it('gives a repeated closing the recorded outcome', async () => {
    const [a, b, c] = ground.replicas;
    await done(openS(a, 'open'));
    await done(cause(a, 'a'));
    const first = await done(closeS(a, 'close'));
    await c.sessions.contribute(key, { type: 'CauseAdded', id: idOf('late'), by: 'x', why: problemWhy, text: 'late' });
    for (const again of await Promise.all([done(closeS(a, 'close')), done(closeS(b, 'close'))]))
      expect([again.repeated, again.commit]).toEqual([true, first.commit]);
    expect(await closeS(b, 'another press')).toEqual({
      kind: 'refused',
      refusal: { reason: 'sessionClosed', by: 'facilitator' },
    });
  });

  it('keeps rows written after the closing as late, until they are included', async () => {
    const [a, b, c] = ground.replicas;
    await done(openS(a, 'open'));
    await done(cause(a, 'a'));
    await done(closeS(a, 'close'));
    await b.poll();
    expect(await done(cause(b, 'after'))).toMatchObject({ repeated: false, late: true });
    expect(await done(cause(b, 'after'))).toMatchObject({ repeated: true, late: true });
    expect(await vote(b, 'vote', 'a', owner)).toMatchObject({ refusal: { reason: 'sessionClosed' } });
    // What was given before is delivered again: it is there.
    expect(await done(cause(b, 'a'))).toMatchObject({ repeated: true });
    // As a replica does that does not know of the closing.
    for (const name of ['late', 'later'])
      await c.sessions.contribute(key, { type: 'CauseAdded', id: idOf(name), by: 'x', why: problemWhy, text: name });
    const before = await asked(b);
    expect(before?.contributed.causes.map(({ id }) => id)).toEqual([idOf('a')]);
    expect(before?.late.map(({ id }) => id).sort()).toEqual(['after', 'late', 'later'].map(idOf).sort());
    const { commit } = await done(takeLate(b, 'take'));
    const [event] = commit.events;
    if (event?.type !== 'LateContributionsTaken') throw new Error('not taken');
    expectClosing(event, await ground.rows());
    const after = await asked(b);
    expect(after?.contributed.count).toBe(4);
    expect(after?.late).toEqual([]);
    await b.poll();
    await a.poll();
    expect(await takeLate(a, 'take again')).toMatchObject({ refusal: { reason: 'nothingChanged' } });
    // One more row is one more commit, that includes it alone.
    await c.sessions.contribute(key, { type: 'CauseAdded', id: idOf('last'), by: 'x', why: problemWhy, text: 'last' });
    const [more] = (await done(takeLate(a, 'take more'))).commit.events;
    expect(more).toMatchObject({ type: 'LateContributionsTaken', count: 1 });
    expect((await asked(a))?.contributed.count).toBe(5);
  });

  it('includes late rows once when two people do it at the same time', async () => {
    const [a, b, c] = ground.replicas;
    await done(openS(a, 'open'));
    await done(closeS(a, 'close'));
    await b.poll();
    await c.sessions.contribute(key, { type: 'CauseAdded', id: idOf('late'), by: 'x', why: problemWhy, text: 'late' });
    const outcomes = await Promise.all([takeLate(a, 't1'), takeLate(b, 't2', owner)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect((await sessions())[0]?.late).toHaveLength(1);
  });

  it('stays open when its contributions cannot be read, and is closed by the next press', async () => {
    const [a] = ground.replicas;
    await done(openS(a, 'open'));
    await done(cause(a, 'a'));
    const mend = await ground.breakDown();
    await expect(closeS(a, 'close')).rejects.toMatchObject({ name: expect.stringMatching(/Fault$/) });
    await mend();
    expect((await sessions())[0]?.closed).toBeUndefined();
    await done(cause(a, 'b'));
    const { commit } = await done(closeS(a, 'close'));
    expectClosing(commit.events[0] as never, await ground.rows());
    expect((await asked(a))?.contributed.count).toBe(2);
  });

  it('does not read its contributions for a person who may not close it', async () => {
    const [a] = ground.replicas;
    await done(openS(a, 'open'));
    const mend = await ground.breakDown();
    expect(await closeS(a, 'close', reporter)).toMatchObject({ refusal: { reason: 'notAllowed' } });
    await mend();
  });

  describe('without a closing', () => {
    const freeze = async () => {
      await Promise.all(replicas().map(({ freezing }) => freezing.run()));
    };
    beforeEach(async () => {
      await done(openS(ground.replicas[0], 'open'));
      await allPoll();
    });

    it('is frozen a day after its last input, in one commit without a person', async () => {
      const [a, b, c] = ground.replicas;
      await done(cause(a, 'a'));
      ground.clock.advance(20 * hour);
      await done(cause(b, 'b'));
      ground.clock.advance(24 * hour - 1);
      await freeze();
      expect((await sessions())[0]?.closed).toBeUndefined();
      // It is not frozen yet, and no more contributions arrive.
      ground.clock.advance(1);
      expect(await cause(c, 'c')).toEqual({ kind: 'refused', refusal: { reason: 'sessionClosed', by: 'time' } });
      await Promise.all([a.freezing.run(), b.freezing.run()]);
      const { stream } = await c.records.load(reference, 'fresh');
      const closings = stream?.commits.filter(({ events }) => events.some(({ type }) => type === 'SessionClosed'));
      expect(closings).toHaveLength(1);
      expect(closings?.[0]).toMatchObject({
        actorId: 'tentwo',
        commandId: createHash('sha256').update(`["${reference}","S1","frozen"]`).digest('hex'),
        events: [{ type: 'SessionClosed', session: 'S1', by: 'time' }],
      });
      expectClosing(closings?.[0]?.events[0] as never, await ground.rows());
      const told = [...a.committed, ...b.committed].filter(({ actorId }) => actorId === 'tentwo');
      expect(told.length).toBe(1);
    });

    it('is frozen a day after its opening if it is empty', async () => {
      ground.clock.advance(24 * hour - 1);
      await freeze();
      expect((await sessions())[0]?.closed).toBeUndefined();
      ground.clock.advance(1);
      await freeze();
      expect((await sessions())[0]?.closed).toMatchObject({ how: 'time', count: 0, ranges: {} });
      expect(ground.replicas.flatMap(({ sessions: port }) => port.known())).toEqual([]);
    });

    it('is found by a replica that knows it only from the list, and checked again after a fault of Graph', async () => {
      const [, b] = ground.replicas;
      ground.clock.advance(25 * hour);
      const mend = await ground.breakDown();
      await b.freezing.run();
      expect(b.logged).toContain('session.notFrozen');
      await mend();
      await b.freezing.run();
      expect((await sessions())[0]?.closed).toMatchObject({ how: 'time' });
    });

    it('is frozen even if the record has ended meanwhile', async () => {
      const [a] = ground.replicas;
      const { containment, correction, consequences, statement } = presses;
      for (const { name, form } of [containment, correction, consequences, statement])
        await done(give(a, { name, reference, ...form } as RecordCommand, ismsManager, name));
      const accept = {
        name: 'acceptRisk',
        reference,
        reason: 'A cupboard',
        risk: 'R-12',
        expires: '2027-06-30',
      } as const;
      await done(give(a, accept, thePeople.management, 'accept'));
      await allPoll();
      ground.clock.advance(25 * hour);
      await freeze();
      const [session] = await sessions();
      expect(session?.closed).toMatchObject({ how: 'time' });
    });

    it('leaves the memory of a replica that learns of its closing', async () => {
      const [a, b] = ground.replicas;
      await done(cause(b, 'b'));
      await done(closeS(a, 'close'));
      expect(b.sessions.known()).toEqual([key]);
      await allPoll();
      await b.freezing.run();
      expect(b.sessions.known()).toEqual([]);
    });
  });
});

describe('a live session over graph, with faults', () => {
  let ground: SessionGround;
  beforeEach(async () => {
    ground = await onGraph(stage);
    const [a] = ground.replicas;
    await done(a.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' }));
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'Once',
      ...theClassification,
      owner: owner.id,
    } as const;
    await done(give(a, { name: 'triageReport', reference, ...triage }, ismsManager, 'triage'));
    await done(openS(a, 'open'));
    for (const replica of ground.replicas) await replica.poll();
  });
  afterEach(() => stage.control('DELETE', 'faults'));

  /** A person who presses again, elsewhere, until there is an answer. */
  const insist = async (give: (to: SessionReplica) => Promise<unknown>, first: number): Promise<void> => {
    for (let press = 0; press < 12; press += 1) {
      const to = ground.replicas[(first + press) % 3] ?? ground.replicas[0];
      const outcome = await give(to).catch(() => undefined);
      if (outcome) return;
    }
    throw new Error('gave up');
  };
  const counted = async (replica: SessionReplica) =>
    (await replica.handling.session(reference, 'S1', ismsManager))?.contributed;

  it('loses and duplicates nothing through faults before and after the write', async () => {
    const failures = [
      { status: 504, when: 'after' },
      { drop: true, when: 'after' },
      { status: 503, when: 'before' },
      { drop: true, when: 'before' },
      { status: 429, when: 'before' },
    ];
    for (const failure of failures) await stage.fault({ method: 'POST', path: '/items', count: 2, ...failure });
    const names = Array.from({ length: 30 }, (_, n) => `c${n}`);
    await Promise.all(names.map((name, n) => insist((to) => done(cause(to, name)), n)));
    for (const replica of ground.replicas) await replica.poll();
    for (const replica of ground.replicas) {
      const contributed = await counted(replica);
      expect(contributed?.causes.map(({ id }) => id).sort()).toEqual(names.map(idOf).sort());
      expect(contributed?.count).toBe(30);
    }
    const { commit } = await done(closeS(ground.replicas[1], 'close'));
    expectClosing(commit.events[0] as never, await ground.rows());
  });

  it('keeps once what a killed server wrote without an answer', async () => {
    const [a, b] = ground.replicas;
    await done(cause(a, 'before'));
    await stage.fault({ method: 'POST', path: '/items', count: 1, when: 'after', drop: true });
    // It looks for its own row and does not find out any more.
    await stage.fault({ method: 'GET', path: '/items', count: 30, status: 503, when: 'before' });
    await expect(cause(a, 'doubtful')).rejects.toMatchObject({ code: 'notKnownYet' });
    await stage.control('DELETE', 'faults');
    // The person presses again on another replica, which has reloaded the session.
    await b.sessions.contributions(key, [], 'fresh');
    expect(await done(cause(b, 'doubtful'))).toMatchObject({ repeated: true });
    const rows = await ground.rows();
    expect(rows.filter(({ Inputs }) => Inputs.includes(idOf('doubtful')))).toHaveLength(1);
    const { commit } = await done(closeS(b, 'close'));
    expectClosing(commit.events[0] as never, rows);
    expect((await counted(b))?.count).toBe(2);
  });

  it('folds rows written twice because of a lag into one', async () => {
    const [a, b, c] = ground.replicas;
    for (const replica of ground.replicas) await replica.sessions.contributions(key, [], 'inHand');
    await stage.fault({ lagMs: 300 });
    await done(cause(a, 'same'));
    // The same press, delivered again elsewhere, where it is not to be seen yet.
    await done(cause(b, 'same'));
    expect(await ground.rows()).toHaveLength(2);
    const known = async (replica: SessionReplica) => (await replica.sessions.contributions(key, [], 'inHand')).included;
    for (const replica of ground.replicas)
      for (let look = 0; look < 50 && (await known(replica)).length < 2; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await replica.poll();
      }
    const trees = await Promise.all([a, b, c].map(counted));
    for (const tree of trees) {
      expect(tree?.count).toBe(1);
      expect(tree).toEqual(trees[0]);
    }
    const { commit } = await done(closeS(c, 'close'));
    expect(commit.events[0]).toMatchObject({ count: 2 });
    expectClosing(commit.events[0] as never, await ground.rows());
  });

  it('waits before its closing for a row in progress elsewhere', async () => {
    const [a, b] = ground.replicas;
    await done(cause(a, 'a'));
    const [row] = await ground.rows();
    const run = row?.ContributionKey.split('/')[2] ?? '';
    await done(cause(b, 'b'));
    // The third of a run is there, the second comes a moment later.
    const at = '2026-11-24T09:00:00.000Z';
    const put = (number: number) => {
      const contribution: Contribution = {
        type: 'CauseAdded',
        id: idOf(`r${number}`),
        at,
        by: 'x',
        why: problemWhy,
        text: 'x',
      };
      const fields = { Session: key, At: at, When: at, Inputs: JSON.stringify([contribution]) };
      return stage.http('POST', '/lists/Contributions/items', {
        fields: sealedFields(contributionsList, { ...fields, ContributionKey: `${key}/${run}/${number}` }),
      });
    };
    await put(3);
    const closing = closeS(b, 'close');
    await put(2);
    const { commit } = await done(closing);
    expect(commit.events[0]).toMatchObject({ ranges: { [run]: '1-3' } });
  });

  it('shows as late what a replica accepted before it learned of the closing', async () => {
    const [a, b, c] = ground.replicas;
    await done(cause(b, 'b'));
    await c.handling.session(reference, 'S1', ismsManager);
    await done(closeS(a, 'close'));
    // Its record in memory is still open.
    expect(await done(cause(c, 'late'))).toMatchObject({ repeated: false });
    await c.poll();
    const seen = await c.handling.session(reference, 'S1', ismsManager);
    expect(seen?.late.map(({ id }) => id)).toEqual([idOf('late')]);
    expect(seen?.contributed.count).toBe(1);
    expect(lastCommit(seen?.stream as never).sequence).toBe(4);
    // Now it knows of it.
    expect(await done(cause(c, 'later'))).toMatchObject({ late: true });
  });

  it('is verified: rows edited or deleted by hand are named', async () => {
    const [a, b] = ground.replicas;
    for (const [name, to] of [
      ['a', a],
      ['b', b],
      ['c', b],
    ] as const)
      await done(cause(to, name));
    await done(closeS(a, 'close'));
    const site = { hostname: tenant.hostname, sitePath: tenant.sitePath };
    const check = async () => {
      const { history, contributions } = await readSite({ ...stage.productOptions, site, wait: async () => undefined });
      const { closings, findings } = checkHistory(history, { now: new Date(), contributions });
      return { closings, findings: findings.map(({ row, misfit, about }) => [row, misfit, about]) };
    };
    expect(await check()).toEqual({ closings: 1, findings: [] });
    const [first, second] = await stage.items('Contributions');
    const [edited, deleted] = [first, second].map((item) => String(item?.fields.ContributionKey));
    await stage.http('PATCH', `/lists/Contributions/items/${first?.id}/fields`, { Inputs: '[]' });
    expect((await check()).findings).toEqual([[`${reference}/0004`, 'contributionsDiffer', `edited: ${edited}`]]);
    await stage.http('DELETE', `/lists/Contributions/items/${second?.id}`);
    expect((await check()).findings).toEqual([[`${reference}/0004`, 'contributionMissing', deleted]]);
  });

  it('costs no request while no session is in memory, and one per poll otherwise', async () => {
    const room = await stage.open();
    const before = room.usage().requests;
    // History, Nonconformities and Corrective actions.
    await room.follow.pollNow();
    expect(room.usage().requests - before).toBe(3);
    await room.sessions.contributions(key, [], 'inHand');
    const live = room.usage().requests;
    await room.follow.pollNow();
    expect(room.usage().requests - live).toBe(4);
  });
});
