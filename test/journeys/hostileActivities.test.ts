import {
  activity,
  botToken,
  deliver,
  freshNonce,
  person,
  postJson,
  pressActivity,
  referenceIn,
  serviceUrlOf,
} from './asTeams.ts';
import { type LocalSystem, removeDataDir, startOneServer } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

/** External input is untrusted: no crash, no stack trace, no write, no outgoing call. */
describe('POST /api/messages', () => {
  let system: LocalSystem;
  let good: string;
  beforeAll(async () => {
    system = await startOneServer();
    good = await botToken(system);
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const said = () => activity(system, person(0), { type: 'message', text: 'The server room was open all night.' });
  const post = (body: unknown, token?: string) => postJson(`${system.url}/api/messages`, body, token);

  /** Sent requests to Graph and messages in Sam's chat, so far. */
  const traces = async (): Promise<string> => {
    const messages = await fetch(`${system.local.teams}/_control/messages?userId=${person(0).id}`);
    return JSON.stringify([await rowsOf(system, 'History'), await rowsOf(system, 'Messages'), await messages.json()]);
  };

  const refused = async (answer: Promise<Response>, statuses: readonly number[]): Promise<void> => {
    const { status, text } = await answer.then(async (found) => ({ status: found.status, text: await found.text() }));
    expect(statuses).toContain(status);
    expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:|BEGIN PUBLIC KEY/);
  };

  const withoutSense: readonly [string, unknown][] = [
    ['{}', {}],
    ['[]', []],
    ['a text', '"hello"'],
    ['no JSON', '{"type": '],
    ['nothing', ''],
    ['a number', '42'],
    ['a null', 'null'],
    ['a type that is not a string', { type: 7 }],
    ['three megabytes', { type: 'message', text: 'x'.repeat(3 * 1024 * 1024) }],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ];
  it.each(withoutSense)('refuses %s, with and without a good token', async (_, body) => {
    const before = await traces();
    await refused(post(body), [400, 401, 413]);
    await refused(post(body, good), [400, 401, 413]);
    expect(await traces()).toBe(before);
  });

  const forged = (token: string): string => {
    const [header, payload, signature = ''] = token.split('.');
    const other = signature.startsWith('A') ? 'B' : 'A';
    return [header, payload, other + signature.slice(1)].join('.');
  };
  const unsigned = (token: string): string => {
    const [, payload] = token.split('.');
    return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
  };
  const userToken = async (): Promise<string> => {
    const answer = await postJson(`${system.local.entra}/_control/user-token`, { userId: person(0).id });
    return ((await answer.json()) as { token: string }).token;
  };
  const tokens: readonly [string, () => Promise<string | undefined>][] = [
    ['no token', async () => undefined],
    ['a wrong token', async () => 'abc.def.ghi'],
    ['a forged token', async () => forged(good)],
    ['an unsigned token', async () => unsigned(good)],
    ['a person’s token', userToken],
    ['a token for another serviceUrl', () => botToken(system, 'https://smba.example/teams/')],
  ];
  it.each(tokens)('answers 401 to %s', async (_, token) => {
    const before = await traces();
    await refused(post(said(), await token()), [401]);
    expect(await traces()).toBe(before);
  });

  it('answers no request with a serviceUrl outside Teams, even with a token for it', async () => {
    const serviceUrl = 'http://127.0.0.1:9/elsewhere/';
    await refused(post({ ...said(), serviceUrl }, await botToken(system, serviceUrl)), [401, 403]);
    await refused(post({ ...said(), serviceUrl: undefined }, good), [400, 401]);
  });

  it('does nothing for a foreign tenant or an unknown person', async () => {
    const before = (await rowsOf(system, 'History')).length;
    const press = pressActivity(system, person(0), 'report.send', { v: 1, n: freshNonce(), what: 'From elsewhere.' });
    const foreign = {
      ...press,
      conversation: { ...press.conversation, tenantId: 'f0000000-0000-4000-8000-000000000000' },
    };
    const nameless = { ...press, from: { id: '29:somebody', name: 'Somebody' } };
    for (const one of [foreign, nameless]) expect(referenceIn(await deliver(system, one))).toBeUndefined();
    expect((await rowsOf(system, 'History')).length).toBe(before);
  });

  const presses: readonly [string, Record<string, unknown>, string][] = [
    ['nothing typed', {}, 'Please fill this in'],
    ['white space', { what: ' \n\u200B ' }, 'Please fill this in'],
    ['a day that does not exist', { what: 'A door is open.', detectedOn: '2026-13-45' }, 'not a valid date'],
    ['a day far ahead', { what: 'A door is open.', detectedOn: '9999-01-01' }, 'in the future'],
    ['an unknown choice', { what: 'A door is open.', impact: 'apocalyptic' }, 'choose from the list'],
    ['an unknown clause', { what: 'A door is open.', clause: 'A.99.1' }, 'choose from the list'],
    ['100,000 characters', { what: 'x'.repeat(100_000) }, 'Too long'],
  ];
  it.each(presses)(
    'returns the form for %s, with an error at the field and nothing stored',
    async (_, inputs, error) => {
      const before = (await rowsOf(system, 'History')).length;
      const answer = await deliver(
        system,
        pressActivity(system, person(0), 'report.send', { v: 1, n: freshNonce(), ...inputs }),
      );
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(error);
      if (inputs.what) expect(answer.text).toContain(String(inputs.what).trim().slice(0, 50));
      expect(Buffer.byteLength(answer.text)).toBeLessThan(29 * 1024);
      expect((await rowsOf(system, 'History')).length).toBe(before);
    },
  );

  it('keeps markup, mentions, links and control characters as text', async () => {
    const what =
      '<script>alert(1)</script> <at>Claire</at> [x](javascript:alert(1)) **bold** {{DATE(2026-01-01)}} \u0007bell';
    const answer = await deliver(
      system,
      pressActivity(system, person(0), 'report.send', { v: 1, n: freshNonce(), what }),
    );
    expect(referenceIn(answer)).toBeDefined();
    const { value: card } = JSON.parse(answer.text) as { value: { msteams?: unknown } };
    expect(JSON.stringify(card)).not.toMatch(/"url":"javascript:/);
    expect(card.msteams).toBeUndefined();
    const [row] = (await rowsOf(system, 'History')).slice(-1);
    expect(JSON.parse(String(row?.Events))[0].facts.what).toBe(what.replace('\u0007', ''));
  });

  it('writes nothing for a press on another person’s record, answers as for a missing one, and logs no name', async () => {
    const sent = pressActivity(system, person(0), 'report.send', { v: 1, n: freshNonce(), what: 'A safe is open.' });
    const ref = referenceIn(await deliver(system, sent));
    const before = (await rowsOf(system, 'History')).length;
    const logged = async () => system.printed().match(/"event":"press\.refused"/g)?.length ?? 0;
    const heard = await logged();
    const verbs = ['record.withdrawSend', 'triageReport.send', 'approvePlan.send', 'training.confirm'];
    for (const verb of verbs) {
      const forged = (to: unknown) =>
        deliver(system, pressActivity(system, person(1), verb, { v: 1, n: freshNonce(), ref: to, reason: 'x' }));
      const [forbidden, unknown] = [await forged(ref), await forged('NC-2026-9999')];
      expect([verb, forbidden.status, forbidden.text]).toEqual([verb, 200, unknown.text]);
    }
    // Output of a process arrives asynchronously.
    await eventually(logged, (lines) => lines === heard + 2 * verbs.length);
    expect((await rowsOf(system, 'History')).length).toBe(before);
    expect(system.printed()).not.toContain(person(1).id);
  });

  it('still answers after all of that', async () => {
    expect((await deliver(system, said())).status).toBe(200);
    expect((await fetch(`${system.url}/healthz`)).status).toBe(200);
    expect(serviceUrlOf(system)).toMatch(/^http:\/\/127\.0\.0\.1/);
  });
});
