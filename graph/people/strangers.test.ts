import type { GraphClient, GraphRequest } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { createStrangers } from './strangers.ts';

const refused = (status: number) => new GraphFault('refused', 'people.known', 'refused', { status });
const sam = 'b0000000-0000-4000-8000-000000000001';
const rui = 'b0000000-0000-4000-8000-000000000014';
const basic = 'id,displayName,userPrincipalName';
const whole = `${basic},userType,accountEnabled`;

/** A fake directory, by id and by what is selected; and its requests. */
const asking = (answer: (id: string, select: string) => unknown, roles: readonly string[] = []) => {
  const asked: string[] = [];
  const logged: string[] = [];
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const call = async ({ path, method }: GraphRequest): Promise<unknown> => {
    const [, id = '', select = ''] = /^\/users\/([^?]+)\?\$select=(.+)$/.exec(path) ?? [];
    asked.push(`${method} ${id} ${decodeURIComponent(select)}`);
    return answer(id, decodeURIComponent(select));
  };
  const client: Pick<GraphClient, 'call'> = { call };
  const strangers = createStrangers(client, {
    clock: { now: () => new Date(now) },
    log: (level, event) => logged.push(`${level} ${event}`),
    rolesOf: (id) => (roles.includes(id) ? ['auditor'] : []),
  });
  const later = (minutes: number): void => {
    now += minutes * 60_000;
  };
  return { strangers: async (...ids: string[]) => [...(await strangers(ids))], asked, logged, later };
};

it('reports the name in the directory', async () => {
  const names: string[] = [];
  const strangers = createStrangers(
    { call: async () => ({ displayName: 'Sam Carter', userType: 'Member' }) as never },
    {
      clock: { now: () => new Date('2026-11-24T09:00:00.000Z') },
      log: () => undefined,
      rolesOf: () => [],
      named: (id, name) => names.push(`${id} ${name}`),
    },
  );
  await strangers([sam]);
  expect(names).toEqual([`${sam} Sam Carter`]);
});

describe('a stranger', () => {
  it.each([
    ['a colleague', { userType: 'Member', accountEnabled: true }, undefined],
    ['a guest', { userType: 'Guest', accountEnabled: true }, 'guest'],
    ['a leaver', { userType: 'Member', accountEnabled: false }, 'leaver'],
    ['a guest who has left', { userType: 'Guest', accountEnabled: false }, 'leaver'],
    // Of a sister company, by cross-tenant synchronisation: the user name says guest, the type says member.
    [
      'a member of another tenant',
      { userType: 'Member', userPrincipalName: 'a_b.example#EXT#@contoso.example' },
      undefined,
    ],
    ['a guest by name', { userPrincipalName: 'a_b.example#ext#@contoso.example' }, 'guest'],
    ['a colleague by name', { userPrincipalName: 'sam@contoso.example' }, undefined],
    ['a person without any property', { userType: null, accountEnabled: null }, undefined],
  ])('%s', async (_, user, stranger) => {
    const { strangers } = asking(() => ({ id: sam, ...user }));
    expect(await strangers(sam)).toEqual(stranger ? [[sam, stranger]] : []);
  });

  it('is a person whose id the directory does not know', async () => {
    const { strangers, asked } = asking(() => Promise.reject(refused(404)));
    expect(await strangers(sam)).toEqual([[sam, 'unknown']]);
    expect(asked).toEqual([`GET ${sam} ${whole}`]);
  });

  it('is never a person with a role, who is not looked up', async () => {
    const { strangers, asked } = asking(() => Promise.reject(refused(404)), [rui]);
    expect(await strangers(rui)).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('asking', () => {
  it('is one request per person and hour; an unknown person is looked up again after a minute', async () => {
    const { strangers, asked, later } = asking((id) => (id === sam ? { id } : Promise.reject(refused(404))));
    await strangers(sam, rui, sam);
    await strangers(sam, rui);
    expect(asked).toHaveLength(2);
    later(2);
    await strangers(sam, rui);
    expect(asked.slice(2)).toEqual([`GET ${rui} ${whole}`]);
    later(60);
    await strangers(sam);
    expect(asked).toHaveLength(4);
  });

  it('is shared by two commands at once', async () => {
    const { strangers, asked } = asking((id) => ({ id }));
    await Promise.all([strangers(sam), strangers(sam)]);
    expect(asked).toHaveLength(1);
  });

  it('is a fault if it fails, and is repeated', async () => {
    let isDown = true;
    const { strangers, asked } = asking((id) => {
      if (isDown) throw new GraphFault('unreachable', 'people.known', 'unknown');
      return { id };
    });
    await expect(strangers(sam)).rejects.toMatchObject({ name: 'GraphFault', code: 'unreachable' });
    isDown = false;
    expect(await strangers(sam)).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('is a fault if the answer is not a person', async () => {
    await expect(asking(() => 'html').strangers(sam)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });
});

describe('with fewer permissions', () => {
  it('reads the basics, and all fields again only after an hour; logged once', async () => {
    const { strangers, asked, logged, later } = asking((id, select) => {
      if (select === whole) throw refused(403);
      return { id, userPrincipalName: id === rui ? 'rui#EXT#@contoso.example' : 'sam@contoso.example' };
    });
    expect(await strangers(sam)).toEqual([]);
    expect(await strangers(rui)).toEqual([[rui, 'guest']]);
    expect(asked).toEqual([`GET ${sam} ${whole}`, `GET ${sam} ${basic}`, `GET ${rui} ${basic}`]);
    later(61);
    await strangers(sam);
    expect(asked.slice(3)).toEqual([`GET ${sam} ${whole}`, `GET ${sam} ${basic}`]);
    expect(logged).toEqual(['info people.leaversUnknown']);
  });

  it('without any permission treats no one as a stranger: least privilege works', async () => {
    const { strangers, asked, logged } = asking(() => Promise.reject(refused(403)));
    expect(await strangers(sam)).toEqual([]);
    expect(await strangers(rui)).toEqual([]);
    expect(asked).toEqual([`GET ${sam} ${whole}`, `GET ${sam} ${basic}`]);
    expect(logged).toEqual(['info people.leaversUnknown', 'warn people.unchecked']);
  });
});
