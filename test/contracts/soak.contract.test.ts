import { readLists, type Site } from '../journeys/storm/checker/site.ts';
import { fromSeed } from '../journeys/storm/random.ts';
import { testLimit } from '../setup/timeLimits.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { historyAgainstPeople, listsAgainstHistory, registerAgainstBoth } from './soak/differences.ts';
import { type FaultyWay, openFaultyWay } from './soak/faultyWay.ts';
import { createPeople } from './soak/people.ts';
import { openReplica, type Replica } from './soak/replica.ts';

/** Number of nonconformities. For a soak test: `SOAK_LIVES=2000 SEED=7 npm test -- test/contracts/soak`. */
const lives = Number(process.env.SOAK_LIVES ?? 10);
const share = 0.05;
const atOnce = 6;
const mostRounds = 120;
const timeout = lives * 10_000 + testLimit;

/**
 * Five of a hundred requests to Graph fail, in every known way, while two replicas work on the same records.
 * Afterwards register, lists and History agree.
 */
describe('a soak over two replicas', () => {
  const seed = Number(process.env.SEED ?? 100_2026);
  let stage: GraphStage;
  let way: FaultyWay;
  let one: Replica;
  let two: Replica;
  let people: ReturnType<typeof createPeople>;
  let site: Site;

  const isPending = ({ room, outbox }: Replica): boolean =>
    [...room.register.all()].some(({ reference }) => outbox.isPending(reference));

  const read = () => readLists({ graph: stage.graph.url, teams: '', checkpointKey: {} });
  /** Rows written during a lag are visible a while later. */
  const hasHeard = ({ room }: Replica, now: Site): boolean =>
    registerAgainstBoth(room.register.all(), now).length === 0;

  /** Until the outbox is empty and all servers are in sync; the tests report what never arrives. */
  const settle = async (): Promise<Site> => {
    for (let round = 1; ; round += 1) {
      await Promise.all([one, two].map(({ room }) => room.follow.pollNow()));
      stage.clock.advance(60_000);
      await Promise.all([one, two].map(({ outbox }) => outbox.idle()));
      if ([one, two].some(isPending) && round < mostRounds) continue;
      const now = await read();
      if (round >= mostRounds || [one, two].every((replica) => hasHeard(replica, now))) return now;
    }
  };

  beforeAll(async () => {
    process.stdout.write(`seed ${seed}\n`);
    stage = await openGraphStage();
    await stage.reset();
    way = await openFaultyWay(stage.graph.url, fromSeed(seed + 1), share);
    [one, two] = await Promise.all([openReplica(stage, way.url), openReplica(stage, way.url)]);
    people = createPeople(stage, [one, two], seed);
    await people.live(lives, atOnce);
    await way.clearUp();
    site = await settle();
    const { done, refused, unsaid, stuck } = people.told;
    const counts = { commands: people.commands(), done: done.size, refused: refused.size, unsaid, stuck };
    process.stdout.write(`${JSON.stringify({ ...counts, requests: way.requests(), met: way.met() })}\n`);
  }, timeout);
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await stage.close();
    await way.close();
  });

  it('had every kind of failure, many commands, whole lives', () => {
    expect(way.kinds.filter((kind) => way.met()[kind] === undefined)).toEqual([]);
    expect(people.told.unsaid).toBe(0);
    expect(people.told.done.size).toBeGreaterThan(lives * 6);
    expect(people.told.stuck).toEqual([]);
    expect([...one.room.register.all()].map(({ stage: reached }) => reached)).toContain('closed');
    expect(site.actions.length).toBeGreaterThan(lives / 2);
  });

  it('has every acknowledged command once in History, and nothing else', () => {
    expect(historyAgainstPeople(site, people.told)).toEqual([]);
  });

  it('has lists that match History', () => {
    expect(listsAgainstHistory(site)).toEqual([]);
  });

  it('has replicas whose memory matches the lists and History', async () => {
    expect(registerAgainstBoth(one.room.register.all(), site)).toEqual([]);
    expect(registerAgainstBoth(two.room.register.all(), site)).toEqual([]);
    const fresh = await stage.open();
    expect(registerAgainstBoth(fresh.register.all(), site)).toEqual([]);
  });

  it('would have detected a difference', () => {
    const entries = [...one.room.register.all()];
    const [first, ...others] = entries;
    if (!first) throw new Error('nothing was reported');
    const different: readonly Partial<typeof first>[] = [
      { stage: first.stage === 'closed' ? 'withdrawn' : 'closed' },
      { what: `${first.what}!` },
      { sequence: first.sequence - 1 },
      { measured: undefined },
    ];
    for (const change of different)
      expect(registerAgainstBoth([{ ...first, ...change }, ...others], site)).toHaveLength(1);
    expect(registerAgainstBoth(others, site)).not.toEqual([]);
    expect(registerAgainstBoth(entries, { ...site, nonconformities: site.nonconformities.slice(1) })).not.toEqual([]);
    const [done = ''] = people.told.done;
    const unsaid = { ...people.told, done: new Set([...people.told.done].slice(1)) };
    expect(historyAgainstPeople(site, unsaid)).toEqual([['without a command', done]]);
    expect(historyAgainstPeople(site, { ...unsaid, refused: new Set([done]) })).toContainEqual(['refused', done]);
    expect(historyAgainstPeople({ ...site, history: [] }, people.told)).toHaveLength(people.told.done.size);
    expect(listsAgainstHistory({ ...site, actions: site.actions.slice(1) })).not.toEqual([]);
  });
});
