import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionSite } from '../../graph/site/provision.ts';
import { examineSite } from '../../infra/doctor/examineSite.ts';
import { checks, type Finding } from '../../infra/doctor/finding.ts';
import { defaultLags } from '../../infra/doctor/ports.ts';
import { reportLines } from '../../infra/doctor/reportLines.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { commandOf, top } from '../setup/programs.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';

/** Behaviour of a Graph other than the emulator; anything omitted is unchanged. */
type Otherwise = {
  readonly withoutHeader?: string;
  readonly answer?: (method: string, path: string) => object | undefined;
  /** Suffix of a path that no one may use. */
  readonly forbidden?: string;
};

describe('the doctor at another site', () => {
  let stage: GraphStage;
  let otherwise: Otherwise = {};
  let between: Server;
  let origin = '';

  /** A proxy before the emulator that changes requests and answers. */
  const startBetween = async (): Promise<void> => {
    between = createServer(async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const [method, path] = [request.method ?? '', request.url ?? ''];
      answer.setHeader('content-type', 'application/json');
      if (otherwise.forbidden && path.endsWith(otherwise.forbidden)) return void answer.writeHead(403).end('{}');
      const given = otherwise.answer?.(method, path);
      if (given) return void answer.end(JSON.stringify(given));
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['host', 'connection', otherwise.withoutHeader].includes(name)
          ? [[name, value] as [string, string]]
          : [],
      );
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const got = await fetch(`${stage.graph.url}${path}`, { method, headers, ...body });
      answer.statusCode = got.status;
      answer.end(Buffer.from(await got.arrayBuffer()));
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const address = between.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    origin = `http://127.0.0.1:${address.port}`;
  };

  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
    await startBetween();
  });
  afterAll(async () => {
    between.close();
    between.closeAllConnections();
    await stage.close();
  });

  const environment = (graph = origin) =>
    localEnvironment({ graph, entra: stage.entra.url, teams: stage.entra.url }, { port: 0 });
  const examine = (how: Otherwise) => {
    otherwise = how;
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
    return examineSite(environment(), { now: Date.now, wait, run: 'run', lags: defaultLags });
  };
  const told = (findings: readonly Finding[]) =>
    findings.filter(({ state }) => state !== 'ok').map(({ state, check }) => `${state} ${check}`);
  const always = ['unchecked otherApplications', 'unchecked otherPeople', 'unchecked views'];

  const grant = (id: string, ...roles: readonly string[]) => ({
    ...(roles.length > 0 && { roles }),
    grantedToIdentitiesV2: [{ application: { id, displayName: `App ${id}` } }],
  });

  it.each<[string, readonly string[], Otherwise]>([
    ['nothing changes', always, {}],
    ['who was let in is shown to administrators only', always, { forbidden: '/permissions' }],
    ['If-Match counts for nothing', ['problem staleWrite', ...always], { withoutHeader: 'if-match' }],
    [
      'no versions are kept',
      ['warning versions', ...always],
      { answer: (_, path) => (path.endsWith('/versions') ? { value: [{ id: '1.0' }] } : undefined) },
    ],
    [
      'the site belongs to a team',
      ['warning siteOwner', ...always],
      {
        answer: (_, path) =>
          path.endsWith('/drive') ? { owner: { group: { email: 'isms@contoso.example' } } } : undefined,
      },
    ],
    [
      'delta gives no link',
      ['problem delta', ...always],
      { answer: (_, path) => (path.includes('token=latest') ? { value: [] } : undefined) },
    ],
    [
      'other applications may write',
      ['warning otherApplications', ...always.slice(1)],
      {
        answer: (_, path) =>
          path.endsWith('/permissions') ? { value: [grant('a', 'read'), grant('b', 'write'), grant('c')] } : undefined,
      },
    ],
    [
      'only the server itself was let in',
      always.slice(1),
      {
        answer: (_, path) =>
          path.endsWith('/permissions')
            ? { value: [grant('a', 'read'), grant(environment().CLIENT_ID ?? '', 'write')] }
            : undefined,
      },
    ],
  ])('reports that %s', async (_, expected, how) => {
    const findings = await examine(how);
    expect(told(findings)).toEqual(expected);
    const others = findings.find(({ check }) => check === 'otherApplications');
    if (how.forbidden) expect(others?.what).toContain('can write: it rightly lacks Sites.FullControl.All.');
    if (others?.state === 'warning')
      expect(others.what).toBe('Other applications can write to the site: App b (b), App c (c).');
    expect(await stage.items('Messages')).toEqual([]);
  });

  it('explains only what is wrong, and reports the rest as correct', async () => {
    const findings = await examine({ withoutHeader: 'if-match' });
    const lines = reportLines(findings);
    expect(lines).toContain('PROBLEM    A change based on an outdated version was accepted: Graph ignores If-Match.');
    expect(lines).toContain(`             Why it matters: ${checks.staleWrite}`);
    expect(lines).toContain('ok         The server can write.');
    expect(lines.at(-1)).toMatch(/^1 problem, 0 warnings, 3 to check by hand, \d+ ok\.$/);
  });

  describe('as a command', () => {
    const dir = mkdtempSync(join(tmpdir(), 'tentwo-doctor-'));
    afterAll(() => rmSync(dir, { recursive: true, force: true }));

    const command = (given: Readonly<Record<string, string>>, ...options: readonly string[]) =>
      new Promise<{ code: number | null; said: string }>((resolve) => {
        const child = spawn(process.execPath, [...commandOf('infra/doctor/doctor.ts'), ...options], {
          cwd: top,
          env: { PATH: process.env.PATH, ...given },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
        child.stderr.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
        child.once('close', (code) => resolve({ code, said }));
      });
    const settings = () => environment(stage.graph.url);

    it('exits with 0 or 1, prints text or JSON, and reveals no secret', async () => {
      const local = join(dir, 'local.json');
      writeFileSync(local, JSON.stringify({ settings: settings() }));
      const wrong = { GROUP_MANAGEMENT: tenant.id, CLIENT_SECRET: 'wrong-secret-here' };
      const [healthy, broken, mistyped, bare] = await Promise.all([
        command({}, '--local', local, '--json'),
        command({ ...settings(), ...wrong }),
        command({}, '--lokal', local),
        command({}),
      ]);
      expect(healthy.code).toBe(0);
      expect(JSON.parse(healthy.said)).toMatchObject({ healthy: true });
      expect(broken.code).toBe(1);
      expect(broken.said).toContain('PROBLEM    Entra issues no token for Graph');
      for (const { said } of [healthy, broken])
        for (const name of ['CLIENT_SECRET', 'SEAL_KEY', 'IDENTITY_KEYS', 'CHECKPOINT_KEY'])
          expect(said).not.toContain(settings()[name]);
      expect(broken.said).not.toContain('wrong-secret-here');
      expect(mistyped).toMatchObject({ code: 1, said: expect.stringContaining('--lokal') });
      expect(bare).toMatchObject({ code: 1, said: expect.stringContaining('TENANT_ID is missing') });
    });

    it('sets forged rows aside, puts rows back, and erases a name', async () => {
      await stage.reset();
      await provisionSite(stage.provisioner, tenant.siteId);
      const room = await stage.open({ sealKeys: [String(settings().SEAL_KEY)] });
      const { actor } = aDraft('a');
      const { stream } = await room.records.open(aDraft('a'));
      await room.project(stream);
      const post = async (fields: object) =>
        ((await stage.http('POST', '/lists/Corrective%20actions/items', { fields })) as { id: string }).id;
      const forged = [await post({ ActionKey: 'one' }), await post({ ActionKey: 'two' })];
      const named = forged.flatMap((item) => ['--set-aside', `Corrective actions:${item}`]);
      const why = ['--reason', 'Posted by hand', '--by', 'Ada Admin'];

      expect(await command(settings(), ...named)).toEqual({
        code: 1,
        said: '--set-aside needs --reason "why" and --by "your name": both are recorded.\n',
      });
      const aside = await command(settings(), ...named, ...why);
      expect(aside.said).toMatch(/^Corrective actions:\d+ \(one\): the row was removed\. Copy: https:.+\n.+ \(two\): /);
      expect(aside.code).toBe(0);
      expect(await stage.items('Corrective%20actions')).toEqual([]);
      const missing = await command(settings(), '--set-aside', 'History:999', ...why);
      expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('History has no item 999.') });

      const copy = join(dir, 'copy.jsonl');
      writeFileSync(copy, '{"rows":0}\n');
      expect(await command(settings(), '--put-back', 'SETTINGS/0001', '--copy', copy)).toMatchObject({
        code: 1,
        said: '--put-back needs --reason "why" and --by "your name": both are recorded.\n',
      });
      const absent = await command(settings(), '--put-back', 'SETTINGS/0001', '--copy', copy, ...why);
      expect(absent).toEqual({ code: 1, said: 'The copy has no row SETTINGS/0001. Nothing was written.\n' });

      const there = await command(settings(), '--lost', 'SETTINGS/0001', ...why);
      expect(there).toMatchObject({ code: 1, said: expect.stringContaining('History has a row SETTINGS/0001') });

      expect(await command(settings(), '--erase-name', actor.name)).toMatchObject({ code: 1 });
      const erased = await command(settings(), '--erase-name', actor.id);
      expect(erased.said).toContain('Rows of History in which the name was erased: 1. Records written again: 1.');
      expect(erased.code).toBe(0);
      for (const list of ['History', 'Nonconformities'])
        expect(JSON.stringify((await stage.items(list)).map(({ fields }) => fields))).not.toContain(actor.name);
    });
  });
});
