import { aDraft, anAddition, type GraphStage, openGraphStage } from '../contracts/graphStage.ts';
import { openReplica, type Replica } from './replica.ts';

type Ring = readonly [string, ...string[]];
const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)] as const;

/** `SEAL_KEY` is changed in three steps, one server after the other (docs/how-to/rotate-keys.md). */
const steps: readonly (readonly [string, Ring, Ring])[] = [
  ['the new key is appended on the first server', [old, fresh], [old]],
  ['the new key is appended on both', [old, fresh], [old, fresh]],
  ['the new key comes first on the first server', [fresh, old], [old, fresh]],
  ['the new key comes first on both', [fresh, old], [fresh, old]],
];

describe('two servers while the seal key is rotated', () => {
  let stage: GraphStage;
  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());

  /** Writes to every list. */
  const write = async ({ room, outbox, settle }: Replica, name: string): Promise<void> => {
    const { stream } = await room.records.open(aDraft(`${name} 1`));
    await room.records.append(stream.key, stream, anAddition(`${name} 2`, name));
    outbox.enqueue(stream.key);
    await room.sessions.contribute('NC-2026-0001/S1', { type: 'PresenceTold', id: name, by: name });
    await room.conversations.remember({
      kind: 'personal',
      conversationId: `a:${name}`,
      serviceUrl: 'https://smba.example',
      personId: name,
      language: 'en',
    });
    await settle();
  };

  it.each(steps)('refuse nothing of each other: %s', async (_step, one, two) => {
    await stage.reset();
    const servers = [await openReplica(stage, { sealKeys: one }), await openReplica(stage, { sealKeys: two })];
    for (const [index, server] of servers.entries()) await write(server, `server ${index + 1}`);
    // One of them is restarted, and both read all that there is.
    servers.push(await openReplica(stage, { sealKeys: one }), await openReplica(stage, { sealKeys: two }));
    for (const { room, settle, logged } of servers) {
      await settle();
      expect(room.untrustedRows()).toEqual([]);
      expect(logged.filter(({ event }) => event === 'row.untrusted')).toEqual([]);
      for (const key of ['NC-2026-0001', 'NC-2026-0002']) {
        const { stream } = await room.records.load(key, 'fresh');
        expect(stream).toMatchObject({ commits: [{ sequence: 1 }, { sequence: 2 }] });
        expect(stream?.damage).toBeUndefined();
      }
      const { included } = await room.sessions.contributions('NC-2026-0001/S1', [], 'fresh');
      expect(included.map(({ id }) => id).sort()).toEqual(['server 1', 'server 2']);
      expect(await room.conversations.ofPerson('server 2')).toBeDefined();
    }
  });

  it('name the rows of a key that one of them does not have yet', async () => {
    await stage.reset();
    const late = await openReplica(stage, { sealKeys: [old] });
    await write(await openReplica(stage, { sealKeys: [fresh, old] }), 'early');
    await late.settle();
    expect(late.room.untrustedRows()).toContainEqual(
      expect.objectContaining({ list: 'History', key: 'NC-2026-0001/0001', distrust: 'unknownKey' }),
    );
  });
});
