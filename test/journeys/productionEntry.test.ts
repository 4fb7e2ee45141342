import { spawn } from 'node:child_process';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { settingsSchema } from '../../server/settings.ts';
import { commandOf, top } from '../setup/programs.ts';

const serve = (environment: Readonly<Record<string, string>>): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, commandOf('server/main.ts'), {
      cwd: top,
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text = text.concat(chunk.toString('utf8'))));
    child.stderr.on('data', (chunk: Buffer) => (text = text.concat(chunk.toString('utf8'))));
    child.once('exit', (code) => resolve({ code, text }));
  });

describe('the production entry', () => {
  it('names every missing setting, and does not start', async () => {
    const { code, text } = await serve({});
    expect(code).toBe(1);
    const required = Object.entries(settingsSchema.shape).filter(([, schema]) => !schema.safeParse(undefined).success);
    expect(required.length).toBeGreaterThan(8);
    for (const [name] of required) expect(text).toContain(`${name} is missing`);
    expect(text).not.toMatch(/\bat .+:\d+:\d+/);
  });

  it('says in a sentence that Microsoft 365 cannot be reached', async () => {
    const id = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';
    // Nothing listens on port 9 of this machine.
    const unreachable = 'http://127.0.0.1:9';
    const metadata = {
      issuer: `${unreachable}/x/v2.0`,
      token_endpoint: `${unreachable}/token`,
      authorization_endpoint: unreachable,
      jwks_uri: unreachable,
    };
    const { code, text } = await serve({
      TENANT_ID: id,
      CLIENT_ID: id,
      CLIENT_SECRET: 'a-secret-unused',
      TEAMS_APP_ID: id,
      APPLICATION_ID_URI: `api://localhost/botid-${id}`,
      SITE_HOSTNAME: 'contoso.sharepoint.com',
      SITE_PATH: '/sites/isms',
      SEAL_KEY: 'ab'.repeat(32),
      CHECKPOINT_KEY: localCheckpointKey,
      GROUP_ISMS_MANAGERS: id,
      GROUP_MANAGEMENT: id,
      GROUP_AUDITORS: id,
      GROUP_ADMINISTRATORS: id,
      AUTHORITY_METADATA: JSON.stringify(metadata),
      GRAPH_ORIGIN: unreachable,
    });
    expect(code).toBe(1);
    expect(text).toContain('TenTwo cannot start');
    expect(text).not.toContain('a-secret-unused');
  });
});
