import type { GraphRoom } from '../../graph/graphRoom.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { theApproval, theReport, untilClosed, untilSubmitted } from '../builders/aLife.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';
import { live } from './live.ts';
import { sealedFields } from './sealedFields.ts';

describe('items written by an earlier version', () => {
  let stage: GraphStage;
  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.reset());

  const itemOf = async (reference: string) => {
    const all = await stage.items('Nonconformities');
    const item = all.find(({ fields }) => fields.Reference === reference);
    if (!item) throw new Error(`no ${reference}`);
    return item;
  };
  const factsOf = async (reference: string) => JSON.parse(String((await itemOf(reference)).fields.Facts));
  /** The item as written by a version with these facts. */
  const written = async (reference: string, changes: object) => {
    const { id, fields } = await itemOf(reference);
    const facts = { ...JSON.parse(String(fields.Facts)), ...changes };
    const row = sealedFields(nonconformitiesList, { ...fields, Facts: JSON.stringify(facts) });
    await stage.http('PATCH', `/lists/Nonconformities/items/${id}/fields`, row);
  };
  const requestsOf = async (work: () => Promise<unknown>) => {
    await stage.control('DELETE', 'usage');
    await work();
    return (await stage.control('GET', 'usage')) as { requests: number; resourceUnits: number };
  };
  const measured = (room: GraphRoom) => [...room.register.all()].filter(({ measured: facts }) => facts?.marks).length;

  /** The second has actions. */
  const three = async () => {
    const room = await stage.open();
    const lives = [[], [...untilSubmitted, theApproval, ...untilClosed.slice(0, 2)], []];
    const keys: string[] = [];
    for (const [number, steps] of lives.entries()) {
      const { stream } = await room.records.open(aDraft(`report ${number}`, { events: theReport.events }));
      await room.project(await live(room, steps, stream));
      keys.push(stream.key);
    }
    return keys;
  };

  it('are rewritten within the budget of bulk, and then counted on every replica', async () => {
    const keys = await three();
    const [plain = '', withActions = '', third = ''] = keys;
    await written(plain, { v: 3, marks: undefined });
    await written(withActions, { v: 2, marks: undefined });
    await written(third, { marks: undefined });
    const [one, two] = [await stage.open({ budget: { unitsPerMinute: 400, servers: 1 } }), await stage.open()];
    expect(one.gauges().governed?.unitsLeft).toBe(100);
    expect([measured(one), measured(two)]).toEqual([0, 0]);
    const { requests, resourceUnits } = await requestsOf(() => one.follow.renewNow());
    // The rows and the write of each; and the actions of the one that has them.
    expect(requests).toBe(7);
    expect(resourceUnits).toBe(14);
    expect(one.gauges().governed?.unitsLeft).toBeLessThan(100);
    for (const key of keys) expect(await factsOf(key)).toMatchObject({ v: 4, marks: expect.any(Array) });
    await Promise.all([one.follow.pollNow(), two.follow.pollNow()]);
    expect([measured(one), measured(two)]).toEqual([3, 3]);
    // The other has nothing left to do, and neither has the next server to start.
    const later = await stage.open();
    for (const room of [one, two, later]) expect((await requestsOf(() => room.follow.renewNow())).requests).toBe(0);
    expect(stage.logged.map(({ event }) => event)).not.toContain('projection.edited');
  });

  it('are rewritten once by two concurrent replicas', async () => {
    const keys = await three();
    for (const key of keys) await written(key, { v: 3 });
    const [one, two] = [await stage.open(), await stage.open()];
    await Promise.all([one.follow.renewNow(), two.follow.renewNow()]);
    for (const key of keys) {
      expect(await factsOf(key)).toMatchObject({ v: 4 });
      // Made, written by the earlier version, rewritten.
      expect((await itemOf(key)).eTag).toMatch(/,3"$/);
    }
  });

  it('never go back: commits of another replica remain', async () => {
    const [key = ''] = await three();
    await written(key, { v: 3 });
    const [one, two] = [await stage.open(), await stage.open()];
    const { stream } = await two.records.load(key, 'fresh');
    const next = await two.records.append(key, stream, anAddition('more', 'more'));
    if (next.outcome === 'conflict') throw new Error('conflict');
    await two.project(next.stream);
    await one.follow.renewNow();
    expect((await itemOf(key)).fields).toMatchObject({ Sequence: 2 });
  });

  it('are left alone if a later version wrote them, or their seal is invalid', async () => {
    const [later = '', edited = ''] = await three();
    await written(later, { v: 5 });
    const { id } = await itemOf(edited);
    await stage.http('PATCH', `/lists/Nonconformities/items/${id}/fields`, { Facts: '{"v":3}' });
    const one = await stage.open();
    expect((await requestsOf(() => one.follow.renewNow())).requests).toBe(0);
    expect(await factsOf(later)).toMatchObject({ v: 5 });
  });

  it('are rewritten the next time after a fault of Microsoft 365', async () => {
    const [key = ''] = await three();
    await written(key, { v: 3 });
    const one = await stage.open();
    await stage.fault({ method: 'GET', path: '/items', count: 20, status: 503, when: 'before' });
    await expect(one.follow.renewNow()).rejects.toMatchObject({ code: 'unreachable' });
    await stage.control('DELETE', 'faults');
    await one.follow.renewNow();
    expect(await factsOf(key)).toMatchObject({ v: 4 });
  });

  it('delay no one, even 5,000 of them: a start only reads the pages, and reports are saved meanwhile', async () => {
    const { Facts, ...fields } = (await itemOf((await three())[0] ?? '')).fields;
    const facts = String(Facts).replace('"v":4', '"v":3');
    const lists = (await stage.http('GET', '/lists')) as { value: { id: string; displayName: string }[] };
    const listId = lists.value.find(({ displayName }) => displayName === 'Nonconformities')?.id;
    for (let number = 1; number <= 5000; number += 1) {
      const row = { ...fields, Reference: `NC-2025-${10_000 + number}`, Facts: facts };
      await stage.control('POST', 'items', { listId, count: 1, fields: sealedFields(nonconformitiesList, row) });
    }
    // Enough for one request.
    const room = await stage.open({ budget: { unitsPerMinute: 1, servers: 1 } });
    expect([...room.register.all()]).toHaveLength(5003);
    const { requests } = await requestsOf(async () => {
      void room.follow.renewNow().catch(() => undefined);
      await room.records.open(aDraft('meanwhile'));
    });
    expect(requests).toBeLessThanOrEqual(2);
    expect(await requestsOf(() => new Promise((resolve) => setTimeout(resolve, 200)))).toMatchObject({ requests: 0 });
    expect(room.gauges().governed?.queued).toEqual({ background: 0, bulk: 1 });
  });
});
