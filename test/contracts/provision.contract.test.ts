import { spawn } from 'node:child_process';
import { historyList } from '../../graph/lists/history.ts';
import { siteLibraries, siteLists } from '../../graph/lists/siteLists.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import { planProvisioning } from '../../graph/site/provisioningPlan.ts';
import { SiteNotReady } from '../../graph/site/ready.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { provisionLists } from '../../infra/sharepoint/provisionLists.ts';
import { commandOf, top } from '../setup/programs.ts';
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
    expect(steps.map(({ kind, list }) => `${kind} ${list}`)).toEqual([
      ...siteLists.map(({ name }) => `createList ${name}`),
      ...siteLibraries.map(({ name }) => `createLibrary ${name}`),
    ]);
    expect(obstacles).toEqual([]);
    expect(await stage.http('GET', '/lists')).toMatchObject({ value: [] });
  });

  it('creates lists with readable names, indexes and unique keys, and then has nothing to do', async () => {
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

  it('adds what is missing to an existing list, and keeps its content', async () => {
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

  it('creates the library for evidence, and files can be uploaded', async () => {
    await provisionSite(stage.provisioner, tenant.siteId);
    expect(await stage.http('GET', '/lists/Evidence')).toMatchObject({ list: { template: 'documentLibrary' } });
    await expect(stage.http('GET', '/lists/Evidence/drive')).resolves.toMatchObject({ driveType: 'documentLibrary' });
  });

  it('updates an older site and keeps its content, including what is not ours', async () => {
    const older = Object.entries(historyList.columns).filter(([name]) => name !== 'When' && name !== 'CommandId');
    await stage.http('POST', '/lists', {
      displayName: 'History',
      columns: [...older.map(([name, { facet }]) => ({ name, ...facet })), { name: 'OfTheCustomer', text: {} }],
    });
    const fields = { CommitKey: 'NC-2026-0001/0001', Hash: 'h', OfTheCustomer: 'kept' };
    await stage.http('POST', '/lists/History/items', { fields });
    const before = await stage.items('History');
    await provisionSite(stage.provisioner, tenant.siteId);
    expect(await stage.items('History')).toEqual(before);
    expect(before).toMatchObject([{ fields }]);
    expect(await column('History', 'OfTheCustomer')).toBeDefined();
    expect(await column('History', 'CommandId')).toMatchObject({ indexed: true, enforceUniqueValues: true });
    expect(await column('History', 'CommitKey')).toMatchObject({
      displayName: 'Commit key',
      enforceUniqueValues: true,
    });
    await expect(stage.open()).resolves.toBeDefined();
  });

  const site = { hostname: tenant.hostname, sitePath: tenant.sitePath };
  const as = ({ id, secret }: { readonly id: string; readonly secret: string }) => ({
    ...stage.productOptions,
    clientId: id,
    clientSecret: secret,
    site,
  });

  it.each([
    ['a column of another type', 'Messages', { columns: [{ name: 'Kind', number: {} }] }, '"Messages".Kind'],
    [
      'a text that is too short',
      'Messages',
      { columns: [{ name: 'Kind', text: { maxLength: 20 } }] },
      '"Messages".Kind',
    ],
    [
      'a day for an instant',
      'History',
      { columns: [{ name: 'When', dateTime: { format: 'dateOnly' } }] },
      '"History".When',
    ],
    ['a library for a list', 'Messages', { list: { template: 'documentLibrary' } }, '"Messages" is a document library'],
    ['a list for a library', 'Evidence', { list: { template: 'genericList' } }, '"Evidence" is a list'],
  ])('never destroys %s: names it, and stops before anything else', async (_, displayName, more, named) => {
    await stage.http('POST', '/lists', { displayName, ...more });
    await stage.control('DELETE', 'usage');
    await expect(provisionSite(stage.provisioner, tenant.siteId)).rejects.toThrow(named);
    const said: string[] = [];
    expect(await provisionLists(as(applications.provisioner), { apply: true }, (line) => said.push(line))).toBe(false);
    expect(said.filter((line) => line.startsWith('obstacle:'))).toEqual([expect.stringContaining(named)]);
    expect(await routes()).toEqual(['GET']);
  });

  const routes = async () => {
    const { byRoute } = (await stage.control('GET', 'usage')) as { byRoute: Readonly<Record<string, number>> };
    return [...new Set(Object.keys(byRoute).map((route) => route.split(' ')[0]))];
  };

  it('prints its plan, and changes nothing', async () => {
    await stage.http('POST', '/lists', {
      displayName: 'Conversations',
      columns: [{ name: 'ConversationId', text: {} }],
    });
    await stage.control('DELETE', 'usage');
    const said: string[] = [];
    expect(await provisionLists(as(applications.product), { apply: false }, (line) => said.push(line))).toBe(false);
    expect(await routes()).toEqual(['GET']);
    expect(said).toEqual(
      expect.arrayContaining([
        'Site: https://contoso.sharepoint.com/sites/isms',
        'missing: create list "History" with its columns, their indexes and names',
        'missing: index column "Conversations".ConversationId',
        'missing: add column "Conversations".PersonId',
        'missing: create document library "Evidence"',
        expect.stringMatching(/^Nothing was changed.*--apply.*Sites\.Manage\.All/),
      ]),
    );
  });

  it('resumes after an interrupted run', async () => {
    let left = 9;
    const cut = () => {
      left -= 1;
      if (left === 0) throw new Error('power cut');
    };
    await expect(provisionSite(stage.provisioner, tenant.siteId, { onStep: cut })).rejects.toThrow('power cut');
    await expect(stage.open()).rejects.toThrow('lacks');
    await stage.fault({ method: 'POST', path: '/lists', count: 1, status: 403 });
    await expect(provisionSite(stage.provisioner, tenant.siteId)).rejects.toMatchObject({ status: 403 });
    const done = await provisionSite(stage.provisioner, tenant.siteId);
    expect(done.filter(({ kind }) => kind === 'createList')).toHaveLength(siteLists.length - 4);
    await expect(stage.open()).resolves.toBeDefined();
  });

  it('is completed by a second run after an interruption at any request', async () => {
    let cuts = 0;
    /** Does one more step than the previous run, and ends. */
    const call: typeof stage.provisioner.call = async (request) => {
      const answer = await stage.provisioner.call(request);
      if (request.method === 'GET') return answer;
      cuts += 1;
      throw new Error('power cut');
    };
    const cutOff = () => provisionSite({ ...stage.provisioner, call }, tenant.siteId).catch((error: unknown) => error);
    for (let ended = await cutOff(); ended instanceof Error; ended = await cutOff()) {
      if (ended.message !== 'power cut') throw ended;
    }
    expect(cuts).toBeGreaterThan(siteLists.length + siteLibraries.length);
    expect(await provisionSite(stage.provisioner, tenant.siteId)).toEqual([]);
    const { value } = (await stage.http('GET', '/lists')) as { value: readonly unknown[] };
    expect(value).toHaveLength(siteLists.length + siteLibraries.length);
    await expect(stage.open()).resolves.toBeDefined();
  });

  it.each([
    ['an answer is lost', { method: 'POST', path: '/lists', count: 2, status: 504, when: 'after' }],
    ['a connection breaks', { method: 'POST', path: '/lists', count: 2, drop: true, when: 'after' }],
    ['Graph is temporarily out of order', { method: 'POST', path: '/lists', count: 2, status: 503 }],
    ['Graph throttles', { method: 'POST', path: '/lists', count: 2, status: 429, retryAfter: 0.01 }],
    ['a list is being changed', { method: 'PATCH', path: '/columns/', count: 2, status: 409 }],
  ])('looks again, in the same run, when %s', async (_, fault) => {
    await stage.fault(fault);
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    await provisionSite(stage.provisioner, tenant.siteId, { wait });
    expect(waits).toEqual([500, 1000]);
    expect(await provisionSite(stage.provisioner, tenant.siteId)).toEqual([]);
    await expect(stage.open()).resolves.toBeDefined();
  });

  it('ends with the fault when a second look does not help', async () => {
    await stage.fault({ method: 'POST', path: '/lists', count: 100, status: 503 });
    await expect(
      provisionSite(stage.provisioner, tenant.siteId, { wait: async () => undefined }),
    ).rejects.toMatchObject({ status: 503 });
  });

  it('can run twice at the same time', async () => {
    const once = () => provisionSite(stage.provisioner, tenant.siteId, { wait: async () => undefined });
    await Promise.all([once(), once()]);
    expect(await once()).toEqual([]);
    const { value } = (await stage.http('GET', '/lists')) as { value: readonly unknown[] };
    expect(value).toHaveLength(siteLists.length + siteLibraries.length);
  });

  it('is not ready until the keys are unique, and says why', async () => {
    expect(await missing()).toEqual(siteLists.map(({ name }) => `list "${name}"`));
    await provisionSite(stage.provisioner, tenant.siteId);
    const { id } = (await column('History', 'CommandId')) ?? { id: '' };
    await stage.http('PATCH', `/lists/History/columns/${id}`, { enforceUniqueValues: false });
    expect(await missing()).toEqual(['unique values of "History".CommandId']);
  });

  it('requires the permission to manage lists, and names it', async () => {
    const refused = provisionLists(as(applications.product), { apply: true }, () => undefined);
    await expect(refused).rejects.toMatchObject({ status: 403 });
    const message = await refused.catch((error: Error) => error.message);
    expect(message).toContain('This step failed: create list "History" with its columns, their indexes and names.');
    expect(message).toContain(`The application ${applications.product.id} (CLIENT_ID) cannot manage lists.`);
    expect(message).toContain('`Sites.Manage.All`, or `Sites.Selected` with the role `owner` or `fullcontrol`');
    expect(message).toContain(
      'POST /v1.0/sites/contoso.sharepoint.com:/sites/isms:/permissions {"roles":["fullcontrol"]',
    );
    expect(message).not.toContain(applications.product.secret);
  });

  it.each([
    [
      'the site',
      { site: { ...site, sitePath: '/sites/other' } },
      'There is no site https://contoso.sharepoint.com/sites/other',
    ],
    [
      'the host',
      { site: { ...site, hostname: 'fabrikam.sharepoint.com' } },
      'SITE_HOSTNAME may be the host of another tenant',
    ],
    ['the secret', { clientSecret: 'another secret' }, 'AADSTS7000215: the secret is wrong'],
    ['the application', { clientId: '00000000-0000-4000-8000-000000000000' }, 'AADSTS700016: the tenant has no such'],
  ])('says in a sentence that %s is wrong', async (_, wrong, sentence) => {
    const settings = { ...as(applications.provisioner), ...wrong };
    await expect(provisionLists(settings, { apply: false }, () => undefined)).rejects.toThrow(sentence);
  });

  const command = (...options: readonly string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const { url: entra } = stage.entra;
      const child = spawn(process.execPath, [...commandOf('infra/sharepoint/provision.ts'), ...options], {
        cwd: top,
        env: {
          PATH: process.env.PATH,
          ...localEnvironment({ graph: stage.graph.url, entra, teams: entra }, { port: 0 }),
          CLIENT_ID: applications.provisioner.id,
          CLIENT_SECRET: applications.provisioner.secret,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
      child.stderr.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
      child.once('close', (code) => resolve({ code, said }));
    });

  it('is a command: plans, creates, and lists the remaining steps', async () => {
    expect(await command()).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was changed.') });
    expect(await command('--aply')).toMatchObject({ code: 1, said: expect.stringContaining('--aply') });
    expect(await stage.http('GET', '/lists')).toMatchObject({ value: [] });
    const made = await command('--apply');
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('done: create list "History"') });
    expect(made.said).toContain('The site is complete.\nGraph cannot set the following; do it by hand');
    expect(await command()).toMatchObject({ code: 0, said: expect.not.stringContaining('missing') });
  });

  it('stays within twenty indexes per list and names that SharePoint accepts', () => {
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
