import type { GraphRoom } from '../../graph/graphRoom.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';

const [old] = stageSealKeys;
const fresh = 'b'.repeat(64);

/** What docs/how-to/rotate-keys.md says of SEAL_KEY. */
describe('the keys of the seals', () => {
  let stage: GraphStage;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.reset());

  const report = async (room: GraphRoom, commandId: string) => {
    const { stream } = await room.records.open(aDraft(commandId));
    await room.project(stream);
    return stream.key;
  };
  const add = async (room: GraphRoom, key: string, commandId: string) => {
    const { stream } = await room.records.load(key, 'fresh');
    return (await room.records.append(key, stream, anAddition(commandId, commandId))).outcome;
  };
  it('leave a record read-only where a row is sealed with a key that was removed, until the key is back', async () => {
    const key = await report(await stage.open(), 'c');
    expect(await add(await stage.open({ sealKeys: [fresh, old] }), key, 'later')).toBe('committed');
    const without = await stage.open({ sealKeys: [old] });
    const damage = { kind: 'untrusted', row: `${key}/0002` };
    expect((await without.records.load(key, 'fresh')).stream?.damage).toEqual(damage);
    const back = await stage.open({ sealKeys: [old, fresh] });
    expect((await back.records.load(key, 'fresh')).stream?.damage).toBeUndefined();
  });

  it('when lost, hide every record, give no number again, and leave the history provable', async () => {
    const key = await report(await stage.open(), 'c');
    const lost = await stage.open({ sealKeys: [fresh] });
    await expect(lost.records.load(key, 'fresh')).rejects.toMatchObject({ code: 'damaged' });
    expect(lost.gauges().records).toBe(0);
    const before = await stage.items('Nonconformities');
    await lost.follow.sweepNow();
    await lost.follow.pollNow();
    expect(await stage.items('Nonconformities')).toEqual(before);
    const next = await report(lost, 'd');
    expect(next).toBe('NC-2026-0002');
    expect((await lost.records.load(next, 'fresh')).stream?.damage).toBeUndefined();
    const { history } = await readSite({
      ...stage.productOptions,
      site: { hostname: tenant.hostname, sitePath: tenant.sitePath },
    });
    expect(checkHistory(history, { now: stage.clock.now() }).findings).toEqual([]);
    const items = await stage.items('Nonconformities');
    expect(items.map(({ fields }) => fields.Reference)).toEqual([key, next]);
    const found = await stage.open({ sealKeys: [fresh, old] });
    for (const one of [key, next]) expect((await found.records.load(one, 'fresh')).stream?.damage).toBeUndefined();
  });
});
