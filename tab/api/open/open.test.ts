import { Fault } from '../../../procedure/runtime/fault.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

let tab: Tab;
const opened = async (changes: Parameters<typeof aTab>[0] = { open: { anonymousPage: true } }): Promise<Tab> => {
  tab = await aTab(changes);
  return tab;
};
afterEach(() => tab.stop());

const n = 'ab'.repeat(16);
const what = 'The archive door is open.\r\nAll night.';
type Fields = Readonly<Record<string, string>>;
const post = (url: string, fields: Fields, headers: Fields = {}) =>
  tab.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const codeIn = (page: string): string => /\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/.exec(page)?.[0] ?? '';
const ask = (fields: Fields, headers?: Fields) =>
  post('/report/case', { n: 'cd'.repeat(16), reference: 'NC-2026-0001', do: 'show', ...fields }, headers);

describe('without the setting', () => {
  it.each(['/report', '/report/', '/report/case', '/report/?lang=fr'])('%s does not exist', async (url) => {
    await opened({});
    const unknown = await tab.app.inject('/nothing-of-ours');
    for (const method of ['GET', 'POST'] as const) {
      const answer = await tab.app.inject({ method, url });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-security-policy']).toBe(unknown.headers['content-security-policy']);
      expect(Object.keys(answer.json())).toEqual(Object.keys(unknown.json()));
    }
    expect((await tab.app.inject('/privacy')).body).not.toContain('/report');
  });
});

describe('the page for a report without sign-in', () => {
  it('needs no other resource, and leaves nothing behind in the browser', async () => {
    await opened();
    const { body, headers, statusCode } = await tab.app.inject('/report/');
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(body).not.toMatch(/<script|<img|<link|src=|https?:\/\//);
    expect(body.match(/name="n" value="[0-9a-f]{32}"/)).not.toBeNull();
  });

  it.each([
    ['fr-CH, fr;q=0.9, en;q=0.8', '', 'Signaler sans votre nom'],
    ['de, fr;q=0.2, en;q=0.4', '', 'Report without your name'],
    ['de', '', 'Report without your name'],
    ['fr', '?lang=en', 'Report without your name'],
    ['en', '?lang=fr', 'Signaler sans votre nom'],
    ['fr;q=0', '?lang=xx', 'Report without your name'],
  ])('answers a browser that prefers %s%s', async (accepted, query, title) => {
    await opened();
    const { body } = await tab.app.inject({ url: `/report/${query}`, headers: { 'accept-language': accepted } });
    expect(body).toContain(`<h1>${title}</h1>`);
  });

  it('saves a report without a trace of the sender, and shows number and code in that answer alone', async () => {
    await opened();
    const answer = await post('/report/?lang=fr', { n, what, priority: 'high', onBehalfOf: 'Eve', other: 'x' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('NC-2026-0001');
    expect(answer.body).toContain('25 novembre 2026');
    const code = codeIn(answer.body);
    expect(code).toHaveLength(19);
    const [stored] = tab.records.stored();
    expect(stored?.state).toMatchObject({
      reporter: 'reporter',
      reportedIn: 'openPage',
      language: 'fr',
      unnamed: { kind: 'anonymous' },
      facts: { what: 'The archive door is open.\nAll night.', priority: 'high', source: 'staff' },
    });
    expect(stored?.commits[0]).toMatchObject({ actorId: 'reporter', actorName: '', at: '2026-11-23T23:00:00.000Z' });
    const kept = JSON.stringify([tab.records.stored(), tab.logged]);
    for (const secret of [code, code.replaceAll('-', ''), '127.0.0.1', 'Eve']) expect(kept).not.toContain(secret);
    expect(tab.logged).toEqual([]);
  });

  it('answers a repeated form with the same number and code, and with neither when it was changed', async () => {
    await opened();
    const first = await post('/report/', { n, what });
    expect((await post('/report/', { n, what })).body).toBe(first.body);
    const other = await post('/report/', { n, what: 'Something else.' });
    expect(other.statusCode).toBe(409);
    expect(codeIn(other.body)).toBe('');
    expect(other.body).toContain('Something else.');
    expect(tab.records.stored()).toHaveLength(1);
  });

  it('returns the input as text, with the problem at each field', async () => {
    await opened();
    const evil = '"><script>alert(1)</script>\'&';
    const answer = await post('/report/', {
      n,
      what: ' ',
      system: evil,
      requirement: evil,
      detectedOn: '2027-01-01',
      clause: evil,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain('<script');
    expect(answer.body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;"');
    expect(answer.body).toMatch(/aria-describedby="what-hint what-wrong" aria-invalid="true"/);
    expect(answer.body.match(/aria-invalid=/g)?.length).toBe(2);
    expect(answer.body).toContain(`name="n" value="${n}"`);
    expect(answer.body).toMatch(/<details open>/);
    expect(tab.records.stored()).toEqual([]);
  });

  it('keeps it from the ISMS manager only where another role can triage it', async () => {
    await opened();
    const kept = { n, what, notToIsmsManager: 'yes' };
    const alone = await post('/report/', kept);
    expect(alone.statusCode).toBe(422);
    expect(alone.body).toContain('id="kept-wrong"');
    tab.setRoles('77777777-7777-4777-8777-77777777777b', ['alternate']);
    const answer = await post('/report/', kept);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('The ISMS manager does not see it');
    expect(tab.records.stored()[0]?.state.notToIsmsManager).toBe(true);
  });

  it('says that it is not saved yet, keeps the text, and saves it once when it is sent again', async () => {
    await opened();
    jest.spyOn(tab.records, 'open').mockRejectedValueOnce(new Fault('unreachable', 'records.open'));
    const answer = await post('/report/', { n, what });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('Not saved yet: Microsoft 365 could not be reached.');
    expect(answer.body).toContain('<button>Try again</button>');
    expect(answer.body).toContain('All night.</textarea>');
    expect(answer.body).toContain(`name="n" value="${n}"`);
    expect(tab.logged).toEqual([['warn', 'open.fault', { code: 'unreachable', operation: 'records.open' }]]);
    expect((await post('/report/', { n, what })).statusCode).toBe(200);
    expect(tab.records.stored()).toHaveLength(1);
  });
});

it('leaves the same traces for every sender, address and browser', async () => {
  const left: string[] = [];
  for (const headers of [
    {
      'x-forwarded-for': '192.0.2.7',
      'user-agent': 'Firefox of Lea',
      'accept-language': 'en',
      referer: 'https://lea.example',
    },
    {
      'x-forwarded-for': '198.51.100.9',
      'user-agent': 'Edge of Tom',
      'accept-language': 'de-CH, en;q=0.7',
      cookie: 'tom=1',
    },
  ]) {
    await opened();
    if (left.length > 0) tab.setNow(new Date('2026-11-24T15:17:19.000Z'));
    const { body } = await post('/report/', { n, what }, headers);
    await ask({ caseCode: codeIn(body), do: 'add', text: 'More.' }, headers);
    left.push(JSON.stringify([tab.records.stored(), [...tab.register.all()], tab.logged, body]));
    if (left.length < 2) await tab.stop();
  }
  expect(left[0]).toContain('More.');
  expect(left[1]).toBe(left[0]);
});

describe('a person with number and code', () => {
  const reported = async (): Promise<string> => codeIn((await post('/report/', { n, what })).body);

  it('reads its state, adds to it once, and is asked for nothing else', async () => {
    await opened();
    const caseCode = await reported();
    const shown = await ask({ caseCode: caseCode.toLowerCase().replaceAll('-', ' ') });
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('The security team has it and will decide what to do.');
    expect(shown.body).toContain('This is due by 25 November 2026.');
    const added = { caseCode, do: 'add', text: 'It is the <b>north</b> door.' };
    expect((await ask(added)).body).toContain('Thank you. It was added.');
    const twice = await ask(added);
    expect(twice.body.match(/It is the &lt;b&gt;north&lt;\/b&gt; door\./g)).toHaveLength(1);
    expect(tab.records.stored()[0]?.state.additions).toHaveLength(1);
    expect((await ask({ caseCode, do: 'add', text: ' ' })).statusCode).toBe(422);
  });

  it('objects once to a rejection', async () => {
    await opened();
    const caseCode = await reported();
    const reference = 'NC-2026-0001' as const;
    const manager = {
      id: '77777777-7777-4777-8777-77777777777a',
      name: '',
      roles: ['ismsManager'],
      guest: false,
    } as const;
    const command = { name: 'rejectReport', reference, reason: 'It was a drill.' } as const;
    await tab.handling.handle({ command, actor: manager, commandId: 'rejected' });
    const shown = await ask({ caseCode });
    expect(shown.body).toContain('It was a drill.');
    expect(shown.body).toContain('value="object"');
    const objected = await ask({ caseCode, do: 'object', text: 'It was not.' });
    expect(objected.body).toContain('Management will decide on your objection.');
    expect(objected.body).not.toContain('value="object"');
    expect(tab.records.stored()[0]?.state.rejection?.objection?.text).toBe('It was not.');
  });

  it('gets the same answer for a wrong code, an unknown number and a report by name', async () => {
    await opened();
    const caseCode = await reported();
    const wrong = caseCode.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    const masked = (body: string) => body.replace(/value="[^"]*"/g, '');
    const [one, other, odd] = await Promise.all([
      ask({ caseCode: wrong }),
      ask({ caseCode, reference: 'NC-2026-0777' }),
      ask({ caseCode, reference: '../x', do: 'add', text: 'x' }),
    ]);
    expect([one.statusCode, other.statusCode, odd.statusCode]).toEqual([404, 404, 404]);
    expect(masked(other.body)).toBe(masked(one.body));
    expect(one.body).toContain('There is no report with this number and this code.');
    expect(tab.logged).toEqual([]);
  });
});

describe('the rate limit', () => {
  const from = (address: string): Fields => ({ 'x-forwarded-for': `6.6.6.6, ${address}:4711` });
  const send = (at: number, address: string) =>
    post('/report/', { n: at.toString(16).padStart(32, '0'), what }, from(address));

  it('is six reports an hour from one address; the input is kept, and others are served', async () => {
    await opened();
    for (let at = 0; at < 6; at += 1) expect((await send(at, '10.0.0.1')).statusCode).toBe(200);
    const refused = await send(6, '10.0.0.1');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('3600');
    expect(refused.body).toContain('in 60 minutes');
    expect(refused.body).toContain('All night.</textarea>');
    expect((await send(7, '10.0.0.2')).statusCode).toBe(200);
    tab.setNow(new Date('2026-11-24T10:00:00.000Z'));
    expect((await send(8, '10.0.0.1')).statusCode).toBe(200);
    expect(tab.records.stored()).toHaveLength(8);
  });

  it('is thirty reports an hour from all', async () => {
    await opened();
    const all = await Promise.all(Array.from({ length: 40 }, (_, at) => send(at, `10.0.1.${at}`)));
    expect(all.filter(({ statusCode }) => statusCode === 200)).toHaveLength(30);
    expect(tab.records.stored()).toHaveLength(30);
  });

  it('is thirty queries an hour from one address, right or wrong', async () => {
    await opened();
    const all = [];
    for (let at = 0; at < 31; at += 1) all.push((await ask({ caseCode: 'x' }, from('10.0.0.1'))).statusCode);
    expect(all.slice(0, 30).every((status) => status === 404)).toBe(true);
    expect(all[30]).toBe(429);
  });
});

it('withstands a flood of garbage: nothing is kept, logged or echoed, and the next report is saved', async () => {
  await opened();
  const rubbish: readonly (readonly [string, string | undefined, string, number])[] = [
    ['/report/', 'application/x-www-form-urlencoded', '', 400],
    ['/report/', 'application/x-www-form-urlencoded', 'n=1&what=SECRET', 400],
    ['/report/', 'application/x-www-form-urlencoded', `n=${n}&what=${'%F0%9F'.repeat(30_000)}`, 413],
    ['/report/', 'application/x-www-form-urlencoded', `n=${n}&__proto__=x&constructor=y&what=`, 422],
    ['/report/', 'application/json', `{"n":"${n}","what":"SECRET"}`, 415],
    ['/report/', 'multipart/form-data; boundary=x', '--x--', 415],
    ['/report/', undefined, 'SECRET', 415],
    ['/report/case', 'application/x-www-form-urlencoded', `n=${n}`, 404],
    [
      '/report/case',
      'application/x-www-form-urlencoded',
      `n=${n}&do=withdrawReport&reference=%00&caseCode=SECRET%00`,
      404,
    ],
    ['/report/case', 'text/xml', '<!DOCTYPE x>', 415],
  ];
  for (let round = 0; round < 10; round += 1)
    for (const [url, type, payload, status] of rubbish) {
      const headers = { ...(type !== undefined && { 'content-type': type }), 'x-forwarded-for': `10.0.0.${round}` };
      const answer = await tab.app.inject({ method: 'POST', url, headers, payload });
      expect([url, type, payload.slice(0, 40), answer.statusCode]).toEqual([url, type, payload.slice(0, 40), status]);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      if (status !== 404) expect(answer.body).not.toContain('SECRET');
    }
  const forged = await post('/report/', { n, what }, { 'sec-fetch-site': 'cross-site' });
  expect(forged.statusCode).toBe(400);
  expect(tab.records.stored()).toEqual([]);
  expect(tab.logged).toEqual([]);
  expect((await post('/report/', { n, what }, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
});

describe.each([
  ['en', 'Privacy notice', 'Terms of use', 'ISMS manager, ISMS manager’s alternate'],
  ['fr', 'Protection des données', 'Conditions d’utilisation', 'Responsable du SMSI'],
])('privacy and terms in %s', (lang, privacy, terms, readers) => {
  it('name the operator, the contact, and the readers of a report', async () => {
    const open = { anonymousPage: false, organisation: 'Contoso <ISMS>', privacyContact: 'dpo@contoso.example' };
    await opened({ open });
    const page = await tab.app.inject({ url: '/privacy', headers: { 'accept-language': lang } });
    expect(page.statusCode).toBe(200);
    for (const text of [`<h1>${privacy}</h1>`, 'Contoso &lt;ISMS&gt;', 'dpo@contoso.example', readers])
      expect(page.body).toContain(text);
    const other = await tab.app.inject(`/terms?lang=${lang}`);
    expect(other.body).toContain(`<h1>${terms}</h1>`);
    expect(other.headers).not.toHaveProperty('set-cookie');
  });
});
