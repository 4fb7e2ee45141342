import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { historyList } from '../../graph/lists/history.ts';
import type { Columns, ListTable } from '../../graph/lists/listTable.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { examineSite } from '../../infra/doctor/examineSite.ts';
import type { Finding } from '../../infra/doctor/finding.ts';
import { defaultLags } from '../../infra/doctor/ports.ts';
import { selfTest } from '../../infra/doctor/selfTest/selfTest.ts';
import { withSelfTest } from '../../infra/doctor/selfTest/withSelfTest.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { selfTester } from '../../procedure/record/selfTest.ts';
import { type Environment, readSettings } from '../../server/settings.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';
import { createStageClock } from './stageClock.ts';

describe('the self-test of the doctor', () => {
  let stage: GraphStage;
  /** The messaging endpoint: answers like TenTwo to a caller without a token, unless a test says otherwise. */
  let server: Server;
  let address = '';
  let status = 401;

  beforeAll(async () => {
    stage = await openGraphStage();
    server = createServer((_, answer) => void answer.writeHead(status).end('{"error":"Unauthorized"}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    address = `http://127.0.0.1:${at.port}`;
  });
  afterAll(async () => {
    server.close();
    await stage.close();
  });
  beforeEach(() => {
    status = 401;
    return stage.reset();
  });
  afterEach(() => stage.control('DELETE', 'faults'));

  const given = (changes: Environment = {}): Environment => ({
    ...localEnvironment({ graph: stage.graph.url, entra: stage.entra.url, teams: stage.entra.url }, { port: 0 }),
    ...changes,
  });
  let run = 0;
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
  const tested = async (changes: Environment = {}, at = address): Promise<readonly Finding[]> => {
    const ports = { now: Date.now, wait, run: `run ${++run}`, lags: defaultLags };
    return withSelfTest(await examineSite(given(changes), ports), given(changes), { ports, server: at });
  };
  const stateOf = (findings: readonly Finding[], check: Finding['check']) =>
    findings.find((one) => one.check === check)?.state;
  const problems = (findings: readonly Finding[]) =>
    findings.filter(({ state }) => state === 'problem').map(({ what, todo }) => `${what} ${todo}`);
  const scratch = async () =>
    (await stage.items('Nonconformities')).map(({ fields }) => `${fields.Reference} ${fields.Stage}`);

  it('reports, draws the card, approves, and withdraws; History identifies it as a test', async () => {
    const findings = await tested();
    expect(problems(findings)).toEqual([]);
    for (const check of ['endpoint', 'selfTestReport', 'selfTestCard', 'selfTestApproval', 'selfTestEnd'] as const)
      expect({ check, state: stateOf(findings, check) }).toEqual({ check, state: 'ok' });
    const rows = (await stage.items('History')).map(({ fields }) => fields);
    expect(rows.map(({ CommitKey }) => CommitKey)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => expect.stringMatching(new RegExp(`^NC-\\d{4}-0001/000${n}$`))),
    );
    expect(rows[0]).toMatchObject({ ActorId: selfTester, ActorName: expect.stringContaining('Self-test of TenTwo') });
    expect(rows.at(-1)?.Events).toContain('This was a self-test of TenTwo');
    expect(await scratch()).toEqual([expect.stringMatching(/^NC-\d{4}-0001 withdrawn$/)]);
    expect(await stage.items('Messages')).toEqual([]);
  });

  it('names the step that failed', async () => {
    const { value } = (await stage.http('GET', '/lists')) as { value: readonly { id: string; displayName: string }[] };
    const history = value.find(({ displayName }) => displayName === 'History');
    await stage.fault({ method: 'POST', path: `${history?.id}/items`, count: 60, status: 403 });
    const [said, ...others] = problems(await tested());
    expect(said).toContain('The self-test failed here: Graph answered 403');
    expect(others).toEqual([]);
  });

  it('withdraws what an interrupted run left, and nothing else', async () => {
    const room = await stage.open({ sealKeys: [String(given().SEAL_KEY)] });
    const left = await room.records.open(aDraft('left', { actor: { id: selfTester, name: 'Self-test of TenTwo' } }));
    const other = await room.records.open(aDraft('other'));
    for (const { stream } of [left, other]) await room.project(stream);
    await room.close();
    expect(problems(await tested())).toEqual([]);
    expect(await scratch()).toEqual(['NC-2026-0001 withdrawn', 'NC-2026-0002 reported', 'NC-2026-0003 withdrawn']);
  });

  it('is completed by the next run after an interruption at any commit', async () => {
    const history = ((await stage.http('GET', '/lists/History')) as { id: string }).id;
    let left = 0;
    /** A proxy before Graph that refuses everything after this number of commits. A refusal is noticed sooner than silence. */
    const between = createServer(async (request, answer) => {
      if (left === 0) return void answer.writeHead(403).end('{}');
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const [method = '', path = ''] = [request.method, request.url];
      const { authorization = '', 'if-match': ifMatch } = request.headers;
      const headers = { authorization, 'content-type': 'application/json', ...(ifMatch && { 'if-match': ifMatch }) };
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const got = await fetch(`${stage.graph.url}${path}`, { method, headers, ...body });
      const said = Buffer.from(await got.arrayBuffer());
      if (method === 'POST' && path.endsWith(`${history}/items`)) left -= 1;
      answer.writeHead(got.status, { 'content-type': 'application/json' }).end(said);
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    between.unref();
    const at = between.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    const settings = readSettings(given({ GRAPH_ORIGIN: `http://127.0.0.1:${at.port}` }));
    const commits = 6;
    for (let cut = 1; cut <= commits; cut += 1) {
      left = cut;
      const findings = await selfTest(settings, { wait, run: `cut ${cut}` });
      // After the last one only the withdrawal fails.
      expect({ cut, problems: problems(findings).length }).toEqual({ cut, problems: cut === commits ? 1 : 2 });
    }
    between.close();
    const findings = await tested();
    expect(problems(findings)).toEqual([]);
    expect(findings.map(({ what }) => what).join()).toMatch(
      /left by an interrupted self-test: NC-\d{4}-0001, .*NC-\d{4}-0006\./,
    );
    expect(await scratch()).toEqual(Array(commits + 1).fill(expect.stringMatching(/^NC-\d{4}-\d{4} withdrawn$/)));
  });

  it.each<[string, string, Environment, object | undefined]>([
    [
      'missing consent',
      'Grant the application GroupMember.Read.All',
      {},
      { path: '/transitiveMembers', count: 20, status: 403 },
    ],
    [
      'no permission on the site',
      'Grant the application access to the site: POST /v1.0/sites/contoso',
      {},
      { path: ':/sites/isms', count: 5, status: 403 },
    ],
    [
      'a wrong group',
      'cannot be read: Graph answered 404',
      { GROUP_MANAGEMENT: 'a0000000-0000-4000-8000-000000000099' },
      undefined,
    ],
    ['a wrong secret', 'AADSTS7000215: the secret is wrong', { CLIENT_SECRET: 'another secret' }, undefined],
    ['a setting that is missing', 'TEAMS_APP_ID is missing', { TEAMS_APP_ID: '' }, undefined],
  ])('does not start, and writes nothing, with %s', async (_, words, changes, fault) => {
    if (fault) await stage.fault(fault);
    const findings = await tested(changes);
    expect(problems(findings).join('\n')).toContain(words);
    expect(stateOf(findings, 'selfTestReport')).toBe('unchecked');
    await stage.control('DELETE', 'faults');
    expect(await stage.items('History')).toEqual([]);
  });

  it('reports a wrong or missing messaging endpoint, and what to set', async () => {
    status = 404;
    const [other] = problems(await tested());
    expect(other).toContain(`The messaging endpoint ${address}/api/messages answers 404`);
    expect(other).toContain('In Azure, under the bot’s *Configuration*, the messaging endpoint must be exactly');
    const [nowhere] = problems(await tested({}, 'http://127.0.0.1:9'));
    expect(nowhere).toContain('http://127.0.0.1:9/api/messages does not answer');
  });

  describe('reports a key of another site', () => {
    const post = <C extends Columns>(table: ListTable<C>, row: Readonly<Record<string, unknown>>) =>
      stage.http('POST', `/lists/${table.name}/items`, {
        fields: sealedFields(table, row, [String(given().SEAL_KEY)]),
      });

    it('SEAL_KEY', async () => {
      expect(problems(await tested())).toEqual([]);
      expect(stateOf(await tested(), 'sealKey')).toBe('ok');
      const before = await stage.items('History');
      const [said] = problems(await tested({ SEAL_KEY: '6'.repeat(64) }));
      expect(said).toContain('none of them can be trusted');
      expect(said).toContain('Restore the SEAL_KEY');
      expect(await stage.items('History')).toHaveLength(before.length);
    });

    it('IDENTITY_KEYS', async () => {
      const Reference = 'NC-2026-0001';
      await post(nonconformitiesList, { Reference, ReporterAnonymity: 'sealed' });
      const row = (id: string) => ({ Reference, Events: `[{"unnamed":{"sealed":"${id}.iv.text.tag"}}]` });
      await post(historyList, { ...row('0badf00d'), CommitKey: `${Reference}/0001`, CommandId: 'a' });
      expect(problems(await tested()).join()).toContain('IDENTITY_KEYS lacks the key');
    });

    it('CHECKPOINT_KEY', async () => {
      await tested();
      const later = createStageClock(new Date(Date.now() + 3_600_000).toISOString());
      const room = await stage.open({ clock: later, sealKeys: [String(given().SEAL_KEY)] });
      const checkpoints = room.openCheckpoints();
      // Rows must be two minutes old.
      await checkpoints.run();
      later.advance(180_000);
      expect(await checkpoints.run()).toHaveLength(1);
      const { privateKey } = generateKeyPairSync('ed25519');
      const other = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
      expect(stateOf(await tested(), 'checkpointKey')).toBe('ok');
      const findings = await tested({ CHECKPOINT_KEY: other });
      expect(stateOf(findings, 'checkpointKey')).toBe('warning');
    });
  });
});
