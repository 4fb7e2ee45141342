import { createHash } from 'node:crypto';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { ExportEvent, MadeFile } from '../../procedure/exports/exported.ts';
import type { Draft, Exports } from '../../procedure/ports/streams.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { createHandling, type Handling } from '../../procedure/useCases/handling.ts';
import { aMadeFile } from '../builders/aMadeFile.ts';
import { createMemoryExports } from '../builders/memoryStreams.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const { auditor, ismsManager } = thePeople;
const minute = 60_000;

let stage: GraphStage;
beforeAll(async () => {
  stage = await openGraphStage();
});
afterAll(() => stage.close());

describe.each([
  ['memory', async () => createMemoryExports({ digest: sha256 })],
  ['graph and emulator', async () => (await stage.open()).exports],
])('the exports over %s', (_name, open) => {
  let exports: Exports;
  beforeEach(async () => {
    await stage.reset();
    exports = await open();
  });
  const draft = (commandId: string, file: Partial<MadeFile> = {}): Draft<ExportEvent> => ({
    commandId,
    at: new Date('2026-11-24T09:00:00.000Z'),
    actor: { id: auditor.id, name: auditor.name },
    events: [{ type: 'Exported', ...aMadeFile(file) }],
  });

  it('are numbered from one, listed newest first, and read as written', async () => {
    expect(await exports.keys()).toEqual([]);
    const first = await exports.open(draft('a', { asked: '{"text":"l’été \\"=1\\""}' }));
    expect(first).toMatchObject({ outcome: 'committed', stream: { key: 'EXPORT-0001', commits: [{ sequence: 1 }] } });
    await exports.open(draft('b'));
    expect(await exports.keys()).toEqual(['EXPORT-0002', 'EXPORT-0001']);
    expect((await exports.load('EXPORT-0001', 'fresh')).stream).toEqual(first.stream);
    expect((await exports.load('EXPORT-0009', 'inHand')).stream).toBeUndefined();
  });

  it('are recorded once for each command', async () => {
    await exports.open(draft('a'));
    expect(await exports.open(draft('a', { records: 9 }))).toMatchObject({
      outcome: 'repeated',
      stream: { key: 'EXPORT-0001', state: { records: 5 } },
    });
    expect(await exports.begunBy('a')).toMatchObject({ commit: { commandId: 'a', sequence: 1 } });
    expect(await exports.begunBy('b')).toBeUndefined();
    expect(await exports.keys()).toEqual(['EXPORT-0001']);
  });
});

describe('two replicas', () => {
  let rooms: readonly GraphRoom[];
  let doors: readonly Handling[];
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
  const room = (n: 0 | 1) => rooms[n] as GraphRoom;
  const door = (n: 0 | 1) => doors[n] as Handling;
  const take = (at: Handling, commandId: string) =>
    at.recordExport({ command: { name: 'recordExport', file: aMadeFile() }, actor: auditor, commandId });
  const rows = async () => (await stage.items('History')).map(({ fields }) => String(fields.CommitKey));
  const listed = async (at: Handling) =>
    (await at.exports(ismsManager))?.exports.map(({ key, stream }) => [key, stream?.commits[0]?.commandId]);

  it('write one row, readable by plain Graph HTTP, with a hash that anyone can compute', async () => {
    await take(door(0), 'a');
    const [row] = await stage.items('History');
    const { CommitKey, CommandId, At, ActorId, Events, Hash } = row?.fields ?? {};
    expect(row?.fields).toMatchObject({ CommitKey: 'EXPORT-0001/0001', Reference: 'EXPORT-0001', ActorId: auditor.id });
    expect(Events).toBe(canonicalJson([{ type: 'Exported', ...aMadeFile() }]));
    const text = JSON.stringify([CommitKey, CommandId, At, ActorId, Events, '']);
    expect(Hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('give concurrent exports different numbers, and lose none', async () => {
    const commands = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(commands.map((id, n) => take(door(n % 2 ? 1 : 0), id)));
    expect((await rows()).toSorted()).toEqual(commands.map((_, n) => `EXPORT-000${n + 1}/0001`));
    const third = await listed(doorOf(await stage.open()));
    expect(third?.map(([, command]) => command).toSorted()).toEqual(commands);
  });

  it('run a command once, on whichever replica it arrives', async () => {
    await Promise.all([take(door(0), 'a'), take(door(1), 'a')]);
    expect(await take(doorOf(await stage.open()), 'a')).toMatchObject({ repeated: true });
    expect(await rows()).toEqual(['EXPORT-0001/0001']);
  });

  it.each(['before', 'after'] as const)(
    'record it at most once when Graph fails %s the row was written',
    async (when) => {
      await stage.fault({ method: 'POST', path: '/items', count: 1, when, status: 504, body: '<html></html>' });
      const outcome = await take(door(0), 'a').then(
        ({ kind }) => kind,
        (error: { code: string }) => error.code,
      );
      expect(outcome).toBe(when === 'after' ? 'done' : 'notKnownYet');
      expect(await take(door(1), 'a')).toMatchObject({ kind: 'done', stream: { key: 'EXPORT-0001' } });
      expect(await rows()).toEqual(['EXPORT-0001/0001']);
    },
  );

  it('read each other’s exports, including covered ones and those during a lost delta token', async () => {
    expect(await listed(door(1))).toEqual([]);
    await take(door(0), 'a');
    await room(1).follow.pollNow();
    expect(await listed(door(1))).toEqual([['EXPORT-0001', 'a']]);
    const checkpoints = room(0).openCheckpoints();
    await checkpoints.run();
    stage.clock.advance(2 * minute);
    expect(await checkpoints.run()).toMatchObject([{ checkpoint: { name: 'CHECK/0001', size: 1 } }]);
    const third = await stage.open();
    await take(door(0), 'b');
    await stage.control('POST', 'delta/expire');
    await third.follow.pollNow();
    expect(await listed(doorOf(third))).toEqual([
      ['EXPORT-0002', 'b'],
      ['EXPORT-0001', 'a'],
    ]);
    expect(await take(doorOf(third), 'c')).toMatchObject({ stream: { key: 'EXPORT-0003' } });
  });

  it('read all of them in one request, not one by one', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await take(door(0), id);
    await stage.control('DELETE', 'usage');
    expect(await listed(door(1))).toHaveLength(5);
    expect(await stage.control('GET', 'usage')).toMatchObject({ requests: 1 });
  });

  it('list an unknown kind of a later version with the others, and continue the numbers', async () => {
    await take(door(0), 'a');
    const later = { type: 'Exported', ...aMadeFile(), kind: 'holograms' } as unknown as ExportEvent;
    const draft = { commandId: 'later', at: stage.clock.now(), actor: auditor, events: [later] } as const;
    await room(0).exports.open(draft);
    expect(await listed(door(1))).toEqual([
      ['EXPORT-0002', undefined],
      ['EXPORT-0001', 'a'],
    ]);
    expect(await take(door(1), 'b')).toMatchObject({ stream: { key: 'EXPORT-0003' } });
  });

  it('name a row that was edited', async () => {
    await take(door(0), 'a');
    const [row] = await stage.items('History');
    const forged = String(row?.fields.Events).replace('"records":5', '"records":4');
    await stage.http('PATCH', `/lists/History/items/${row?.id}/fields`, { Events: forged });
    await room(0).follow.pollNow();
    expect((await door(0).exports(ismsManager))?.exports).toEqual([{ key: 'EXPORT-0001', stream: undefined }]);
    expect(room(0).untrustedRows()).toMatchObject([{ list: 'History', key: 'EXPORT-0001/0001', distrust: 'broken' }]);
  });
});
