import type { Role } from '../../../procedure/record/values/person.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const lea = anActor();
const tom = anActor({ id: '66666666-6666-4666-8666-666666666666', name: 'Tom Other' });

let tab: Tab;
beforeAll(async () => {
  tab = await aTab();
  await tab.handling.handle({
    command: aReport({ what: 'Lea saw a screen unlocked.', system: 'Reception', clause: 'A.7.7', priority: 'high' }),
    actor: lea,
    commandId: 'a'.repeat(64),
  });
  await tab.handling.handle({
    command: aReport({ what: 'Tom lost a badge.', priority: 'low', clause: 'A.7.2' }),
    actor: tom,
    commandId: 'b'.repeat(64),
  });
});
afterAll(() => tab.stop());

const get = async (url: string, claims: Record<string, unknown> = {}) =>
  tab.app.inject({ url, headers: { authorization: `Bearer ${await tab.issuer.token(claims)}` } });

describe('access', () => {
  const someone = '77777777-7777-4777-8777-777777777777';
  // Role, guest, how many records of two the register shows, and whether Lea's record opens.
  it.each<[Role | 'no role', boolean, number, 200 | 404]>([
    ['ismsManager', false, 2, 200],
    ['alternate', false, 2, 200],
    ['management', false, 2, 200],
    ['auditor', false, 2, 200],
    ['auditor', true, 2, 200],
    ['custodian', false, 2, 200],
    ['administrator', false, 0, 404],
    ['no role', false, 0, 404],
    ['no role', true, 0, 404],
  ])('%s (guest: %s) sees %i, opens with %i', async (role, guest, seen, status) => {
    tab.setRoles(someone, role === 'no role' ? [] : [role]);
    const claims = { oid: someone, acct: guest ? 1 : 0 };
    const list = (await get('/api/nonconformities', claims)).json();
    expect(list).toMatchObject({ total: seen, scope: seen === 2 ? 'all' : 'own' });
    expect((await get('/api/nonconformities/NC-2026-0001', claims)).statusCode).toBe(status);
  });

  it('a reporter sees their own, and the list names no one', async () => {
    const list = await get('/api/nonconformities');
    expect(list.json()).toMatchObject({ total: 1, scope: 'own', rows: [{ reference: 'NC-2026-0001' }] });
    expect(list.body).not.toMatch(/reporter|11111111/);
  });

  it('forbidden is byte for byte like unknown and like nonsense', async () => {
    const [forbidden, unknown, nonsense] = await Promise.all(
      ['NC-2026-0002', 'NC-2026-9999', '..%2f..%2fetc'].map((text) => get(`/api/nonconformities/${text}`)),
    );
    expect(forbidden?.statusCode).toBe(404);
    for (const other of [unknown, nonsense]) {
      expect(other?.rawPayload.equals(forbidden?.rawPayload ?? Buffer.alloc(0))).toBe(true);
      expect({ ...other?.headers, date: '' }).toEqual({ ...forbidden?.headers, date: '' });
    }
  });
});

describe('a record', () => {
  it('has its history, names and permitted commands', async () => {
    tab.setNow(new Date('2026-11-24T10:00:00.000Z'));
    const order = { actor: lea, commandId: 'c'.repeat(64) };
    await tab.handling.handle({
      ...order,
      command: { name: 'addToReport', reference: 'NC-2026-0001', text: 'Again.' },
    });
    const corrected = {
      ...aReport().facts,
      what: 'Lea saw a screen unlocked.',
      priority: 'high',
      system: 'Lobby',
    } as const;
    await tab.handling.handle({
      command: { name: 'correctReport', reference: 'NC-2026-0001', facts: corrected },
      actor: lea,
      commandId: 'd'.repeat(64),
    });
    const record = (await get('/api/nonconformities/NC-2026-0001')).json();
    expect(record).toMatchObject({
      title: 'Lea saw a screen unlocked.',
      stage: 'reported',
      sequence: 3,
      reporter: { me: true, name: 'Lea Staff' },
      additions: [{ text: 'Again.', by: { me: true, name: 'Lea Staff' } }],
      may: ['addToReport', 'correctReport', 'withdrawReport', 'attachEvidence'],
    });
    expect(record.history.map((row: { events: { type: string }[] }) => row.events[0]?.type)).toEqual([
      'Reported',
      'ReportAddedTo',
      'ReportCorrected',
    ]);
    expect(record.history[0].events[0]).not.toHaveProperty('facts');
    expect(record.history[2].events[0].changes).toEqual([
      { field: 'system', before: 'Reception', after: 'Lobby' },
      { field: 'clause', before: 'A.7.7' },
    ]);
    expect(record.history[2].previousHash).toBe(record.history[1].hash);
    expect(record.history[1].hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shows a damaged one read-only', async () => {
    tab.records.damage('NC-2026-0002', { kind: 'brokenChain', row: 'NC-2026-0002/0001' });
    const record = (await get('/api/nonconformities/NC-2026-0002', { oid: tom.id })).json();
    expect(record).toMatchObject({ may: [], damage: { kind: 'brokenChain', row: 'NC-2026-0002/0001' } });
  });
});

describe('the register’s query', () => {
  it('is passed on as parsed', async () => {
    await get(
      '/api/nonconformities?text=%20vpn%00%20&stage=reported,closed&stage=triaged&clause=A.5.1&priority=high&sort=detectedOn&descending=true&offset=200&limit=500',
    );
    expect(tab.register.asked.at(-1)).toMatchObject({
      text: 'vpn',
      stages: ['reported', 'closed', 'triaged'],
      clauses: ['A.5.1'],
      priorities: ['high'],
      sortBy: 'detectedOn',
      descending: true,
      offset: 200,
      limit: 500,
      reporter: lea.id,
    });
    await get('/api/nonconformities?text=&stage=');
    expect(tab.register.asked.at(-1)).toMatchObject({ sortBy: 'reference', descending: true, offset: 0, limit: 100 });
  });

  it.each([
    ['limit=501', 'limit'],
    ['limit=0', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=-1', 'limit'],
    ['offset=NaN', 'offset'],
    ['offset=99999999', 'offset'],
    ['stage=done', 'stage'],
    ['stage=reported,__proto__', 'stage'],
    ['clause=A.9.99', 'clause'],
    ['priority=urgent', 'priority'],
    ['sort=reporter', 'sort'],
    ['sort=constructor', 'sort'],
    ['descending=yes', 'descending'],
    ['text=a&text=b', 'text'],
    [`text=${'x'.repeat(201)}`, 'text'],
    ['reporter=66666666-6666-4666-8666-666666666666', 'reporter'],
    ['__proto__=x', '__proto__'],
    ['%24filter=1', '$filter'],
  ])('hostile: %.40s', async (query, field) => {
    const answer = await get(`/api/nonconformities?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({ code: 'badRequest', fields: [field] });
  });
});
