import { createServer, type Server } from 'node:http';
import { conversationsList } from '../../graph/lists/conversations.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import { planProvisioning } from '../../graph/site/provisioningPlan.ts';
import { examineSite } from '../../infra/doctor/examineSite.ts';
import type { Check, Finding } from '../../infra/doctor/finding.ts';
import type { Ports } from '../../infra/doctor/ports.ts';
import { controlApplications } from '../../infra/local/graph/http/authorization.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { withoutIt } from '../../infra/sharepoint/permissions.ts';
import { type Environment, optionalPermissions } from '../../server/settings.ts';
import { type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';

type Column = { readonly id: string; readonly name: string };

/** Checks that no site can pass, however healthy. */
const never: readonly Check[] = ['otherApplications', 'otherPeople', 'views'];
/** Nothing listens on port 9 of this machine. */
const nowhere = 'http://127.0.0.1:9/keys';
const group = (n: number) => `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('the doctor', () => {
  let stage: GraphStage;

  beforeAll(async () => {
    stage = await openGraphStage({ bare: true });
  });
  afterAll(() => stage.close());
  afterEach(() => stage.control('DELETE', 'faults'));

  const given = (changes: Environment = {}): Environment => ({
    ...localEnvironment({ graph: stage.graph.url, entra: stage.entra.url, teams: stage.entra.url }, { port: 0 }),
    ...changes,
  });
  let run = 0;
  const ports = (changes: Partial<Ports> = {}): Ports => ({
    now: Date.now,
    wait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    run: `run ${++run}`,
    lags: { filter: 5_000, delta: 30_000, giveUp: 60_000 },
    ...changes,
  });
  const examine = (environment: Environment = given(), changes: Partial<Ports> = {}) =>
    examineSite(environment, ports(changes));

  /** Findings other than OK, as `state check`, without those that no site can pass. */
  const told = (findings: readonly Finding[]) =>
    findings
      .filter(({ state, check }) => state !== 'ok' && !(state === 'unchecked' && never.includes(check)))
      .map(({ state, check }) => `${state} ${check}`);
  const one = (findings: readonly Finding[], check: Check) => findings.find((finding) => finding.check === check)?.what;

  /** Creating the lists costs as much as five examinations, so a site that no test changed is reused. */
  let whole = false;
  const bare = async (): Promise<void> => {
    whole = false;
    await stage.reset();
  };
  const provisioned = async (): Promise<void> => {
    if (whole) return;
    await bare();
    await provisionSite(stage.provisioner, tenant.siteId);
    whole = true;
  };
  const patchColumn = async (list: string, name: string, body: object) => {
    whole = false;
    const { value } = (await stage.http('GET', `/lists/${list}/columns`)) as { value: readonly Column[] };
    await stage.http('PATCH', `/lists/${list}/columns/${value.find((column) => column.name === name)?.id}`, body);
  };

  it('finds no problem in a correct site, and leaves nothing there', async () => {
    await provisioned();
    const findings = await examine();
    expect(told(findings)).toEqual([]);
    expect(findings.filter(({ state }) => state === 'unchecked').map(({ check }) => check)).toEqual(never);
    expect(one(findings, 'uniqueAtOnce')).toBe('Of 6 rows written with one key at the same time, one was accepted.');
    expect(one(findings, 'permissions')).toContain('No more permissions than needed: Sites.Selected');
    expect(await stage.items('Messages')).toEqual([]);
    expect(await stage.items('History')).toEqual([]);
  });

  const sealed = () => given({ SEAL_KEY: stageSealKeys.join(' ') });
  /** The application that `stage.http` writes as. */
  const editor = controlApplications.full.id;

  it('names each row that TenTwo did not write, with the command that sets it aside', async () => {
    await provisioned();
    whole = false;
    const post = async (list: string, fields: object) =>
      ((await stage.http('POST', `/lists/${encodeURIComponent(list)}/items`, { fields })) as { id: string }).id;
    const row = await post('History', { CommitKey: 'NC-2026-0001/0001', CommandId: 'c', Reference: 'NC-2026-0001' });
    const action = await post('Corrective actions', { ActionKey: 'forged\u200b' });
    const foreign = `1.00000000.${'a'.repeat(43)}.${'a'.repeat(43)}`;
    await post('Conversations', { ConversationId: 'c', Seal: foreign });
    const found = (await examine()).filter(({ check }) => check === 'untrustedRows');
    expect(found.map(({ state, what, todo }) => [state, what, todo])).toEqual([
      [
        'problem',
        `Item ${row} of History (NC-2026-0001/0001) was written or changed by someone other than TenTwo.`,
        `See docs/how-to/when-a-row-was-forged.md, then: npm run doctor -- --set-aside History:${row} --reason "…" --by "…"`,
      ],
      [
        'problem',
        `Item ${action} of Corrective actions (forged ) was written or changed by someone other than TenTwo.`,
        `See docs/how-to/when-a-row-was-forged.md, then: npm run doctor -- --set-aside "Corrective actions:${action}" --reason "…" --by "…"`,
      ],
      [
        'problem',
        expect.stringContaining('is sealed with a key that is not in SEAL_KEY'),
        expect.stringContaining('rotate-keys.md'),
      ],
    ]);
  });

  it('looks at every row of a list, and counts those that it does not name', async () => {
    await provisioned();
    whole = false;
    const { value } = (await stage.http('GET', '/lists')) as { value: { id: string; displayName: string }[] };
    const listId = value.find(({ displayName }) => displayName === 'Contributions')?.id;
    await stage.control('POST', 'items', { listId, count: 1001, fields: { ContributionKey: 'forged {n}' } });
    const found = (await examine()).filter(({ check }) => check === 'untrustedRows');
    expect(found).toHaveLength(51);
    expect(found.at(-1)?.what).toBe('951 more rows were not written by TenTwo.');
  });

  it('names a row with a valid seal that another application wrote, unless TenTwo ran under it', async () => {
    await provisioned();
    whole = false;
    const fields = sealedFields(messagesList, { NoticeKey: 'NC-2026-0001/0001/receipt', ClaimedAt: '' });
    await stage.http('POST', '/lists/Messages/items', { fields });
    const about = async (changes: Partial<Ports>) =>
      (await examine(sealed(), changes)).filter(({ check }) => check === 'untrustedRows');
    expect(await about({})).toMatchObject([
      { state: 'problem', what: expect.stringContaining('was not created by this application') },
    ]);
    expect(await about({ applications: [editor] })).toMatchObject([{ state: 'ok' }]);
  });

  it('names the people whom the bot cannot reach, and what waits for them', async () => {
    await provisioned();
    whole = false;
    const post = (table: typeof conversationsList | typeof messagesList, row: Readonly<Record<string, string>>) =>
      stage.http('POST', `/lists/${table.name}/items`, { fields: sealedFields(table as typeof messagesList, row) });
    const chat = (PersonId: string, GoneSince = '') =>
      post(conversationsList, {
        ConversationId: `a:${PersonId}`,
        PlaceKind: 'personal',
        ServiceUrl: 'https://smba/',
        PersonId,
        Language: 'en',
        RememberedAt: '2026-11-01T09:00:00.000Z',
        ...(GoneSince && { GoneSince }),
      });
    const idOf = (name: string) => stage.people.find(({ displayName }) => displayName === name)?.id ?? '';
    const [claire, thomas, hana] = ['Claire Dubois', 'Thomas Berger', 'Hana Ito'].map(idOf) as [string, string, string];
    await chat(claire, '2026-11-20T09:00:00.000Z');
    await chat(thomas);
    const since = '2026-11-23T09:00:00.000Z';
    for (const [key, id] of [
      ['0001/urgent', claire],
      ['0002/ownerAssigned', hana],
    ] as const)
      await post(messagesList, {
        NoticeKey: `NC-2026-0001/${key}/${id}`,
        Reference: 'waiting',
        Kind: key.slice(5),
        ActivityId: 'waiting',
        PlaceKind: 'personal',
        PersonId: id,
        ClaimedAt: since,
      });
    const found = (await examine(sealed())).filter(({ check }) => check === 'reach');
    const about = (id: string) => found.find(({ what }) => what.startsWith(id));
    expect(about(claire)).toMatchObject({
      state: 'problem',
      what: `${claire}, ISMS manager, cannot be reached: blocked or removed the bot, found out on 2026-11-20T09:00:00.000Z. 1 notice waits since ${since}. No one else can be reached as ISMS manager.`,
    });
    expect(about(hana)).toMatchObject({
      state: 'warning',
      what: `${hana} cannot be reached: never met the bot. 1 notice waits since ${since}.`,
    });
    expect(about(thomas)).toBeUndefined();
  });

  it('leaves rows of TenTwo alone, and removes what an earlier run left', async () => {
    await provisioned();
    whole = false;
    const row = (NoticeKey: string, minutes: number) =>
      stage.http('POST', '/lists/Messages/items', {
        fields: { NoticeKey, ClaimedAt: new Date(Date.now() - minutes * 60_000).toISOString() },
      });
    const receipt = {
      NoticeKey: 'NC-2026-0001/0001/receipt',
      ClaimedAt: new Date(Date.now() - 3_600_000).toISOString(),
    };
    await stage.http('POST', '/lists/Messages/items', { fields: sealedFields(messagesList, receipt) });
    await row('DOCTOR/broken off', 60);
    await row('DOCTOR/under way', 1);
    expect(told(await examine(sealed(), { applications: [editor] }))).toEqual([]);
    const left = (await stage.items('Messages')).map(({ fields }) => fields.NoticeKey);
    expect(left).toEqual(['NC-2026-0001/0001/receipt', 'DOCTOR/under way']);
  });

  /** The texts of all findings other than OK. */
  const said = (findings: readonly Finding[]) =>
    findings
      .filter(({ state }) => state !== 'ok')
      .map(({ what, todo }) => `${what} ${todo}`)
      .join('\n');

  describe('reports exactly the problem of', () => {
    it.each<[string, readonly string[], string, Environment]>([
      ['a setting that is missing', ['problem settings'], 'TEAMS_APP_ID is missing', { TEAMS_APP_ID: '' }],
      ['a setting that is wrong', ['problem settings'], 'LOG_LEVEL', { LOG_LEVEL: 'loud' }],
      [
        'a group that is not there',
        ['problem groups', 'unchecked segregation'],
        `GROUP_MANAGEMENT (${group(99)}) cannot be read: Graph answered 404`,
        { GROUP_MANAGEMENT: group(99) },
      ],
      [
        'one person as the management',
        ['warning segregation'],
        'Management is only one person',
        { GROUP_MANAGEMENT: group(5) },
      ],
      [
        'a management of ISMS managers only',
        ['warning segregation', 'warning alternate'],
        'All of management are also ISMS managers',
        { GROUP_ISMS_MANAGERS: group(10), GROUP_MANAGEMENT: group(10) },
      ],
      ['no custodian', ['warning custodian'], 'GROUP_CUSTODIANS is not set', { GROUP_CUSTODIANS: '' }],
      ['no alternate', ['warning alternate'], 'GROUP_ALTERNATES is not set', { GROUP_ALTERNATES: '' }],
      [
        'an auditor who decides',
        ['warning auditor'],
        'An auditor also manages or approves',
        { GROUP_AUDITORS: group(3) },
      ],
      [
        'a custodian who manages',
        ['warning custodian'],
        'A custodian is also an ISMS manager',
        { GROUP_CUSTODIANS: group(1) },
      ],
      ['keys of the bot that cannot be got', ['problem botKeys'], nowhere, { BOT_METADATA: nowhere }],
      ['keys of the tab that cannot be got', ['problem tabKeys'], nowhere, { TOKEN_KEYS: nowhere }],
      [
        'the secret',
        ['problem token', 'problem botToken', 'unchecked site', 'unchecked write', 'unchecked groups'],
        'AADSTS7000215: the secret is wrong',
        { CLIENT_SECRET: 'another secret' },
      ],
      [
        'the id of a secret in place of its value',
        ['problem settings', 'unchecked token', 'unchecked site', 'unchecked write', 'unchecked groups'],
        'CLIENT_SECRET is the ID of a secret: use its value',
        { CLIENT_SECRET: group(99) },
      ],
      [
        'the tenant',
        ['problem token', 'problem botToken', 'unchecked site', 'unchecked write', 'unchecked groups'],
        'AADSTS90002: there is no such tenant: TENANT_ID is wrong',
        { TENANT_ID: group(99) },
      ],
      [
        'the site’s host',
        ['problem settings', 'unchecked token', 'unchecked site', 'unchecked write', 'unchecked groups'],
        'SITE_HOSTNAME is not a host name, without https://',
        { SITE_HOSTNAME: 'https://contoso.sharepoint.com' },
      ],
      [
        'the tab’s address, which is another application’s',
        ['problem settings'],
        `Set APPLICATION_ID_URI to api://localhost/botid-${applications.product.id}`,
        { APPLICATION_ID_URI: `api://localhost/botid-${group(99)}` },
      ],
      [
        'the site’s path',
        ['problem site', 'unchecked lists', 'unchecked write'],
        'https://contoso.sharepoint.com/sites/other could not be opened: Graph answered 404',
        { SITE_PATH: '/sites/other' },
      ],
      [
        'an application that is not said',
        ['problem settings', 'unchecked token', 'unchecked site', 'unchecked write', 'unchecked groups'],
        'CLIENT_ID is missing',
        { CLIENT_ID: undefined },
      ],
    ])('%s', async (_, expected, words, changes) => {
      await provisioned();
      const findings = await examine(given(changes));
      expect(told(findings)).toEqual(expected);
      expect(said(findings)).toContain(words);
    });

    it.each<[string, readonly string[], string, () => Promise<unknown>]>([
      [
        'a key that is not unique',
        ['problem unique', 'problem uniqueAtOnce'],
        'The column "Messages".NoticeKey does not enforce unique values',
        () => patchColumn('Messages', 'NoticeKey', { enforceUniqueValues: false }),
      ],
      [
        'the lock of the history',
        ['problem unique'],
        'The column "History".CommitKey does not enforce unique values',
        () => patchColumn('History', 'CommitKey', { enforceUniqueValues: false }),
      ],
      [
        'an index that is missing',
        ['problem indexes'],
        'The column "History".Reference has no index',
        () => patchColumn('History', 'Reference', { indexed: false }),
      ],
      [
        'an index that a key needs',
        ['problem filter', 'problem indexes', 'problem unique', 'problem uniqueAtOnce'],
        'The column "Messages".NoticeKey has no index',
        () => patchColumn('Messages', 'NoticeKey', { indexed: false, enforceUniqueValues: false }),
      ],
      [
        'an index where none was expected',
        ['warning unindexedFilter'],
        'was answered',
        () => patchColumn('Messages', 'Kind', { indexed: true }),
      ],
      [
        'a name above a column',
        ['warning columnNames'],
        'The column "History".CommitKey has a different display name',
        () => patchColumn('History', 'CommitKey', { displayName: 'Key' }),
      ],
    ])('%s', async (_, expected, words, breaks) => {
      await provisioned();
      await breaks();
      const findings = await examine();
      expect(told(findings).toSorted()).toEqual(expected);
      expect(said(findings)).toContain(words);
      expect(await stage.items('Messages')).toEqual([]);
    });

    /** The site without some lists, which the emulator does not delete. */
    const without = async (...names: readonly string[]) => {
      await bare();
      const { steps } = await planProvisioning(stage.provisioner, tenant.siteId);
      for (const step of steps) if (!names.includes(step.list)) await stage.provisioner.call(step.request);
      const { steps: rest } = await planProvisioning(stage.provisioner, tenant.siteId);
      for (const step of rest) if (step.kind === 'nameColumn') await stage.provisioner.call(step.request);
    };

    it.each([
      ['History', ['problem lists'], 'The list "History" is missing'],
      ['Messages', ['problem lists', 'unchecked write', 'unchecked listsProtected'], 'The list "Messages" is missing'],
      ['Evidence', ['unchecked siteOwner', 'problem library'], 'The document library "Evidence" is missing'],
    ])('%s, which is missing', async (list, expected, words) => {
      await without(list);
      const findings = await examine();
      expect(told(findings)).toEqual(expected);
      expect(said(findings)).toContain(words);
    });

    it('columns that are missing, or of another type', async () => {
      await without('Conversations', 'Messages');
      const { name, ...text } = { name: 'ConversationId', text: {}, indexed: true, enforceUniqueValues: true };
      await stage.http('POST', '/lists', {
        displayName: 'Conversations',
        columns: [
          { name, ...text },
          { name: 'Language', number: {} },
        ],
      });
      await stage.http('POST', '/lists', { displayName: 'Messages' });
      const findings = await examine();
      expect(said(findings)).toContain('The column "Conversations".PersonId is missing');
      expect(said(findings)).toContain('Obstacle: column "Conversations".Language has another type');
      expect(told(findings)).toContain('problem write');
      expect(one(findings, 'write')).toContain('No row could be written to Messages: Graph answered 400');
      expect(findings.filter(({ check }) => check === 'indexes' || check === 'unique')).toEqual([]);
    });
  });

  describe('reports the permissions of an application with', () => {
    const issuers: Server[] = [];
    afterEach(() => issuers.splice(0).forEach((server) => void server.close()));

    /** Settings with which Entra gives any caller such a token of the control surface. */
    const as = async (access: string): Promise<Environment> => {
      const { token } = (await stage.control('POST', 'token', { access })) as { token: string };
      const server = createServer((_, answer) => {
        answer.setHeader('content-type', 'application/json');
        answer.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: token }));
      });
      issuers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const metadata = JSON.parse(given().AUTHORITY_METADATA ?? '') as object;
      const token_endpoint = `http://127.0.0.1:${address.port}/token`;
      return given({ AUTHORITY_METADATA: JSON.stringify({ ...metadata, token_endpoint }) });
    };

    it('read access only', async () => {
      await provisioned();
      const findings = await examine(await as('read'));
      expect(told(findings)).toEqual(['warning permissions', 'warning permissions', 'problem write']);
      expect(one(findings, 'permissions')).toContain(
        'more Graph permissions than needed: Sites.Read.All, User.Read.All',
      );
      expect(said(findings)).toContain('or add User.Read.All to OPTIONAL_PERMISSIONS to use it');
      expect(said(findings)).toContain('Not granted: Sites.Selected. Without it the site cannot be opened');
      expect(said(findings)).toContain('Grant the application the role write: POST /v1.0/sites/contoso');
      expect(one(findings, 'listsProtected')).toBe('The server cannot change columns.');
    });

    it.each(optionalPermissions)('no %s, which the settings name', async (name) => {
      await provisioned();
      const findings = await examine(given({ OPTIONAL_PERMISSIONS: name }));
      expect(told(findings)).toEqual(['warning permissions']);
      expect(said(findings)).toContain(`Not granted: ${name}. Without it ${withoutIt[name]}.`);
      expect(said(findings)).toContain(`*API permissions*: *Add a permission*, *Microsoft Graph*`);
      expect(said(findings)).toContain('Or remove it from OPTIONAL_PERMISSIONS.');
    });

    it('no permissions', async () => {
      await provisioned();
      const findings = await examine(await as('none'));
      const groupsUnread = findings.filter(({ check, state }) => check === 'groups' && state === 'problem');
      expect(groupsUnread).toHaveLength(6);
      expect(said(findings)).toContain('Grant the application GroupMember.Read.All');
      expect(said(findings)).toContain('"roles":["write"]');
      expect(said(findings)).toContain('Not granted: GroupMember.Read.All. Without it no one has a role');
      expect(told(findings).filter((line) => !line.endsWith('groups'))).toEqual([
        'warning permissions',
        'warning permissions',
        'problem site',
        'unchecked lists',
        'unchecked write',
        'unchecked segregation',
      ]);
    });

    it('all permissions', async () => {
      await provisioned();
      const findings = await examine(await as('full'));
      expect(told(findings)).toEqual(['warning permissions', 'warning permissions', 'warning listsProtected']);
      expect(one(findings, 'permissions')).toContain(
        'more Graph permissions than needed: Sites.FullControl.All, User.Read.All',
      );
    });

    it('those of provisioning', async () => {
      await provisioned();
      const { id: CLIENT_ID, secret: CLIENT_SECRET } = applications.provisioner;
      const APPLICATION_ID_URI = `api://localhost/botid-${CLIENT_ID}`;
      const findings = await examine(given({ CLIENT_ID, CLIENT_SECRET, APPLICATION_ID_URI }));
      expect(told(findings)).toEqual(['warning permissions', 'warning permissions', 'warning listsProtected']);
      expect(one(findings, 'permissions')).toContain('Sites.Manage.All, Sites.ReadWrite.All');
    });

    it('an expired token', async () => {
      await provisioned();
      const findings = await examine(await as('expired'));
      expect(told(findings)).toContain('problem site');
      expect(one(findings, 'site')).toContain('Graph answered 401 InvalidAuthenticationToken');
    });
  });

  describe('measures', () => {
    beforeEach(provisioned);

    it.each([
      [0, []],
      [20_000, ['warning clock']],
      [-20_000, ['warning clock']],
      [600_000, ['problem clock']],
    ])('a clock that is %i ms ahead', async (ahead, expected) => {
      const findings = await examine(given(), { now: () => Date.now() + ahead });
      expect(told(findings)).toEqual(expected);
      if (ahead === -20_000) expect(one(findings, 'clock')).toMatch(/(19|20|21) s behind Graph’s/);
    });

    it('the lag of filter and delta', async () => {
      // Rows written during the fault are reported as late once it is over.
      whole = false;
      await stage.fault({ lagMs: 2000 });
      const findings = await examine(given(), { lags: { filter: 500, delta: 30_000, giveUp: 60_000 } });
      expect(told(findings)).toEqual(['warning filterLag']);
      expect(Number(/after ([\d.]+) s/.exec(one(findings, 'deltaLag') ?? '')?.[1])).toBeGreaterThanOrEqual(1);
      expect(await stage.items('Messages')).toEqual([]);
    });

    it('rows that never appear', async () => {
      await stage.fault({ path: '/delta', lagMs: 60_000 });
      const findings = await examine(given(), { lags: { filter: 5_000, delta: 200, giveUp: 400 } });
      expect(told(findings)).toEqual(['problem delta']);
      expect(said(findings)).toContain('no content approval');
    });
  });

  describe('when Graph fails', () => {
    beforeEach(provisioned);

    it.each<[string, object, readonly string[]]>([
      ['at delta', { path: '/delta', count: 9, status: 500 }, ['problem delta']],
      ['at every write', { method: 'POST', path: '/items', count: 9, status: 503 }, ['problem write']],
      ['with a lost answer to a write', { method: 'POST', path: '/items', count: 1, drop: true, when: 'after' }, []],
      [
        'at a change',
        { method: 'PATCH', path: '/items', count: 1, status: 503 },
        ['problem staleWrite', 'unchecked versions'],
      ],
      ['at the versions', { path: '/versions', count: 9, status: 404 }, ['unchecked versions']],
      ['at the lists', { path: '/lists', count: 3, status: 500 }, ['problem lists', 'unchecked write']],
      ['at the columns', { path: '/columns', count: 3, status: 500 }, ['problem lists']],
      ['at a group', { path: '/transitiveMembers', count: 3, status: 503 }, ['problem groups']],
      ['when rows are removed', { method: 'DELETE', count: 1, status: 423 }, ['warning scratch']],
    ])('%s, it says so and continues', async (_, fault, expected) => {
      await stage.fault(fault);
      const findings = await examine();
      expect(told(findings)).toEqual(expected);
      await stage.control('DELETE', 'faults');
      // A later examination removes the rest.
      const later = Date.now() + 11 * 60_000;
      expect(told(await examine(given(), { now: () => later }))).toEqual(['problem clock']);
      expect(await stage.items('Messages')).toEqual([]);
    });
  });
});
