import type { RouteOptions } from 'fastify';
import { createBot } from '../../bot/createBot.ts';
import { mostEvidenceBytes } from '../../procedure/record/mostEvidenceBytes.ts';
import { aBot } from '../../test/builders/aBot.ts';
import { aTab, type Tab } from '../../test/builders/aTab.ts';
import { addReadiness } from './readiness.ts';

/** Rules for every endpoint, including ones added later: the routes are those registered with fastify. */

const organisation = { anonymousPage: true, organisation: 'Contoso', privacyContact: undefined };
let tab: Tab;
let token: string;
beforeAll(async () => {
  tab = await aTab({ open: organisation });
  createBot(aBot({ openIdMetadataUrl: 'http://127.0.0.1:1/' }).room).addRoutes(tab.app);
  addReadiness(tab.app, 0, () => ({ loaded: 0, expected: 0 }));
  await tab.app.ready();
  token = await tab.issuer.token({});
});
afterAll(() => tab.stop());

const methodOf = ({ method }: RouteOptions): string => String(method);
const each = () => tab.routes.filter((route) => methodOf(route) !== 'HEAD');
const readsBody = () => each().filter((route) => methodOf(route) !== 'GET');
const urlOf = ({ url }: RouteOptions): string => url.replace('*', 'x.js').replace(/:\w+/g, 'x');
const isForm = ({ url }: RouteOptions): boolean => url.startsWith('/report');
const nameOf = (route: RouteOptions): string => `${methodOf(route)} ${route.url}`;

/** Read as a stream; its consumer counts the bytes (procedure/useCases/keepEvidence.ts). */
const streamed = '/api/nonconformities/:reference/evidence';

it('finds the endpoints', () => {
  expect(each().length).toBeGreaterThan(30);
  expect(each().map(nameOf)).toEqual(
    expect.arrayContaining([
      'POST /api/messages',
      'POST /api/commands',
      'GET /tab/*',
      'POST /report/',
      'GET /privacy',
      'GET /healthz',
    ]),
  );
});

describe('each route with a body', () => {
  it('has a size limit', () => {
    const unsaid = readsBody().filter(({ bodyLimit }) => bodyLimit === undefined);
    expect(unsaid.map(nameOf)).toEqual([]);
    // A batch of an import is the largest body that is read as a whole.
    const large = readsBody().filter(({ url, bodyLimit = 0 }) => bodyLimit > 2 * 1024 * 1024 && url !== streamed);
    expect(large.map(nameOf)).toEqual([]);
    expect(readsBody().find(({ url }) => url === streamed)?.bodyLimit).toBe(mostEvidenceBytes);
  });

  it('refuses a larger one without quoting it', async () => {
    const rooms = readsBody().filter(({ url }) => url !== streamed);
    for (const route of rooms) {
      const type = isForm(route) ? 'application/x-www-form-urlencoded' : 'application/json';
      const payload = `"SECRET${'x'.repeat(route.bodyLimit ?? 0)}"`;
      const headers = { 'content-type': type, authorization: `Bearer ${token}` };
      const answer = await tab.app.inject({ method: 'POST', url: urlOf(route), headers, payload });
      expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 413]);
      expect(answer.body).not.toContain('SECRET');
    }
    expect(JSON.stringify(tab.logged)).not.toContain('SECRET');
  });
});

describe('each answer', () => {
  const answers = async () => {
    const asked = each().map(async (route) => {
      const url = urlOf(route);
      const method = methodOf(route) === 'POST' ? ('POST' as const) : ('GET' as const);
      const signedIn = { authorization: `Bearer ${token}` };
      return [
        [nameOf(route), await tab.app.inject({ method, url })],
        [`${nameOf(route)}, signed in`, await tab.app.inject({ method, url, headers: signedIn })],
      ] as const;
    });
    const unknown = ['/', '/nothing', '/api/nothing', '/.env'].map(
      async (url) => [[`GET ${url}`, await tab.app.inject(url)]] as const,
    );
    return (await Promise.all([...asked, ...unknown])).flat();
  };

  it('has the security headers', async () => {
    for (const [name, { headers }] of await answers()) {
      const { 'content-security-policy': policy, 'cache-control': cache, ...others } = headers;
      expect([name, others]).toEqual([
        name,
        expect.objectContaining({
          'strict-transport-security': 'max-age=63072000',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'permissions-policy': expect.stringContaining('camera=()'),
          'cross-origin-resource-policy': 'same-origin',
          'cross-origin-opener-policy': expect.stringMatching(/^(same-origin|unsafe-none)$/),
        }),
      ]);
      expect([name, policy]).toEqual([name, expect.stringMatching(/default-src 'none'.*frame-ancestors /)]);
      expect([name, policy]).toEqual([name, expect.not.stringMatching(/unsafe-inline|unsafe-eval|\*/)]);
      const mayBeKept = name.includes(' /tab/');
      expect([name, cache]).toEqual([name, mayBeKept ? expect.stringMatching(/^no-(cache|store)$/) : 'no-store']);
      expect([name, Object.keys(headers)]).toEqual([name, expect.not.arrayContaining(['set-cookie', 'x-powered-by'])]);
    }
  });
});

describe('too many requests', () => {
  /** Repeats until refused. @returns how often it was not */
  const untilRefused = async (ask: () => Promise<{ readonly statusCode: number }>): Promise<number> => {
    for (let times = 0; times < 5000; times += 1) if ((await ask()).statusCode === 429) return times;
    return Number.POSITIVE_INFINITY;
  };
  const me = (bearer: string) => tab.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${bearer}` } });

  it('are refused for that person, with Retry-After, while others are served', async () => {
    const lea = await tab.issuer.token({ oid: '11111111-1111-4111-8111-aaaaaaaaaaaa' });
    expect(await untilRefused(() => me(lea))).toBe(1200);
    const refused = await me(lea);
    expect(refused.json()).toMatchObject({ error: { code: 'tooMany' } });
    expect(refused.headers['retry-after']).toBe('1');
    expect((await me(await tab.issuer.token({ oid: '11111111-1111-4111-8111-bbbbbbbbbbbb' }))).statusCode).toBe(200);
    tab.setNow(new Date('2026-11-24T09:00:01.000Z'));
    expect(await untilRefused(() => me(lea))).toBe(20);
  });

  it('count a command as five, right or wrong', async () => {
    const sam = await tab.issuer.token({ oid: '11111111-1111-4111-8111-cccccccccccc' });
    const headers = { authorization: `Bearer ${sam}` };
    expect(await untilRefused(() => tab.app.inject({ method: 'POST', url: '/api/commands', headers }))).toBe(240);
  });

  it('are refused by address without a token, in the reader’s language, while valid tokens, the bot and health are served', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7', 'accept-language': 'fr' };
    const ask = (url: string, headers: object = from) => tab.app.inject({ url, headers: { ...headers } });
    expect(await untilRefused(() => ask('/tab'))).toBe(3000);
    const page = await ask('/tab/');
    expect(page.statusCode).toBe(429);
    expect(page.headers['retry-after']).toBe('1');
    expect(page.body).toContain('Trop de demandes viennent de votre réseau');
    expect((await ask('/api/me')).json()).toMatchObject({ error: { code: 'tooMany' } });

    expect((await ask('/api/me', { ...from, authorization: `Bearer ${token}` })).statusCode).toBe(200);
    expect((await ask('/healthz')).statusCode).toBe(200);
    expect((await ask('/privacy', { 'x-forwarded-for': '203.0.113.8' })).statusCode).toBe(200);
    const activity = { method: 'POST', url: '/api/messages', headers: from, payload: { type: 'x' } } as const;
    expect((await tab.app.inject(activity)).statusCode).toBe(401);
  });
});
