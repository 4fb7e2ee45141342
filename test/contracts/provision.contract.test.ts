import { planProvisioning, provisionSite } from '../../graph/lists/provision.ts';
import { SiteNotReady } from '../../graph/lists/ready.ts';
import { siteLists } from '../../graph/lists/siteLists.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { provisionLists } from '../../infra/sharepoint/provisionLists.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

type Column = { id: string; name: string; displayName: string; indexed: boolean; enforceUniqueValues: boolean };

describe('provisioning', () => {
  let stage: GraphStage;

  beforeAll(async () => {
    stage = await openGraphStage({ bare: true });
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.reset());

  const columns = async (list: string) =>
    ((await stage.http('GET', `/lists/${list}/columns`)) as { value: readonly Column[] }).value;
  const column = async (list: string, name: string) => (await columns(list)).find((one) => one.name === name);
  const missing = async () => {
    const failed = await stage.open().catch((error: unknown) => error);
    return failed instanceof SiteNotReady ? failed.missing : failed;
  };

  it('plans what is missing and changes nothing', async () => {
    const { steps, obstacles } = await planProvisioning(stage.provisioner, tenant.siteId);
    expect(steps.map(({ kind, list }) => `${kind} ${list}`)).toEqual(siteLists.map(({ name }) => `createList ${name}`));
    expect(obstacles).toEqual([]);
    expect(await stage.http('GET', '/lists')).toMatchObject({ value: [] });
  });

  it('makes lists with names for people, indexes and unique keys, and then has nothing to do', async () => {
    await provisionSite(stage.provisioner, tenant.siteId);
    expect(await column('History', 'CommitKey')).toMatchObject({
      displayName: 'Commit key',
      indexed: true,
      enforceUniqueValues: true,
    });
    expect(await column('Nonconformities', 'NonconformityDescription')).toMatchObject({
      displayName: 'Nonconformity',
      indexed: false,
    });
    expect(await provisionSite(stage.provisioner, tenant.siteId)).toEqual([]);
    await expect(stage.open()).resolves.toBeDefined();
  });

  it('adds what is missing to a list that is there, and keeps what is in it', async () => {
    await stage.http('POST', '/lists', {
      displayName: 'Conversations',
      columns: [
        { name: 'ConversationId', text: {} },
        { name: 'Mine', text: {} },
      ],
      list: { template: 'genericList' },
    });
    await stage.http('POST', '/lists/Conversations/items', { fields: { Title: 'kept', Mine: 'too' } });
    const done = await provisionSite(stage.provisioner, tenant.siteId);
    expect(done.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['createList', 'addColumn', 'indexColumn', 'nameColumn']),
    );
    expect(await column('Conversations', 'ConversationId')).toMatchObject({ indexed: true, enforceUniqueValues: true });
    expect(await stage.items('Conversations')).toMatchObject([{ fields: { Title: 'kept', Mine: 'too' } }]);
    await expect(stage.open()).resolves.toBeDefined();
  });

  it('never destroys a column of another type: it names it and stops', async () => {
    await stage.http('POST', '/lists', { displayName: 'Messages', columns: [{ name: 'Kind', number: {} }] });
    await expect(provisionSite(stage.provisioner, tenant.siteId)).rejects.toThrow('"Messages".Kind');
    const said: string[] = [];
    const settings = { ...stage.productOptions, site: { hostname: tenant.hostname, sitePath: tenant.sitePath } };
    expect(await provisionLists(settings, { apply: true }, (line) => said.push(line))).toBe(false);
    expect(said).toEqual([expect.stringContaining('"Messages".Kind')]);
  });

  it('is not ready, and says why, until the keys are unique', async () => {
    expect(await missing()).toEqual(siteLists.map(({ name }) => `list "${name}"`));
    await provisionSite(stage.provisioner, tenant.siteId);
    const { id } = (await column('History', 'CommandId')) ?? { id: '' };
    await stage.http('PATCH', `/lists/History/columns/${id}`, { enforceUniqueValues: false });
    expect(await missing()).toEqual(['unique values of "History".CommandId']);
  });

  it('needs the right to manage lists', async () => {
    const { id, secret } = applications.product;
    const settings = {
      ...stage.productOptions,
      clientId: id,
      clientSecret: secret,
      site: { hostname: tenant.hostname, sitePath: tenant.sitePath },
    };
    await expect(provisionLists(settings, { apply: true }, () => undefined)).rejects.toMatchObject({ status: 403 });
  });

  it('keeps to twenty indexes a list and to names that SharePoint takes', () => {
    for (const { columns: declared } of siteLists) {
      const names = Object.keys(declared);
      expect(Object.values(declared).filter(({ index }) => index !== 'none').length).toBeLessThanOrEqual(20);
      expect(names.filter((name) => !/^[A-Z][A-Za-z]{1,31}$/.test(name))).toEqual([]);
      expect(names.filter((name) => ['Author', 'Created', 'Description', 'Modified', 'Editor'].includes(name))).toEqual(
        [],
      );
    }
  });
});
