import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { type CopiedRow, readAll } from '../../infra/backup/copy.ts';
import { putBack } from '../../infra/doctor/repair/putBack.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { aDraft, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a row of History that was deleted for good', () => {
  let stage: GraphStage;
  let client: GraphClient;
  let room: GraphRoom;
  let copy: CopiedRow[];
  beforeAll(async () => {
    stage = await openGraphStage();
    client = createGraphClient(stage.productOptions);
  });
  afterAll(async () => {
    client.close();
    await stage.close();
  });
  beforeEach(async () => {
    await stage.reset();
    room = await stage.open();
    const first = await room.organisation.append('SETTINGS', undefined, deputy('s1', 'max'));
    if (first.outcome === 'conflict') throw new Error('conflict');
    await room.organisation.append('SETTINGS', first.stream, deputy('s2', 'mia'));
    await checkpoint(room);
    copy = [];
    for await (const row of readAll(client, tenant.siteId, () => undefined)) copy.push(row);
  });

  const deputy = (id: string, to: string) =>
    ({ ...aDraft(id), at: stage.clock.now(), events: [{ type: 'DeputyNamed', person: 'lea', to }] }) as const;
  const checkpoint = async (of: GraphRoom) => {
    const checkpoints = of.openCheckpoints();
    await checkpoints.run();
    stage.clock.advance(day + 3 * minute);
    return (await checkpoints.run()).map(({ checkpoint: { name } }) => name);
  };
  const remove = async (...rows: readonly string[]) => {
    for (const { id, fields } of await stage.items('History'))
      if (rows.includes(String(fields.CommitKey))) await stage.http('DELETE', `/lists/History/items/${id}`);
  };
  const run = (...rows: readonly string[]) =>
    putBack({ client, siteId: tenant.siteId, keys: stageSealKeys }, copy, rows);

  it('of the settings is put back from a copy, and they can be changed again', async () => {
    await remove('SETTINGS/0001');
    await room.follow.pollNow();
    await expect(room.organisation.load('SETTINGS', 'fresh')).rejects.toMatchObject({ code: 'damaged' });
    expect(await run('SETTINGS/0001')).toMatchObject([{ commitKey: 'SETTINGS/0001' }]);
    await room.follow.pollNow();
    const { stream } = await room.organisation.load('SETTINGS', 'fresh');
    expect(stream?.damage).toBeUndefined();
    expect(await room.organisation.append('SETTINGS', stream, deputy('s3', 'max'))).toMatchObject({
      outcome: 'committed',
    });
  });

  it('that holds a checkpoint is put back, and others follow it', async () => {
    await remove('CHECK/0001');
    const next = await stage.open();
    await next.records.open({ ...aDraft('c1'), at: stage.clock.now() });
    expect(await checkpoint(next)).toEqual([]);
    await run('CHECK/0001');
    expect(await checkpoint(next)).toEqual(['CHECK/0002']);
  });

  it('is not put back twice, nor without the seal of TenTwo', async () => {
    await expect(run('SETTINGS/0001')).rejects.toThrow('History has a row SETTINGS/0001: item 1.');
    await expect(run('SETTINGS/0009')).rejects.toThrow('The copy has no row SETTINGS/0009.');
    await remove('SETTINGS/0001', 'SETTINGS/0002');
    copy = copy.map((one) => ({ ...one, row: { ...one.row, ActorName: 'Someone else' } }));
    await expect(run('SETTINGS/0002')).rejects.toThrow('has no valid seal');
    expect((await stage.items('History')).map(({ fields }) => fields.CommitKey)).toEqual(['CHECK/0001']);
  });
});
