import { applicationToken, graphResource } from '../../entra/tokens.ts';
import { applications, people } from '../../tenant.ts';
import { type GraphUnderTest, graphUnderTest } from '../testing/graphUnderTest.ts';

const [sam] = people;
const { product } = applications;
const bind = (app: string = product.id) => ({
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app}`,
});
const path = (id = sam?.id) => `/users/${id}/teamwork/installedApps`;

/** userteamwork-post-installedapps */
describe('installing an app for a person', () => {
  let graph: GraphUnderTest;
  const installed = new Set<string>();
  const granted = (...roles: readonly string[]) => ({
    authorization: `Bearer ${applicationToken(graph.key, { ...product, roles: [...product.roles, ...roles] }, graphResource)}`,
  });
  const self = () => granted('TeamsAppInstallation.ReadWriteSelfForUser.All');
  beforeAll(async () => {
    const installs = {
      isInstalled: (id: string) => installed.has(id),
      install: (id: string) => void installed.add(id),
    };
    graph = await graphUnderTest(undefined, { installs });
  });
  afterAll(() => graph.close());

  it('answers 403 without the permission', async () => {
    const { status, body } = await graph.api('POST', path(), bind(), granted());
    expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect(installed.size).toBe(0);
  });

  it('answers 404 for an unknown person or app, 400 without an app', async () => {
    const statusOf = async (to: string, body: object) => (await graph.api('POST', to, body, self())).status;
    expect(await statusOf(path('no-one'), bind())).toBe(404);
    expect(await statusOf(path(), bind('another'))).toBe(404);
    expect(await statusOf(path(), { teamsApp: product.id })).toBe(400);
    expect(installed.size).toBe(0);
  });

  it('answers 201 without a body, then 409', async () => {
    const first = await graph.api('POST', path(), bind(), self());
    expect([first.status, first.text]).toEqual([201, '']);
    expect([...installed]).toEqual([sam?.id]);
    expect((await graph.api('POST', path(), bind(), self())).status).toBe(409);
  });

  it('answers 501 without Teams', async () => {
    const alone = await graphUnderTest();
    expect((await alone.api('POST', path(), bind())).status).toBe(501);
    await alone.close();
  });
});
