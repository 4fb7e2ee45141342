import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startEntra } from '../../infra/local/entra/startEntra.ts';
import { startGraph } from '../../infra/local/graph/startGraph.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { provisionLocalSite } from '../../infra/local/localSystem.ts';
import { settingsSchema } from '../../server/settings.ts';
import { commandOf, top } from '../setup/programs.ts';
import { newDataDir, removeDataDir } from './localSystem.ts';

const serve = (environment: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, commandOf('server/main.ts'), {
    cwd: top,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const read = (chunk: Buffer) => {
    text += chunk.toString('utf8');
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<{ code: number | null; text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text })),
  );
  return {
    ended,
    text: () => text,
    stop: (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await wait(50);
};
const statusOf = (url: string): Promise<number | undefined> =>
  fetch(url).then(
    ({ status }) => status,
    () => undefined,
  );

describe('the production entry', () => {
  it('names every missing setting, and does not start', async () => {
    const { code, text } = await serve({}).ended;
    expect(code).toBe(1);
    const required = Object.entries(settingsSchema.shape).filter(([, schema]) => !schema.safeParse(undefined).success);
    expect(required.length).toBeGreaterThan(8);
    for (const [name] of required) expect(text).toContain(`${name} is missing`);
    expect(text).not.toMatch(/\bat .+:\d+:\d+/);
  });

  describe('on Microsoft 365', () => {
    const dataDir = newDataDir();
    let entra: Awaited<ReturnType<typeof startEntra>>;
    let graphPort: number;
    let environment: Readonly<Record<string, string>>;
    const openGraph = async (port: number) =>
      startGraph({ port, dataDir, key: entra.key, clock: { now: () => new Date() } });

    beforeAll(async () => {
      entra = await startEntra({ port: 0, dataDir });
      const graph = await openGraph(0);
      await provisionLocalSite({ graph: graph.url, entra: entra.url });
      await graph.close();
      graphPort = Number(new URL(graph.url).port);
    });
    afterAll(async () => {
      await entra.close();
      removeDataDir(dataDir);
    });
    beforeEach(async () => {
      const standIns = { graph: `http://127.0.0.1:${graphPort}`, entra: entra.url, teams: 'http://127.0.0.1:9' };
      environment = localEnvironment(standIns, { port: await freePort(), logLevel: 'warn' });
    });
    const url = () => `http://127.0.0.1:${environment.PORT}`;

    it('waits while Graph is down, alive and not ready, and starts once it is back', async () => {
      const server = serve(environment);
      await until(() => server.text().includes('start.waiting'));
      expect(await statusOf(`${url()}/livez`)).toBe(200);
      const health = await fetch(`${url()}/healthz`);
      expect([health.status, await health.json()]).toMatchObject([503, { status: 'starting' }]);
      const graph = await openGraph(graphPort);
      await until(async () => (await statusOf(`${url()}/healthz`)) === 200);
      expect(await (await fetch(`${url()}/healthz`)).json()).toEqual({
        status: 'ready',
        register: { complete: true },
      });
      const { code, text } = await server.stop();
      await graph.close();
      expect(code).toBe(0);
      const lines = text.split('\n').filter((line) => line.includes('start.waiting'));
      expect(lines.length).toBeLessThan(5);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        waitsFor: 'Microsoft 365, Entra or the key vault',
        because: expect.stringMatching(/^no usable answer: unreachable/),
        attempt: 1,
      });
      expect(text).not.toContain(environment.CLIENT_SECRET);
    });

    it('ends at once with 0 when it is stopped while it waits for Entra', async () => {
      const unreachable = (environment.AUTHORITY_METADATA ?? '').replaceAll(entra.url, 'http://127.0.0.1:9');
      const server = serve({ ...environment, AUTHORITY_METADATA: unreachable });
      await until(() => server.text().includes('start.waiting'));
      const began = performance.now();
      expect((await server.stop()).code).toBe(0);
      expect(performance.now() - began).toBeLessThan(2000);
    });

    it.each([
      ['a wrong secret', { CLIENT_SECRET: 'not-the-secret' }, 'Entra refused the sign-in (AADSTS7000215'],
      ['a site that does not exist', { SITE_PATH: '/sites/other' }, 'Graph answered 404'],
    ])('does not wait with %s', async (_name, wrong, sentence) => {
      const graph = await openGraph(graphPort);
      const { code, text } = await serve({ ...environment, ...wrong }).ended;
      await graph.close();
      expect(code).toBe(1);
      expect(text).toContain(`TenTwo cannot start: ${sentence}`);
    });
  });
});
