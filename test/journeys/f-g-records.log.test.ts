import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { personalChatOf, teamsIdOf } from '../../infra/local/teams/chat/directory.ts';
import { applications, people, type SeededPerson } from '../../infra/local/tenant.ts';
import { person } from './asTeams.ts';
import { type FixedServer, openSurroundings, type Surroundings, startFixedServer } from './fixedServer.ts';

/**
 * Clauses 10.2 f and g: what is kept is kept in the records, and nowhere else. People report, answer, attach, ask and
 * mistype; Microsoft 365 fails and quotes them in its answers. Even at the most verbose level, no log line contains what
 * they wrote, who they are, any secret, or who reported without a name.
 */

const [sam, ines, claire, hana] = [0, 1, 2, 9].map(person) as [SeededPerson, SeededPerson, SeededPerson, SeededPerson];

/** Part of every text, file name and body here. */
const mark = 'Quokka';
const said = (text: string): string => `${mark}: ${text}`;

let around: Surroundings;
let server: FixedServer;
beforeAll(async () => {
  around = await openSurroundings();
  server = await startFixedServer(around);
});
afterAll(async () => {
  await server.close();
  await around.close();
});

let drawn = 0;
const n = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, 'b');
};
const command = (given: object, as: SeededPerson, more: object = {}) =>
  server.post('/api/commands', { n: n(), command: given, ...more }, as);
const facts = { what: said('the badge printer stands open'), ongoing: 'yes', detectedOn: '2026-11-23' };
const report = (as: SeededPerson, more: object = {}) => command({ name: 'report', facts, language: 'en', ...more }, as);
const read = (text: string) => JSON.parse(text) as { readonly reference: string; readonly caseCode?: string };
const invoke = (who: SeededPerson, name: string, value: object) => server.say(who, { type: 'invoke', name, value });
const press = (who: SeededPerson, verb: string, data: object) =>
  invoke(who, 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data: { v: 1, n: n(), ...data } } });
const events = (): readonly string[] => server.logged().map((line) => String(JSON.parse(line).event));

const attach = (reference: string, as: SeededPerson) =>
  fetch(`${server.url}/api/nonconformities/${reference}/evidence`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.tokenOf(as)}`,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(`${mark} ${as.displayName}.txt`),
      'x-n': n(),
    },
    body: said('what is in the file'),
  });

const form = (path: string, fields: Readonly<Record<string, string>>) =>
  fetch(`${server.url}${path}`, { method: 'POST', body: new URLSearchParams({ n: n(), ...fields }) });

/** Graph refuses or fails, and says in its answer what it was sent, as it does for a column that it cannot take. */
const failing = (fault: object) =>
  server.fault({
    count: 1,
    body: { error: { code: mark, message: said(`${sam.userPrincipalName} ${hana.id}`) } },
    ...fault,
  });

it('contains nothing that people wrote, who they are, or any secret', async () => {
  const codes: string[] = [];
  for (const one of [sam, ines, claire]) await server.say(one, { type: 'installationUpdate', action: 'add' });

  // By name, in tab and chat.
  const { reference } = read((await report(sam)).text);
  expect((await command({ name: 'addToReport', reference, text: said('since May') }, sam)).status).toBe(200);
  expect((await attach(reference, sam)).status).toBe(200);
  await server.say(ines, { type: 'message', text: said('somebody left the door open'), textFormat: 'plain' });
  await press(ines, 'report.send', { ...facts, anonymity: 'named', notToIsmsManager: 'false' });
  expect((await command({ name: 'askReporter', reference, text: said('which door?') }, claire)).status).toBe(200);
  await invoke(ines, 'composeExtension/query', {
    commandId: 'findNonconformity',
    parameters: [{ name: 'text', value: mark }],
  });

  // Without a name, at each endpoint.
  for (const anonymity of ['sealed', 'anonymous']) {
    const given = read((await report(hana, { anonymity })).text);
    codes.push(given.caseCode ?? 'none');
    const ask = { caseCode: given.caseCode, reference: given.reference };
    expect((await server.post('/api/cases', ask, hana)).status).toBe(200);
    await command({ name: 'addToReport', reference: given.reference, text: said('more') }, hana, {
      caseCode: given.caseCode,
    });
    await server.post('/api/cases', { ...ask, caseCode: '0000-0000-0000-0000' }, hana);
  }
  const page = await (await form('/report/', { ...facts })).text();
  codes.push(/\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/.exec(page)?.[0] ?? 'none');
  await form('/report/case', { do: 'show', reference: 'NC-2026-0005', caseCode: codes.at(-1) ?? '' });

  // Text that must stay unreadable, from people without a right to it.
  const odd = [`{"what":"${mark}`, `["${mark}"]`, said('no JSON'), JSON.stringify({ type: 'message', text: mark })];
  for (const body of odd)
    for (const path of ['/api/commands', '/api/cases', '/api/messages', '/report/'])
      for (const token of ['', `Bearer ${server.tokenOf(sam)}`, `Bearer ${server.tokenOf(sam)}x`, said('x')])
        await fetch(`${server.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: token },
          body,
        });
  await press(ines, said('no verb'), { [mark]: said('no field') });
  await invoke(ines, said('no invoke'), { [mark]: mark });
  await server.say(ines, { type: 'message', text: mark, conversation: said('no conversation') });
  await server.say(ines, { type: said('no type'), name: mark });
  await server.say(ines, { type: said('another organisation'), channelData: { tenant: { id: mark } } });
  await server.say(ines, { type: 'invoke', name: said('another organisation'), channelData: { tenant: { id: mark } } });
  for (const path of [`?text=${mark}&sort=${mark}`, `/${mark}`, `/${mark}/evidence/${mark}`, `/${mark}/%zz`])
    for (const authorization of [`Bearer ${server.tokenOf(sam)}`, `Bearer ${mark}`])
      await fetch(`${server.url}/api/nonconformities${path}`, {
        headers: { authorization, 'x-forwarded-for': mark, 'user-agent': mark, 'accept-language': mark, cookie: mark },
      });

  // Microsoft 365 fails at each step, and quotes.
  for (const fault of [
    { method: 'POST', path: '/items', status: 403 },
    { method: 'POST', path: '/items', status: 503, body: `<html>${said(sam.displayName)}</html>` },
    { method: 'POST', path: '/items', status: 500, when: 'after' },
    { method: 'PATCH', path: '/items', count: 4, status: 400, body: `<html>${said(sam.displayName)}</html>` },
  ]) {
    await failing(fault);
    await report(sam);
    await failing(fault);
    await press(ines, 'report.send', { ...facts, anonymity: 'sealed', notToIsmsManager: 'false' });
    await failing(fault);
    await form('/report/', { ...facts });
    await command({ name: 'askReporter', reference, text: said('and now?') }, claire);
    await server.advance(5000);
  }
  await failing({ method: 'PUT', path: '/content', status: 403 });
  await attach(reference, sam);
  for (const milliseconds of [60_000, 300_000, 3_600_000, 86_400_000]) await server.advance(milliseconds);
  await server.stop();

  // There must be log lines, or the test would prove nothing.
  const spoken = events();
  const failures = ['tab.fault', 'open.fault', 'turn.failed', 'effect.failed'];
  const refusals = [
    'tab.token.refused',
    'activity.refused',
    'activity.unreadable',
    'activity.otherTenant',
    'press.outdated',
  ];
  expect([...failures, ...refusals].filter((event) => !spoken.includes(event))).toEqual([]);
  expect(codes).toEqual([expect.stringMatching(/^.{19}$/), expect.anything(), expect.stringMatching(/^.{19}$/)]);
  const { id, displayName, userPrincipalName } = hana;
  const forbidden: readonly string[] = [
    mark,
    'eyJ',
    'Bearer',
    applications.product.secret,
    '5'.repeat(64),
    '1d'.repeat(32),
    ...localCheckpointKey.split('\n').filter((line) => line.length > 20),
    ...codes.flatMap((code) => [code, code.replaceAll('-', '')]),
    ...people.flatMap((one) => [one.displayName, one.userPrincipalName, one.userPrincipalName.split('@')[0] ?? '']),
    id,
    displayName,
    userPrincipalName,
    teamsIdOf(hana),
    personalChatOf(hana),
    'contoso.example',
    '127.0.0.1',
    '::1',
  ];
  const leaks = server
    .logged()
    .flatMap((line) =>
      forbidden.filter((one) => line.toLowerCase().includes(one.toLowerCase())).map((one) => ({ one, line })),
    );
  expect(leaks).toEqual([]);
});
