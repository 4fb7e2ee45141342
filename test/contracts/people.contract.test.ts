import { groups, people } from '../../infra/local/tenant.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const named = (name: string) => people.find(({ displayName }) => displayName === name)?.id ?? '';

describe('People', () => {
  let stage: GraphStage;

  beforeAll(async () => {
    stage = await openGraphStage({ granted: ['User.ReadBasic.All'] });
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.reset());

  it('reads the people in each role at start', async () => {
    const { people: known } = await stage.open();
    expect(known.rolesOf(named('Claire Dubois'))).toEqual(['ismsManager']);
    expect(known.rolesOf(named('Sam Carter'))).toEqual([]);
    expect(known.holders('management').map(({ name }) => name)).toEqual(['Marc Lefèvre', 'Priya Nair']);
    expect(known.holders('auditor').map(({ name }) => name)).toEqual(['Anna Kovač', 'Jonas Weber']);
    expect(known.holders('custodian')).toEqual([]);
  });

  it('finds both roles of a person in two groups', async () => {
    const same = { ismsManager: groups.auditors.id, auditor: groups.auditors.id };
    const { people: known } = await stage.open({ groups: same });
    expect(known.rolesOf(named('Jonas Weber'))).toEqual(['ismsManager', 'auditor']);
  });

  it('does not start without the roles', async () => {
    await expect(stage.open({ groups: { ismsManager: 'no such group' } })).rejects.toMatchObject({ code: 'refused' });
  });

  it('asks for line managers only where that is permitted, and works without an answer', async () => {
    expect(await stage.open()).not.toHaveProperty('managerOf');
    const { managerOf } = await stage.open({ granted: { managers: true } });
    expect(await managerOf?.(named('Sam Carter'))).toBeUndefined();
    expect(stage.logged).toContainEqual({ event: 'people.managersUnknown', facts: { code: 'refused', status: 403 } });
  });

  it('keeps the known roles when a refresh fails, logs it, and retries', async () => {
    const room = await stage.open({ pollMs: 3_600_000 });
    room.follow.start();
    await stage.fault({ path: '/transitiveMembers', count: 1, status: 403 });
    const failed = until(() => stage.logged.some(({ event }) => event === 'people.refreshFailed'));
    stage.clock.advance(300_000);
    await failed;
    expect(room.people.rolesOf(named('Claire Dubois'))).toEqual(['ismsManager']);
    const before = room.usage().byOperation['people.refresh']?.requests ?? 0;
    const again = until(() => (room.usage().byOperation['people.refresh']?.requests ?? 0) > before);
    stage.clock.advance(300_000);
    await again;
  });
});

describe('People, with the two required permissions', () => {
  it('are known by their ids in every role, and by no name', async () => {
    const stage = await openGraphStage();
    await stage.reset();
    const { people: known } = await stage.open();
    expect(known.rolesOf(named('Claire Dubois'))).toEqual(['ismsManager']);
    expect(known.holders('ismsManager')).toEqual([{ id: named('Claire Dubois'), name: '' }]);
    expect(await known.search('cl')).toEqual([]);
    expect(await known.strangers([named('Hana Ito')])).toEqual(new Map());
    await stage.close();
  });
});

/** Resolves as soon as the condition holds; the test's own time limit ends it otherwise. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};
