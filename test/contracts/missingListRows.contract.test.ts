import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { setAside } from '../../infra/doctor/repair/setAside.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
import { aDraft, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a row of Conversations that is gone', () => {
  let stage: GraphStage;
  let room: GraphRoom;
  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    room = await stage.open();
  });

  const meet = (personId: string) =>
    room.conversations.remember({
      kind: 'personal',
      conversationId: `a:${personId}`,
      serviceUrl: 'https://smba.example',
      personId,
      language: 'en',
    });
  const remove = (...ids: readonly number[]) =>
    Promise.all(ids.map((id) => stage.http('DELETE', `/lists/Conversations/items/${id}`)));
  /** A record each time, so that a checkpoint is due once a day. */
  const checkpoint = async (of: GraphRoom) => {
    await of.records.open({ ...aDraft(`c ${stage.clock.now().toISOString()}`), at: stage.clock.now() });
    await of.follow.watchNow();
    const checkpoints = of.openCheckpoints();
    await checkpoints.run();
    stage.clock.advance(day + 3 * minute);
    const made = await checkpoints.run();
    expect(made).toHaveLength(1);
    return made[0]?.rows?.Conversations;
  };
  const site = { hostname: tenant.hostname, sitePath: tenant.sitePath };
  const verified = async () => {
    const read = await readSite({ ...stage.productOptions, site, wait: async () => undefined });
    const { findings } = checkHistory(read.history, {
      ...read,
      now: stage.clock.now(),
      applications: [applications.product.id],
      keys: [createKeySigner(localCheckpointKey).publicJwk],
    });
    return findings.map(({ row, misfit, about }) => [row, misfit, about]);
  };
  const missing = (item: string) => ({ list: 'Conversations', item, key: '', record: '', distrust: 'deleted' });
  const told = () => stage.logged.filter(({ event }) => event === 'row.deleted').map(({ facts }) => facts);
  const allow = async (item: string) => {
    const client = createGraphClient(stage.productOptions);
    const ports = {
      client,
      siteId: tenant.siteId,
      keys: stageSealKeys,
      applications: [applications.product.id],
      now: () => stage.clock.now().getTime(),
      wait: async () => undefined,
    };
    const request = { list: 'Conversations', item, reason: 'They have left', by: 'Ada Admin' };
    return setAside(ports, [request]).finally(client.close);
  };

  it('is named by a server that starts later, by each one after it, and by verify', async () => {
    for (const person of ['p1', 'p2', 'p3']) await meet(person);
    expect(await checkpoint(room)).toMatchObject({ ids: '1-3', last: 3 });
    await room.close();
    await remove(2);
    const next = await stage.open();
    expect(told()).toEqual([{ list: 'Conversations', item: '2' }]);
    expect(next.untrustedRows()).toEqual([missing('2')]);
    expect(await verified()).toEqual([['item 2', 'rowMissing', 'Conversations, recorded by CHECK/0001']]);
    expect(await checkpoint(next)).toMatchObject({ ids: '', last: 3, missing: '2' });
    await next.close();
    const later = await stage.open();
    expect(told()).toHaveLength(1);
    expect(later.untrustedRows()).toEqual([missing('2')]);
    expect(await verified()).toHaveLength(1);
  });

  it('is named at once by a server that runs, if that server had seen it', async () => {
    await meet('p1');
    await room.follow.watchNow();
    await meet('p2');
    await remove(1, 2);
    await room.follow.watchNow();
    expect(room.untrustedRows()).toEqual([missing('1')]);
  });

  it('is not confused with the row that the doctor writes and removes', async () => {
    const fields = { NoticeKey: 'DOCTOR/run 1', Kind: 'doctor' };
    const write = async () =>
      (await stage.http('POST', '/lists/Messages/items', { fields })) as { readonly id: string };
    for (const isSeen of [true, false]) {
      const { id } = await write();
      if (isSeen) await room.follow.watchNow();
      await stage.http('DELETE', `/lists/Messages/items/${id}`);
      await room.follow.watchNow();
    }
    expect(stage.logged).toEqual([]);
    expect(room.untrustedRows()).toEqual([]);
  });

  it('is named if it was made to look like that row', async () => {
    const fields = sealedFields(messagesList, { NoticeKey: 'NC-2026-0001/0001/receipt', ClaimedAt: '' });
    const { id } = (await stage.http('POST', '/lists/Messages/items', { fields })) as { readonly id: string };
    await room.follow.watchNow();
    await stage.http('PATCH', `/lists/Messages/items/${id}/fields`, { NoticeKey: 'DOCTOR/run 1' });
    await room.follow.watchNow();
    expect(told()).toEqual([{ list: 'Messages', item: id }]);
    expect(room.untrustedRows()).toEqual([{ ...missing(id), list: 'Messages' }]);
  });

  it('is no longer named once an administrator recorded why, and only if it is gone', async () => {
    for (const person of ['p1', 'p2', 'p3', 'p4']) await meet(person);
    await checkpoint(room);
    await remove(2, 4);
    await expect(allow('3')).rejects.toThrow('is sealed');
    await expect(allow('9')).rejects.toThrow('Conversations has no item 9.');
    expect(await allow('1-9')).toMatchObject([{ item: '2,4', row: '', outcome: 'missing' }]);
    expect(await allow('1-9')).toHaveLength(1);
    expect(await verified()).toEqual([]);
    await room.follow.pollNow();
    await room.follow.watchNow();
    expect(told()).toHaveLength(2);
    expect(room.untrustedRows()).toEqual([]);
    await remove(3);
    expect(await verified()).toEqual([['item 3', 'rowMissing', 'Conversations, recorded by CHECK/0001']]);
  });

  it('is named once, whichever servers recorded it', async () => {
    await meet('p1');
    const other = await stage.open();
    expect(await checkpoint(room)).toMatchObject({ ids: '1' });
    await meet('p2');
    expect(await checkpoint(other)).toMatchObject({ ids: '1-2' });
    await remove(1);
    expect(await verified()).toEqual([['item 1', 'rowMissing', 'Conversations, recorded by CHECK/0001']]);
  });
});
