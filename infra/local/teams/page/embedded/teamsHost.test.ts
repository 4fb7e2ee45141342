import type { Person } from '../../wire.ts';
import type { PeopleRequest } from './peopleRequest.ts';
import { type HostOptions, startTeamsHost, type TeamsHost } from './teamsHost.ts';

const appOrigin = 'https://tab.example.test';
const hana: Person = {
  id: 'b0000000-0000-4000-8000-000000000010',
  teamsId: '29:hana',
  displayName: 'Hana Ito',
  userPrincipalName: 'hana@contoso.example',
  jobTitle: '',
  locale: 'en-GB',
  guest: false,
};

describe('host of an app that selects people', () => {
  const listening = new EventTarget();
  const posted: { readonly args: readonly unknown[] }[] = [];
  const contentWindow = { postMessage: (message: (typeof posted)[number]) => posted.push(message) };
  const asked: PeopleRequest[] = [];
  let host: TeamsHost;

  beforeEach(() => {
    Object.assign(globalThis, { window: listening });
    posted.length = 0;
    asked.length = 0;
    const options: Pick<HostOptions, 'appOrigin' | 'frameContext' | 'onPeople'> & { frame: unknown } = {
      frame: { contentWindow },
      appOrigin,
      frameContext: 'content',
      onPeople: (one) => asked.push(one),
    };
    host = startTeamsHost(options as HostOptions);
  });
  afterEach(() => {
    host.close();
    Reflect.deleteProperty(globalThis, 'window');
  });

  const ask = async (func: string, args: readonly unknown[], origin = appOrigin): Promise<void> => {
    const data = { id: 1, uuidAsString: 'u', func, args };
    listening.dispatchEvent(Object.assign(new Event('message'), { source: contentWindow, origin, data }));
    // The host answers asynchronously.
    await new Promise(setImmediate);
  };

  it('reports the capability', async () => {
    await ask('initialize', []);
    const [context, client, runtime] = posted[0]?.args ?? [];
    expect([context, client]).toEqual(['content', 'web']);
    expect(JSON.parse(String(runtime))).toMatchObject({ apiVersion: 4, supports: { people: {} } });
  });

  it('answers once a person is selected', async () => {
    await ask('people.selectPeople', [{ title: 'Owner', singleSelect: true }]);
    expect(posted).toEqual([]);
    expect(asked).toMatchObject([{ title: 'Owner', isOne: true }]);
    asked[0]?.answer([hana]);
    const result = { objectId: hana.id, displayName: 'Hana Ito', email: 'hana@contoso.example' };
    expect(posted).toEqual([{ id: 1, uuidAsString: 'u', args: [null, [result]], isPartialResponse: false }]);
  });

  it('reports a closed picker with the teams-js error', async () => {
    await ask('people.selectPeople', [{}]);
    asked[0]?.answer(undefined);
    expect(posted[0]?.args).toEqual([{ errorCode: 8000, message: 'User cancelled.' }]);
  });

  it('ignores other origins', async () => {
    await ask('people.selectPeople', [{}], 'https://elsewhere.example.test');
    expect(asked).toEqual([]);
  });
});
