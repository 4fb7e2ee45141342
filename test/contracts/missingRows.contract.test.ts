import type { GraphRoom } from '../../graph/graphRoom.ts';
import { openReplica } from '../attacks/replica.ts';
import { aMadeFile } from '../builders/aMadeFile.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';

const key = 'NC-2026-0001';

describe('a row of History that is gone', () => {
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

  /** A record of two commits, projected and seen. */
  const begin = async () => {
    const { stream } = await room.records.open(aDraft('c1'));
    const added = await room.records.append(key, stream, anAddition('c2', 'more'));
    if (added.outcome === 'conflict') throw new Error('conflict');
    await room.project(added.stream);
    await room.follow.pollNow();
  };
  const remove = async (...rows: readonly string[]) => {
    for (const { id, fields } of await stage.items('History'))
      if (rows.includes(String(fields.CommitKey))) await stage.http('DELETE', `/lists/History/items/${id}`);
  };
  const load = async (of: GraphRoom) => (await of.records.load(key, 'fresh')).stream;
  const missing = (row: string) => ({ kind: 'missing', row });
  const damaged = () => stage.logged.filter(({ event }) => event === 'history.damaged').map(({ facts }) => facts);

  it('is named at once when it was the last one, and nothing is written in its place', async () => {
    await begin();
    await remove(`${key}/0002`);
    await room.follow.pollNow();
    expect(damaged()).toEqual([{ key, row: `${key}/0002`, kind: 'missing' }]);
    const stream = await load(room);
    expect(stream?.damage).toEqual(missing(`${key}/0002`));
    await expect(room.records.append(key, stream, anAddition('c3', 'x'))).rejects.toMatchObject({ code: 'refused' });
    expect(await stage.items('History')).toHaveLength(1);
  });

  it('is no reason to forget other records', async () => {
    await begin();
    await room.records.open(aDraft('c9'));
    await room.follow.pollNow();
    await remove(`${key}/0002`);
    await room.follow.pollNow();
    const before = room.usage().requests;
    expect((await room.records.load('NC-2026-0002', 'inHand')).fresh).toBe(false);
    expect(room.usage().requests).toBe(before);
  });

  it('is noticed by a server that was not running when it was removed, from the sealed item of the record', async () => {
    await begin();
    await remove(`${key}/0002`);
    const other = await stage.open();
    // For as long as reads may lag behind writes, a row that is not there may still come. Nothing is written in its place.
    const stream = await load(other);
    expect(stream?.damage).toBeUndefined();
    const another = other.records.append(key, stream, anAddition('c3', 'x'));
    await expect(another).rejects.toMatchObject({ code: 'notKnownYet' });
    expect(await stage.items('History')).toHaveLength(1);
    stage.clock.advance(3 * 60_000);
    expect((await load(other))?.damage).toEqual(missing(`${key}/0002`));
  });

  it('is noticed when all rows of a record are gone, and its number is not given again', async () => {
    await begin();
    await remove(`${key}/0001`, `${key}/0002`);
    await room.follow.pollNow();
    expect(damaged()[0]).toEqual({ key, row: `${key}/0001`, kind: 'missing' });
    await expect(load(room)).rejects.toMatchObject({ code: 'damaged' });
    const { stream } = await room.records.open(aDraft('c8'));
    expect(stream.key).toBe('NC-2026-0002');
  });

  it('of the settings leaves them as they were, and read-only', async () => {
    const choice = (channelName: string) =>
      ({
        type: 'TriageChannelChosen',
        channelId: '19:a@thread.tacv2',
        channelName,
        teamId: '19:t',
        language: 'en',
      }) as const;
    const draft = (id: string, name: string) => ({ ...aDraft(id), events: [choice(name)] as const });
    const first = await room.organisation.append('SETTINGS', undefined, draft('s1', 'one'));
    if (first.outcome === 'conflict') throw new Error('conflict');
    await room.organisation.append('SETTINGS', first.stream, draft('s2', 'two'));
    await room.follow.pollNow();
    await remove('SETTINGS/0002');
    await room.follow.pollNow();
    const { stream } = await room.organisation.load('SETTINGS', 'fresh');
    expect(stream?.damage).toEqual(missing('SETTINGS/0002'));
    await remove('SETTINGS/0001');
    await room.follow.pollNow();
    await expect(room.organisation.load('SETTINGS', 'fresh')).rejects.toMatchObject({ code: 'damaged' });
    // It goes on serving, and so does the next one.
    expect((await room.records.open(aDraft('c7'))).outcome).toBe('committed');
    const next = await stage.open();
    expect((await next.records.open(aDraft('c6'))).outcome).toBe('committed');
  });

  it('of the settings is noticed by a server that was not running, from the last checkpoint', async () => {
    const named = (id: string, to: string) => ({
      ...aDraft(id),
      events: [{ type: 'DeputyNamed', person: 'lea', to }] as const,
    });
    const replica = await openReplica(stage);
    const { organisation } = replica.room;
    const first = await organisation.append('SETTINGS', undefined, named('s1', 'max'));
    if (first.outcome === 'conflict') throw new Error('conflict');
    await organisation.append('SETTINGS', first.stream, named('s2', 'ida'));
    await replica.checkpoints.run();
    stage.clock.advance(3 * 60_000);
    expect(await replica.checkpoints.run()).toMatchObject([{ heads: { SETTINGS: 2 } }]);
    await replica.room.close();
    await remove('SETTINGS/0002');
    stage.clock.advance(3 * 60_000);
    const other = await openReplica(stage);
    expect(other.logged).toContainEqual(
      expect.objectContaining({ event: 'history.damaged', facts: expect.objectContaining({ row: 'SETTINGS/0002' }) }),
    );
    const { stream } = await other.room.organisation.load('SETTINGS', 'fresh');
    expect(stream?.damage).toEqual(missing('SETTINGS/0002'));
    const another = other.room.organisation.append('SETTINGS', stream, named('s3', 'zoe'));
    await expect(another).rejects.toMatchObject({ code: 'refused' });
  });

  it('of the newest export is noticed by a server that was not running, and its number is not given again', async () => {
    const exported = (id: string) => ({ ...aDraft(id), events: [{ type: 'Exported', ...aMadeFile({}) }] as const });
    const replica = await openReplica(stage);
    for (const id of ['e1', 'e2']) await replica.room.exports.open(exported(id));
    await replica.checkpoints.run();
    stage.clock.advance(24 * 60 * 60_000);
    expect(await replica.checkpoints.run()).toMatchObject([{ heads: { 'EXPORT-0002': 1 } }]);
    await replica.room.close();
    await remove('EXPORT-0002/0001');
    stage.clock.advance(3 * 60_000);
    const other = await openReplica(stage);
    expect(await other.room.exports.keys()).toEqual(['EXPORT-0002', 'EXPORT-0001']);
    await expect(other.room.exports.load('EXPORT-0002', 'fresh')).rejects.toMatchObject({ code: 'damaged' });
    expect(other.logged).toContainEqual(
      expect.objectContaining({
        event: 'history.damaged',
        facts: expect.objectContaining({ row: 'EXPORT-0002/0001' }),
      }),
    );
    expect((await other.room.exports.open(exported('e3'))).stream.key).toBe('EXPORT-0003');
  });

  it('makes the record usable again once it is restored', async () => {
    await begin();
    const [, row] = await stage.items('History');
    await remove(`${key}/0002`);
    await room.follow.pollNow();
    const { '@odata.etag': _, id: __, ...fields } = row?.fields ?? {};
    await stage.http('POST', '/lists/History/items', { fields: restorable(fields) });
    await room.follow.pollNow();
    const stream = await load(room);
    expect(stream?.damage).toBeUndefined();
    expect((await room.records.append(key, stream, anAddition('c3', 'x'))).outcome).toBe('committed');
  });
});

const own = [
  'CommitKey',
  'CommandId',
  'Reference',
  'At',
  'When',
  'ActorId',
  'ActorName',
  'Events',
  'PreviousHash',
  'Hash',
  'Seal',
];
/** The columns of the list, without those that the service adds. */
const restorable = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => own.includes(name)));
