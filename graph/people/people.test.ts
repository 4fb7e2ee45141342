import type { GraphRequest } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { createPeopleSearch } from './people.ts';

const sam = { id: 'B0000000-0000-4000-8000-000000000001', displayName: 'Sam Carter', mail: 'sam@contoso.example' };
const claire = { id: 'b0000000-0000-4000-8000-000000000003', name: 'Claire Dubois' };

const searching = (answer: () => unknown, isGranted = true) => {
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const asked: string[] = [];
  const logged: string[] = [];
  const call = async ({ path }: GraphRequest): Promise<unknown> => {
    asked.push(decodeURIComponent(path));
    return answer();
  };
  const search = createPeopleSearch(
    { call },
    {
      clock: { now: () => new Date(now) },
      isGranted,
      log: (level, event) => void logged.push(`${level} ${event}`),
      holders: (role) => (role === 'ismsManager' || role === 'management' ? [claire] : []),
    },
  );
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { search, asked, logged, pass };
};

it('asks for the beginning of a name, a family name or an address, whatever is typed', async () => {
  const { search, asked } = searching(() => ({ value: [] }));
  await search("  O'Brien&$top=1 ");
  const begins = (name: string) => `startswith(${name},'O''Brien&$top=1')`;
  expect(asked).toEqual([
    `/users?$filter=${begins('displayName')} or ${begins('surname')} or ${begins('mail')}&$select=id,displayName,mail,userPrincipalName&$top=20`,
  ]);
});

it('asks nothing for an empty text, and truncates a long one', async () => {
  const { search, asked } = searching(() => ({ value: [] }));
  expect(await search('   ')).toEqual([]);
  expect(asked).toEqual([]);
  await search('x'.repeat(500));
  expect(asked[0]).toContain(`'${'x'.repeat(60)}'`);
});

it('returns ids in lower case, and leaves out guests and accounts without a name', async () => {
  const guest = { id: 'g', displayName: 'Anna Kovac', userPrincipalName: 'anna_partner.example#EXT#@contoso.example' };
  const { search } = searching(() => ({ value: [sam, guest, { id: 'r', displayName: null }] }));
  expect(await search('sa')).toEqual([
    { id: 'b0000000-0000-4000-8000-000000000001', name: 'Sam Carter', address: 'sam@contoso.example' },
  ]);
});

it('finds people with a role if searching the directory is not permitted, and logs that once', async () => {
  const { search, logged } = searching(() => {
    throw new GraphFault('refused', 'people.search', 'refused', { status: 403 });
  });
  expect(await search('dub')).toEqual([claire]);
  expect(await search('sam')).toEqual([]);
  expect(logged).toEqual(['warn people.unsearched']);
});

it('asks nothing if it was not granted', async () => {
  const { search, asked } = searching(() => ({ value: [sam] }), false);
  expect(await search('dub')).toEqual([claire]);
  expect(asked).toEqual([]);
});

it('asks again an hour after a refusal', async () => {
  const { search, asked, pass } = searching(() => {
    throw new GraphFault('refused', 'people.search', 'refused', { status: 403 });
  });
  await search('dub');
  await search('dubo');
  expect(asked).toHaveLength(1);
  pass(3_600_000);
  expect(await search('dub')).toEqual([claire]);
  expect(asked).toHaveLength(2);
});

it('is a fault if the directory fails or its answer is invalid', async () => {
  const { search } = searching(() => ({ nothing: true }));
  await expect(search('sam')).rejects.toMatchObject({ code: 'unexpectedAnswer' });
});
