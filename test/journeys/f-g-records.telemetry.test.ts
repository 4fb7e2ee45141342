import { personalChatOf, teamsIdOf } from '../../infra/local/teams/chat/directory.ts';
import { people, type SeededPerson } from '../../infra/local/tenant.ts';
import { type MetricName, metrics } from '../../server/telemetry/metrics.ts';
import { aTelemetry, type Telemetry } from '../builders/aTelemetry.ts';
import { person } from './asTeams.ts';
import { type FixedServer, openSurroundings, type Surroundings, startFixedServer, type Usage } from './fixedServer.ts';

/**
 * Clauses 10.2 f and g: information is kept in the records, and nowhere else, even where an OpenTelemetry SDK is
 * installed. A whole server with a real one: every documented measurement arrives, in its unit and with its attributes
 * and no others, and none reveals a person, a record or a text.
 */

const [sam, ines, claire, hana] = [0, 1, 2, 9].map(person) as [SeededPerson, SeededPerson, SeededPerson, SeededPerson];

/** Stands in every text here. */
const mark = 'Quokka';
const facts = { what: `${mark}: the door stands open`, ongoing: 'yes', detectedOn: '2026-11-23' };

let telemetry: Telemetry;
let around: Surroundings;
let server: FixedServer;
beforeAll(async () => {
  telemetry = aTelemetry();
  around = await openSurroundings();
  server = await startFixedServer(around);
});
afterAll(async () => {
  await server.close();
  await around.close();
  await telemetry.stop();
});

let drawn = 0;
const n = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, 'c');
};
const command = (given: object, as: SeededPerson) => server.post('/api/commands', { n: n(), command: given }, as);
const report = (as: SeededPerson, more: object = {}) =>
  command({ name: 'report', facts, language: 'en', ...more }, as).then(
    ({ text }) => JSON.parse(text) as { readonly reference: string; readonly caseCode?: string },
  );
const invoke = (who: SeededPerson, name: string, value: object) => server.say(who, { type: 'invoke', name, value });
const press = (who: SeededPerson, verb: string, data: object) =>
  invoke(who, 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data: { v: 1, n: n(), ...data } } });

/** Over all attributes. */
const sumOf = async (name: MetricName): Promise<number> => {
  const metric = (await telemetry.measured()).find(({ descriptor }) => descriptor.name === name);
  return (metric?.dataPoints ?? []).reduce((sum, { value }) => sum + Number(value), 0);
};
const unitsCounted = (): Promise<number> => sumOf('tentwo.graph.units');
const looksIn = ({ byRoute }: Usage): number => byRoute['GET /sites/{site}/lists'] ?? 0;

it('counts exactly the resource units charged for the site', async () => {
  const before = await server.usage();
  await server.rows();
  // External monitoring sends the same requests each time, and is not the product.
  const look = (await server.usage()).resourceUnits - before.resourceUnits;
  const [first, counted] = [await server.usage(), await unitsCounted()];
  for (const one of [sam, ines, claire]) await server.say(one, { type: 'installationUpdate', action: 'add' });
  const { reference } = await report(sam);
  await press(ines, 'report.send', { ...facts, anonymity: 'named', notToIsmsManager: 'false' });
  await command({ name: 'askReporter', reference, text: `${mark}: which door?` }, claire);
  await server.advance(60_000);
  const last = await server.usage();
  const charged = last.resourceUnits - first.resourceUnits - look * (looksIn(last) - looksIn(first));
  expect(charged).toBeGreaterThan(20);
  expect((await unitsCounted()) - counted).toBe(charged);
});

it('measures everything documented, and reveals no person', async () => {
  const codes: string[] = [];
  for (const anonymity of ['sealed', 'anonymous']) {
    const { reference, caseCode = 'none' } = await report(hana, { anonymity });
    codes.push(caseCode);
    await server.post('/api/cases', { caseCode, reference }, hana);
  }
  await press(hana, 'report.send', { ...facts, anonymity: 'sealed', notToIsmsManager: 'false' });
  await server.say(ines, { type: 'message', text: facts.what, textFormat: 'plain' });
  await invoke(ines, 'composeExtension/query', { commandId: 'findNonconformity', parameters: [{ value: mark }] });
  await invoke(ines, `${mark}/invoke`, { [mark]: mark });
  await server.say(ines, { type: mark, name: mark });
  await press(ines, `${mark}.verb`, { [mark]: mark });
  for (const path of [`?text=${mark}`, '/NC-2026-0001', `/${mark}`])
    await fetch(`${server.url}/api/nonconformities${path}`, {
      headers: { authorization: `Bearer ${server.tokenOf(claire)}`, 'x-forwarded-for': '203.0.113.77' },
    });
  // Microsoft 365 fails, and quotes; then it throttles all callers.
  const body = { error: { code: mark, message: facts.what } };
  const isMeasured = async (name: MetricName) =>
    (await telemetry.measured()).some(({ descriptor }) => descriptor.name === name);
  // Until a reading is sent once more: one that has no time left to wait is not.
  for (let turn = 0; turn < 10 && !(await isMeasured('tentwo.graph.retries')); turn += 1) {
    await server.fault({ method: 'GET', path: '/delta', status: 503, body, count: 1 });
    await server.advance(15_000);
  }
  await server.fault({ method: 'POST', path: '/items', status: 429, retryAfter: 0.2, body, count: 1 });
  await command({ name: 'report', facts, language: 'en' }, sam);
  await server.advance(15_000);
  for (const milliseconds of [60_000, 86_400_000, 300_000]) await server.advance(milliseconds);
  // A checkpoint is made of what has lain for two minutes since it was seen.
  for (let turn = 0; turn < 12 && !(await isMeasured('tentwo.checkpoint.age')); turn += 1)
    await server.advance(300_000);

  const all = await telemetry.measured();
  expect(all.map(({ descriptor }) => descriptor.name).sort()).toEqual(Object.keys(metrics).sort());
  for (const { descriptor, dataPoints } of all) {
    const { name, unit } = descriptor;
    const { unit: said, attributes } = metrics[name as MetricName];
    expect({ name, unit }).toEqual({ name, unit: said });
    const allowed = new Set<string>(attributes);
    for (const [key, value] of dataPoints.flatMap((point) => Object.entries(point.attributes)))
      expect([name, key, value]).toEqual([
        name,
        allowed.has(key) ? key : 'none other',
        expect.stringMatching(/^[a-zA-Z]+(\.[a-zA-Z]+)?$/),
      ]);
  }
  const finished = telemetry.spans().map(({ name, attributes, events, status }) => ({
    name,
    attributes,
    events,
    status,
  }));
  expect(finished.filter(({ name }) => !/^(turn|graph) [a-zA-Z]+(\.[a-zA-Z]+)?$/.test(name))).toEqual([]);
  const { id, displayName } = hana;
  const forbidden: readonly string[] = [
    mark,
    'eyJ',
    'Bearer',
    'NC-2026',
    '203.0.113.77',
    '127.0.0.1',
    '/api/',
    'contoso',
    'report.send',
    ...codes.flatMap((code) => [code, code.replaceAll('-', '')]),
    ...people.flatMap((one) => [one.id, one.displayName, one.userPrincipalName]),
    id,
    displayName,
    teamsIdOf(hana),
    personalChatOf(hana),
  ];
  const text = JSON.stringify([all, finished]).toLowerCase();
  expect(forbidden.filter((one) => text.includes(one.toLowerCase()))).toEqual([]);
});

it('reports how many effects are pending and for how long', async () => {
  const { reference } = await report(sam);
  const pending = async () => [await sumOf('tentwo.outbox.records'), await sumOf('tentwo.outbox.age')];
  const reasons = async () => {
    const metric = (await telemetry.measured()).find(({ descriptor }) => descriptor.name === 'tentwo.outbox.failed');
    const points: readonly { readonly value: unknown; readonly attributes: object }[] = metric?.dataPoints ?? [];
    return points.flatMap(({ value, attributes }) => (value === 1 ? [attributes] : []));
  };
  // A notice of a commit may be pending at another server, for two minutes at most.
  for (const milliseconds of [15_000, 120_000]) await server.advance(milliseconds);
  expect(await pending()).toEqual([0, 0]);
  await server.fault({ method: 'PATCH', path: '/fields', status: 403, count: 4 });
  await command({ name: 'addToReport', reference, text: mark }, sam);
  await server.advance(0);
  await server.advance(4000);
  expect(await pending()).toEqual([1, 4]);
  expect(await reasons()).toEqual([{ reason: 'refused' }]);
  // Each try fails twice: at the receipt and at the item. The third comes fifteen seconds later.
  await server.advance(1000);
  await server.advance(14_000);
  expect(await pending()).toEqual([1, 19]);
  await server.advance(1000);
  expect(await pending()).toEqual([0, 0]);
});

it('makes a trace of each request, with its Graph requests in it', async () => {
  telemetry.forget();
  await report(sam);
  const finished = telemetry.spans();
  const turn = finished.find(({ name }) => name === 'turn command');
  const graph = finished.find(({ name }) => name === 'graph history.open');
  expect(graph?.parentSpanContext?.spanId).toBe(turn?.spanContext().spanId ?? 'none');
  expect(graph?.spanContext().traceId).toBe(turn?.spanContext().traceId);
});
