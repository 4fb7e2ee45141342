import { applicationToken, graphResource } from '../../entra/tokens.ts';
import { applications, groups, people } from '../../tenant.ts';
import { type GraphUnderTest, graphUnderTest } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
beforeAll(async () => {
  graph = await graphUnderTest();
});
afterAll(() => graph.close());

/** May read groups and the basic properties of people. */
const basicReader = async () => ({
  authorization: `Bearer ${applicationToken(graph.key, applications.provisioner, graphResource)}`,
});
const [sam] = people;

describe('users', () => {
  it.each([sam?.id, sam?.userPrincipalName, 'SAM@contoso.example'])('finds %s (user-get: by id or UPN)', async (id) => {
    const { status, body } = await graph.api('GET', `/users/${id}`);
    expect([status, body.id, body.displayName, body.jobTitle]).toEqual([
      200,
      sam?.id,
      'Sam Carter',
      'Sales representative',
    ]);
  });

  it('finds a guest by their encoded UPN', async () => {
    const guest = people.find((person) => person.guest);
    const { body } = await graph.api(
      'GET',
      `/users/${encodeURIComponent(guest?.userPrincipalName ?? '')}?$select=id,mail,userType`,
    );
    expect(body).toMatchObject({ id: guest?.id, mail: 'anna.kovac@partner.example', userType: 'Guest' });
  });

  it('limits User.ReadBasic.All to the basic profile', async () => {
    const { body } = await graph.api('GET', `/users/${sam?.id}`, undefined, await basicReader());
    expect(body).not.toHaveProperty('jobTitle');
    const refused = await graph.api('GET', `/users/${sam?.id}?$select=jobTitle`, undefined, await basicReader());
    expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
  });

  it('pages, filters by eq and startswith (user-list), and answers 501 to other filters', async () => {
    const found = async (filter: string) =>
      (await graph.api('GET', `/users?$filter=${filter}&$select=id,displayName`)).body.value;
    expect(await found("mail eq 'SAM@contoso.example'")).toEqual([{ id: sam?.id, displayName: 'Sam Carter' }]);
    expect(await found("startswith(displayName,'cl')")).toMatchObject([{ displayName: 'Claire Dubois' }]);
    expect(await found("surname eq 'O''Brien'")).toEqual([]);
    const either = "startswith(displayName,'cl') or startswith(surname,'cart') or startswith(mail,'x')";
    expect((await found(either)).map((one: { displayName: string }) => one.displayName)).toEqual([
      'Sam Carter',
      'Claire Dubois',
    ]);
    const first = await graph.api('GET', '/users?$top=10&$select=id');
    const second = await graph.api('GET', graph.pathOf(first.body['@odata.nextLink']));
    const ids = [...first.body.value, ...second.body.value].map((one: { id: string }) => one.id);
    expect(ids).toEqual(people.map((person) => person.id));
    expect((await graph.api('GET', '/users?$top=1000')).status).toBe(400);
    for (const query of ["$filter=jobTitle eq 'x'", "$filter=mail eq 'a' or mail eq 'b'", '$orderby=displayName'])
      expect((await graph.api('GET', `/users?${query}`)).status).toBe(501);
  });

  it('returns the manager, or 404 if there is none, to callers who may read full profiles (user-list-manager)', async () => {
    const { body } = await graph.api('GET', `/users/${sam?.userPrincipalName}/manager?$select=displayName`);
    expect(body).toMatchObject({ '@odata.type': '#microsoft.graph.user', displayName: 'Priya Nair' });
    const none = await graph.api('GET', '/users/priya@contoso.example/manager');
    expect([none.status, none.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
    expect(none.body.error.message).toMatch(/^Resource 'manager' does not exist/);
    expect((await graph.api('GET', `/users/${sam?.id}/manager`, undefined, await basicReader())).status).toBe(403);
  });

  it.each(['/users/no-one@contoso.example', '/groups/none', '/groups/none/members'])(
    'answers 404 for %s',
    async (path) => {
      const { status, body } = await graph.api('GET', path);
      expect([status, body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
    },
  );

  it('refuses a property that does not exist', async () => {
    expect((await graph.api('GET', `/users/${sam?.id}?$select=nothing`)).status).toBe(400);
  });
});

describe('groups', () => {
  const { id } = groups.management;
  const managers = people.filter((person) => person.groups.includes('management')).map((person) => person.id);

  it('returns a group', async () => {
    expect((await graph.api('GET', `/groups/${id}?$select=id,displayName`)).body).toMatchObject({
      id,
      displayName: 'Management',
    });
  });

  it.each(['members', 'transitiveMembers'])('pages its %s', async (relation) => {
    const first = await graph.api(
      'GET',
      `/groups/${id}/${relation}?$top=1&$select=id,displayName`,
      undefined,
      await basicReader(),
    );
    expect(first.body.value[0]).toEqual({
      '@odata.type': '#microsoft.graph.user',
      id: managers[0],
      displayName: 'Priya Nair',
    });
    const second = await graph.api('GET', graph.pathOf(first.body['@odata.nextLink']));
    expect(second.body.value.map((one: { id: string }) => one.id)).toEqual(managers.slice(1));
    expect(second.body).not.toHaveProperty('@odata.nextLink');
  });

  it('casts only as an advanced query (group-list-transitivemembers, LEARN answers 447359)', async () => {
    const path = `/groups/${id}/transitiveMembers/microsoft.graph.user`;
    const refused = await graph.api('GET', path);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    const { body } = await graph.api('GET', `${path}?$count=true&$select=id`, undefined, {
      consistencylevel: 'eventual',
    });
    expect([body['@odata.count'], body.value.length]).toEqual([managers.length, managers.length]);
    expect((await graph.api('GET', `/groups/${id}/transitiveMembers/microsoft.graph.device`)).status).toBe(501);
  });

  it('includes the members of nested groups (group-list-transitivemembers)', async () => {
    const office = '/groups/a0000000-0000-4000-8000-000000000010';
    const namesOf = async (path: string, headers = {}) =>
      (await graph.api('GET', `${office}/${path}`, undefined, headers)).body.value.map(
        (one: { displayName: string }) => one.displayName,
      );
    const within = ['ISMS managers', 'ISMS manager alternates'];
    expect(await namesOf('members?$select=displayName')).toEqual(within);
    expect(await namesOf('transitiveMembers?$select=id,displayName')).toEqual([
      ...within,
      'Claire Dubois',
      'Thomas Berger',
    ]);
    const eventual = { consistencylevel: 'eventual' };
    const people = await namesOf('transitiveMembers/microsoft.graph.user?$count=true', eventual);
    expect(people).toEqual(['Claire Dubois', 'Thomas Berger']);
    expect(await namesOf('members/microsoft.graph.user?$count=true', eventual)).toEqual([]);
    expect(await namesOf('members/microsoft.graph.group?$count=true', eventual)).toEqual(within);
  });

  it('returns only the ids of members to callers who may not read people', async () => {
    const headers = { authorization: `Bearer ${await graph.token('write')}` };
    const { body } = await graph.api('GET', `/groups/${id}/members?$select=id,displayName`, undefined, headers);
    expect(body.value).toEqual(
      managers.map((one) => ({ '@odata.type': '#microsoft.graph.user', id: one, displayName: null })),
    );
  });

  it('requires a permission of its own', async () => {
    const headers = { authorization: `Bearer ${await graph.token('none')}` };
    for (const path of [`/groups/${id}`, `/groups/${id}/members`, `/users/${sam?.id}`]) {
      expect((await graph.api('GET', path, undefined, headers)).status).toBe(403);
    }
  });
});
