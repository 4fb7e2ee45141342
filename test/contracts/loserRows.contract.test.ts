import type { GraphRoom } from '../../graph/graphRoom.ts';
import { commitKeyOf, hashOf } from '../../graph/history/commitHash.ts';
import { historyList } from '../../graph/lists/history.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';

const first = 'NC-2026-0001';
const texts = (stream: RecordStream | undefined) => stream?.state.additions.map(({ text }) => text);

/** Rows with a duplicate key: only possible once unique values have been switched off. */
describe('two rows with one key', () => {
  let stage: GraphStage;
  let rooms: readonly [GraphRoom, GraphRoom, GraphRoom];

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    // A server does not start without unique keys, but goes on.
    rooms = [await stage.open(), await stage.open(), await stage.open()];
  });

  const notUnique = async (...names: readonly string[]) => {
    const { value } = (await stage.http('GET', '/lists/History/columns')) as { value: { id: string; name: string }[] };
    for (const { id } of value.filter(({ name }) => names.includes(name)))
      await stage.http('PATCH', `/lists/History/columns/${id}`, { enforceUniqueValues: false });
  };
  const keys = async () => (await stage.items('History')).map(({ fields }) => fields.CommitKey).sort();
  const events = () => stage.logged.map(({ event }) => event);
  /** Every replica polls three times, so that all see each other's rows. */
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) await Promise.all(rooms.map((room) => room.follow.pollNow()));
  };
  const load = async (room: GraphRoom, key: string) => (await room.records.load(key, 'inHand')).stream;
  const begun = async () => {
    const { stream } = await rooms[0].records.open(aDraft('c1'));
    await Promise.all(rooms.map((room) => room.records.load(first, 'fresh')));
    return stream;
  };
  /** Two replicas add at once, each as number 2. */
  const bothAdd = async () => {
    const stream = await begun();
    const [one, two] = await Promise.all([
      rooms[0].records.append(first, stream, anAddition('c2', 'from one')),
      rooms[1].records.append(first, stream, anAddition('c3', 'from two')),
    ]);
    expect([one.outcome, two.outcome]).toEqual(['committed', 'committed']);
    return stream;
  };

  it.each([[['CommitKey']], [['CommitKey', 'CommandId']]])(
    'commit the losing command again, on the replica that reads it first (%j)',
    async (columns) => {
      await notUnique(...columns);
      await bothAdd();
      await settle();
      const streams = await Promise.all(rooms.map((room) => load(room, first)));
      for (const stream of streams) {
        expect(texts(stream)?.toSorted()).toEqual(['from one', 'from two']);
        expect(stream?.damage).toBeUndefined();
        expect(stream?.commits).toEqual(streams[0]?.commits);
      }
      const [, , again] = streams[0]?.commits ?? [];
      expect(again).toMatchObject({ sequence: 3, actorName: 'Sam Carter' });
      expect(events()).toContain('history.committedAgain');
    },
  );

  it('commit it once as long as the commands are unique', async () => {
    await notUnique('CommitKey');
    await bothAdd();
    await settle();
    expect(await keys()).toEqual([1, 2, 2, 3].map((number) => commitKeyOf(first, number)));
  });

  it.each(['c2', 'c3'])('give the valid outcome to a repetition of %s', async (command) => {
    await notUnique('CommitKey');
    const stream = await bothAdd();
    const third = rooms[2];
    const repeat = async () => {
      const { stream: before } = await third.records.load(first, 'fresh');
      return before?.commits.find(({ commandId }) => commandId === command);
    };
    const commit = await repeat();
    expect(commit?.events).toEqual([{ type: 'ReportAddedTo', text: command === 'c2' ? 'from one' : 'from two' }]);
    const again = await rooms[0].records.append(first, stream, anAddition(command, 'again'));
    expect(again).toMatchObject({ outcome: 'repeated', commit: { commandId: command, sequence: commit?.sequence } });
    expect(await keys()).toHaveLength(4);
  });

  it('are decided by the row that the next one names', async () => {
    await notUnique('CommitKey');
    await bothAdd();
    // The replica with the higher id continues before it knows the other row.
    const held = await load(rooms[1], first);
    await rooms[1].records.append(first, held, anAddition('c4', 'on'));
    await settle();
    expect(texts(await load(rooms[2], first))).toEqual(['from two', 'on', 'from one']);
  });

  it('give a report that lost its number a new number of its own', async () => {
    await notUnique('CommitKey');
    const opened = await Promise.all([
      rooms[0].records.open(aDraft('c1')),
      rooms[1].records.open(aDraft('c2', { at: new Date('2026-11-24T09:00:00.456Z') })),
    ]);
    expect(opened.map(({ stream }) => stream.key)).toEqual([first, first]);
    await settle();
    expect(await keys()).toEqual([first, first, 'NC-2026-0002'].map((key) => commitKeyOf(key, 1)));
    const kept = (await load(rooms[2], first))?.commits[0].commandId;
    const lost = kept === 'c1' ? 'c2' : 'c1';
    for (const room of rooms) {
      expect(await room.records.open(aDraft(lost))).toMatchObject({
        outcome: 'repeated',
        stream: { key: 'NC-2026-0002' },
      });
      expect((await room.records.open(aDraft(kept ?? ''))).stream.key).toBe(first);
    }
    expect(await keys()).toHaveLength(3);
    expect((await rooms[2].records.open(aDraft('c9'))).stream.key).toBe('NC-2026-0003');
  });

  it('recognise a repeated report that lost its number before any replica has read it', async () => {
    await notUnique('CommitKey');
    await Promise.all([rooms[0].records.open(aDraft('c1')), rooms[1].records.open(aDraft('c2'))]);
    const again = [await rooms[2].records.open(aDraft('c1')), await rooms[2].records.open(aDraft('c2'))];
    expect(again.map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated']);
    const [one, two] = again.map(({ stream }) => stream.key).sort();
    expect([one, await keys()]).toEqual([first, [first, first, two].map((key) => commitKeyOf(key ?? '', 1))]);
  });

  it('restore a lost setting of the organisation', async () => {
    await notUnique('CommitKey');
    const choice = (channelName: string) =>
      ({
        type: 'TriageChannelChosen',
        channelId: `19:${channelName}@thread.tacv2`,
        channelName,
        teamId: '19:team@thread.tacv2',
        language: 'en',
      }) as const;
    const choose = (room: GraphRoom, command: string, name: string) =>
      room.organisation.append('SETTINGS', undefined, { ...aDraft(command), events: [choice(name)] });
    await Promise.all([choose(rooms[0], 's1', 'a'), choose(rooms[1], 's2', 'b')]);
    await settle();
    const { stream } = await rooms[2].organisation.load('SETTINGS', 'fresh');
    expect(stream?.commits.map(({ commandId }) => commandId).toSorted()).toEqual(['s1', 's2']);
    expect(new Set(rooms.map((room) => room.organisation.current().triageChannel?.channelName)).size).toBe(1);
  });

  /** A row beside number 2, as another replica writes it or inserted by hand. */
  const beside = async (changes: object, isSealed = true) => {
    const stream = await begun();
    const written = await rooms[0].records.append(first, stream, anAddition('c2', 'from one'));
    if (written.outcome === 'conflict') throw new Error('conflict');
    const [, item] = await stage.items('History');
    const own = { CommitKey: '', CommandId: '', At: '', ActorId: '', Events: '', PreviousHash: '', Hash: '' };
    const { Reference, When, ActorName } = item?.fields ?? {};
    const kept = Object.fromEntries(Object.keys(own).map((name) => [name, String(item?.fields[name])]));
    const row = { ...own, ...kept, CommandId: 'c3', ...changes };
    const fields = { ...row, Reference, When, ActorName, Hash: hashOf(row) };
    await stage.http('POST', '/lists/History/items', { fields: isSealed ? sealedFields(historyList, fields) : fields });
  };

  it('leave a command that can no longer follow, and report it', async () => {
    await notUnique('CommitKey');
    const [told] = aDraft('c3').events;
    await beside({ Events: JSON.stringify([told]) });
    await settle();
    expect(await keys()).toHaveLength(3);
    expect(events()).toContain('history.commandLost');
    expect(texts(await load(rooms[1], first))).toEqual(['from one']);
  });

  it('make the record read-only if TenTwo did not write one of them', async () => {
    await notUnique('CommitKey');
    await beside({ Events: '[{"text":"made up","type":"ReportAddedTo"}]' }, false);
    await settle();
    expect(await keys()).toHaveLength(3);
    const stream = await load(rooms[1], first);
    expect(stream).toMatchObject({ damage: { kind: 'untrusted', row: `${first}/0002` }, commits: [{ sequence: 1 }] });
  });

  it('show the record even while it cannot be committed again', async () => {
    await notUnique('CommitKey');
    await bothAdd();
    await stage.fault({ method: 'POST', path: '/items', count: 1, status: 503, retryAfter: 30 });
    const { stream } = await rooms[2].records.load(first, 'fresh');
    expect(texts(stream)).toHaveLength(1);
    expect(events()).toContain('history.againFailed');
  });
});
