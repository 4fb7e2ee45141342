import type { GraphClient } from '../../graph/client/graphClient.ts';
import { faultOfAnswer } from '../../graph/client/graphFault.ts';
import { createStrangers } from '../../graph/people/strangers.ts';
import { people } from '../../infra/local/tenant.ts';
import type { People } from '../../procedure/ports/people.ts';
import type { Role } from '../../procedure/record/values/person.ts';
import type { Fault } from '../../procedure/runtime/fault.ts';
import { createMemoryPeople } from '../builders/memoryPeople.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const idOf = (name: string): string => {
  const found = people.find(({ displayName }) => displayName === name);
  if (!found) throw new RangeError(`no one is called ${name}`);
  return found.id;
};
const sam = idOf('Sam Carter');
const hana = idOf('Hana Ito');
const claire = idOf('Claire Dubois');
const anna = idOf('Anna Kovač');
const rui = idOf('Rui Costa');
const unknownId = '00000000-0000-4000-8000-00000000dead';
const groupOf: Partial<Record<Role, string>> = {
  ismsManager: 'ismsManagers',
  management: 'management',
  auditor: 'auditors',
};

let stage: GraphStage;
beforeAll(async () => {
  stage = await openGraphStage({ granted: ['User.ReadBasic.All'] });
});
afterAll(() => stage.close());
beforeEach(() => stage.reset());

/** The same people, without Graph. */
const inMemory = async (): Promise<Pick<People, 'strangers'>> =>
  createMemoryPeople((role) => {
    const group = groupOf[role];
    return people.filter(({ groups }) => groups.some((one) => one === group)).map(({ id }) => ({ id, name: '' }));
  }, people);

/** Over Graph, with the permissions that `access` gives an application. */
const withAccess = async (access: string, logged: string[] = []): Promise<Pick<People, 'strangers'>> => {
  const { token } = (await stage.control('POST', 'token', { access })) as { token: string };
  const call: GraphClient['call'] = async ({ operation, path }) => {
    const answer = await fetch(`${stage.graph.url}/v1.0${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = await answer.text();
    if (!answer.ok) throw faultOfAnswer(operation, { status: answer.status, body, retryAfter: undefined });
    return JSON.parse(body);
  };
  const { people: known } = await stage.open();
  const log = (_: string, event: string) => logged.push(event);
  return { strangers: createStrangers({ call }, { clock: stage.clock, log, rolesOf: known.rolesOf }) };
};

describe.each([
  ['in memory', inMemory],
  ['over Graph, with the basics of a person', async () => (await stage.open()).people],
  ['over Graph, with the right to read all of a person', () => withAccess('full')],
] as const)('strangers, %s', (_, open) => {
  it('are unknown ids and guests without a role; not colleagues, nor guests who audit', async () => {
    const { strangers } = await open();
    const found = await strangers([sam, unknownId, rui, anna, claire, hana, sam]);
    expect([...found].sort()).toEqual([
      [unknownId, 'unknown'],
      [rui, 'guest'],
    ]);
    expect([...(await strangers([]))]).toEqual([]);
  });
});

describe('strangers over Graph', () => {
  const asked = (usage: () => { byOperation: Readonly<Record<string, { requests: number; resourceUnits: number }>> }) =>
    usage().byOperation['people.known'] ?? { requests: 0, resourceUnits: 0 };

  it('cost no request for a role nor a person already looked up, and no resource units', async () => {
    const { people: known, usage } = await stage.open();
    await known.strangers([claire, anna]);
    expect(asked(usage)).toEqual({ requests: 0, resourceUnits: 0 });
    await known.strangers([sam]);
    const first = asked(usage);
    await known.strangers([sam, claire]);
    expect(asked(usage)).toEqual(first);
    // A denied permission is not requested again.
    await known.strangers([hana]);
    expect(asked(usage)).toEqual({ requests: first.requests + 1, resourceUnits: 0 });
  });

  it('are a fault while the directory cannot be reached, and known afterwards', async () => {
    const { people: known } = await stage.open();
    await stage.fault({ path: '/users/', count: 9, status: 503 });
    await expect(known.strangers([sam])).rejects.toMatchObject({ code: 'unreachable' } satisfies Partial<Fault>);
    await stage.control('DELETE', 'faults');
    expect([...(await known.strangers([sam, unknownId]))]).toEqual([[unknownId, 'unknown']]);
  });

  it('are accepted, and logged once, if the application may read no users', async () => {
    const logged: string[] = [];
    const { strangers } = await withAccess('none', logged);
    expect([...(await strangers([unknownId, rui]))]).toEqual([]);
    expect([...(await strangers([sam]))]).toEqual([]);
    expect(logged).toEqual(['people.leaversUnknown', 'people.unchecked']);
  });
});
