import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

let tab: Tab;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tentwo-page-'));
  tab = await aTab({ pageDir: folder });
});
afterEach(async () => {
  await tab.stop();
  rmSync(folder, { recursive: true });
});

const build = () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'x'.repeat(2000));
};

it('reports that it has not been built, and serves it as soon as it is', async () => {
  const missing = await tab.app.inject('/tab/');
  expect(missing.statusCode).toBe(503);
  expect(missing.body).toContain('npm run build');
  build();
  expect((await tab.app.inject('/tab/')).statusCode).toBe(200);
});

it('can be framed by Teams only', async () => {
  build();
  const { headers } = await tab.app.inject('/tab/');
  expect(headers['content-security-policy']).toContain('frame-ancestors https://teams.microsoft.com');
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  expect(headers['cache-control']).toBe('no-cache');
  expect(headers).not.toHaveProperty('x-frame-options');
});

it('says how to sign in outside Teams, and lets the page connect to that host only', async () => {
  build();
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta name="sign-in" content="" />');
  const plain = await tab.app.inject('/tab/');
  expect(plain.body).toContain('<meta name="sign-in" content="" />');
  const metadata = JSON.stringify({ token_endpoint: 'https://tokens.example/x', title: '"><script>' });
  const signIn = { clientId: 'x', authority: 'https://login.example/t', scope: 's', metadata };
  const other = await aTab({ pageDir: folder, signIn });
  const { body, headers } = await other.app.inject('/tab/');
  expect(body).not.toContain('<script>');
  const written = /content="([^"]*)"/.exec(body)?.[1]?.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(code));
  expect(JSON.parse(written ?? '')).toEqual(signIn);
  expect(headers['content-security-policy']).toContain(
    "connect-src 'self' https://res.cdn.office.net https://login.example https://tokens.example;",
  );
  await other.stop();
});

it('lets hashed files be cached for ever, compressed if the browser accepts it', async () => {
  build();
  const url = '/tab/assets/main-abc.js';
  const packed = await tab.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(gunzipSync(packed.rawPayload).toString()).toBe('x'.repeat(2000));
  expect((await tab.app.inject(url)).body).toBe('x'.repeat(2000));
});

it.each([
  '/tab/../package.json',
  '/tab/%2e%2e/package.json',
  '/tab/assets/%00',
  '/tab/..%2f..%2fetc%2fpasswd',
  '/tab/no',
])('serves nothing else: %s', async (url) => {
  build();
  expect((await tab.app.inject(url)).statusCode).toBe(404);
});

it('redirects to Teams, with a record only if it is valid', async () => {
  const location = async (query: string) => (await tab.app.inject(`/tab/open${query}`)).headers.location;
  const plain = 'https://teams.microsoft.com/l/entity/app/register';
  expect(await location('')).toBe(plain);
  expect(await location('?record=https://evil.example')).toBe(plain);
  expect(await location('?record=NC-2026-0042')).toBe(
    `${plain}?context=${encodeURIComponent('{"subEntityId":"NC-2026-0042"}')}`,
  );
  expect(await location('?record=NC-2026-0042/evidence/A2')).toBe(
    `${plain}?context=${encodeURIComponent('{"subEntityId":"NC-2026-0042/evidence/A2"}')}`,
  );
  const view = 'sort=reference&descending=true&text="}</script>';
  const shared = new URL((await location(`?register=${encodeURIComponent(view)}`)) ?? '');
  expect(JSON.parse(shared.searchParams.get('context') ?? '')).toEqual({ subEntityId: `register?${view}` });
  expect(shared.origin).toBe('https://teams.microsoft.com');
  expect(await location(`?register=${'x'.repeat(1001)}`)).not.toContain('context');
  expect(await location('?register=a&register=b')).not.toContain('context');
});
