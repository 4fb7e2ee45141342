import fastify, { type FastifyInstance } from 'fastify';
import { aBot, type Bot, botAppId, botTenant } from '../../test/builders/aBot.ts';
import { aBotService, type BotService } from '../../test/builders/aBotService.ts';
import { aMessage, aPress } from '../../test/builders/anActivity.ts';
import { thePolicy } from '../../test/builders/aProcedure.ts';
import { rsaKeyPair } from '../../test/builders/rsaKeyPair.ts';
import { createBot } from '../createBot.ts';
import { createOutgoing } from '../outgoing/createOutgoing.ts';

let service: BotService;
let app: FastifyInstance;
let bot: Bot;
let settled: () => Promise<void>;

beforeEach(async () => {
  service = await aBotService();
  const { openIdMetadataUrl, credentials, url } = service;
  const around = aBot();
  const { nonce, clock, deepLink, people } = around.room;
  const outgoing = createOutgoing({
    appId: botAppId,
    tenantId: botTenant,
    credentials,
    policy: thePolicy,
    deepLink,
    nonce,
    clock,
    people,
  });
  bot = aBot({ outgoing, openIdMetadataUrl, acceptedServiceUrls: [url] });
  const made = createBot(bot.room);
  settled = made.settled;
  app = fastify();
  made.addRoutes(app);
});

afterEach(async () => {
  await settled();
  await app.close();
  await service.stop();
});

const post = (payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/messages',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

const deliver = (activity: object, token: string | undefined = service.token()) =>
  post(JSON.stringify({ serviceUrl: service.url, ...activity }), token ? { authorization: `Bearer ${token}` } : {});

const message = () => ({ ...aMessage('The archive door is open'), serviceUrl: service.url });

/** Nothing was written or sent, and the caller learns nothing. */
const expectNothing = async (response: { body: string; headers: object }): Promise<void> => {
  await settled();
  expect([service.asked, bot.records.calls, bot.places.size]).toEqual([[], [], 0]);
  expect(JSON.parse(response.body)).toEqual({ error: expect.stringMatching(/^[A-Z][a-z ]+$/) });
};

describe('an invalid activity', () => {
  it.each([
    ['an empty object', '{}'],
    ['an array', '[]'],
    ['a text', '"x"'],
    ['a number', '1'],
    ['null', 'null'],
    ['nothing', ''],
    ['invalid JSON', '{"type":'],
    ['a type that is not a string', '{"type":1}'],
    ['an empty type', '{"type":""}'],
    ['a poisoned prototype', '{"type":"message","__proto__":{"x":1}}'],
  ])('%s is 400, with or without a token', async (_name, body) => {
    for (const headers of [{}, { authorization: `Bearer ${service.token()}` }]) {
      const response = await post(body, headers);
      expect(response.statusCode).toBe(400);
      await expectNothing(response);
    }
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data'])('as %s is 400', async (type) => {
    const response = await post('{"type":"message"}', { 'content-type': type });
    expect(response.statusCode).toBe(400);
    await expectNothing(response);
  });

  it('over 1 MB is 413', async () => {
    const response = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(3_000_000) }));
    expect(response.statusCode).toBe(413);
    await expectNothing(response);
  });

  it.each([
    ['no conversation', { conversation: undefined }],
    ['no sender', { from: undefined }],
    ['an invalid text', { text: { a: 1 } }],
  ])('with a valid token and %s is 400', async (_name, changes) => {
    const response = await deliver({ ...message(), ...changes });
    expect(response.statusCode).toBe(400);
    await expectNothing(response);
  });
});

describe('the token', () => {
  const other = rsaKeyPair('other').privateKey;
  const now = Math.floor(Date.now() / 1000);
  const refused: readonly (readonly [string, (() => string) | undefined, object?])[] = [
    ['none', undefined],
    ['garbage', () => 'garbage'],
    ['three parts of garbage', () => 'a.b.c'],
    ['forged', () => service.token({}, {}, other)],
    ['an unknown key', () => service.token({}, { kid: 'two' })],
    ['a key that is not RSA', () => service.token({}, { kid: 'curve' })],
    ['alg none', () => service.token({}, { alg: 'none' }, 'none')],
    ['alg none with a signature', () => service.token({}, { alg: 'none' })],
    ['HS256', () => service.token({}, { alg: 'HS256' }, 'secret')],
    ['expired', () => service.token({ nbf: now - 7200, exp: now - 600 })],
    ['not yet valid', () => service.token({ nbf: now + 3600, exp: now + 7200 })],
    ['no times', () => service.token({ nbf: undefined, exp: undefined })],
    ['another audience', () => service.token({ aud: 'another-bot' })],
    ['another issuer', () => service.token({ iss: `https://sts.windows.net/${botTenant}/` })],
    ['another serviceurl claim', () => service.token({ serviceurl: 'https://elsewhere.example.test' })],
    ['no serviceurl claim', () => service.token({ serviceurl: undefined })],
    ['no serviceUrl', () => service.token({ serviceurl: undefined }), { serviceUrl: undefined }],
    ['a channel that the key is not for', () => service.token({}, { kid: 'webchat' })],
    ['another channel', () => service.token(), { channelId: 'webchat' }],
    ['no channel', () => service.token(), { channelId: undefined }],
  ];

  it.each(refused.map(([name, token, changes = {}]) => ({ name, token, changes })))(
    '$name is 401',
    async ({ token, changes }) => {
      const body = JSON.stringify({ ...message(), ...changes });
      const response = await post(body, token ? { authorization: `Bearer ${token()}` } : {});
      expect(response.statusCode).toBe(401);
      await expectNothing(response);
    },
  );

  it('with another scheme is 401', async () => {
    const response = await post(JSON.stringify(message()), { authorization: `bearer ${service.token()}` });
    expect(response.statusCode).toBe(401);
  });

  it('valid for an address that is not accepted is 403', async () => {
    const serviceUrl = `${service.url}.evil.example.test`;
    const response = await deliver({ ...message(), serviceUrl }, service.token({ serviceurl: serviceUrl }));
    expect(response.statusCode).toBe(403);
    await expectNothing(response);
  });

  it('that cannot be checked while the keys are unavailable is 503, for redelivery', async () => {
    service.breakKeys();
    const response = await deliver(message());
    expect(response.statusCode).toBe(503);
    await expectNothing(response);
  });

  it('valid lets the message in, and the answer goes out with ours', async () => {
    const response = await deliver(message());
    expect([response.statusCode, response.body]).toEqual([200, '']);
    await settled();
    const reply = service.asked.find(({ method }) => method === 'POST');
    expect(reply).toMatchObject({
      path: '/connector/v3/conversations/a%3Alea/activities',
      authorization: 'Bearer ours',
    });
    expect(JSON.stringify(reply?.body)).toContain('The archive door is open');
  });
});

describe('a press over HTTP', () => {
  it('three times at once is one nonconformity and three answers with its number', async () => {
    service.answer({ status: 200, body: { id: '29:lea', userRole: 'user', userPrincipalName: 'lea@x.example' } });
    const press = aPress('report.send', { v: 1, n: 'a'.repeat(32), what: 'The archive door is open' });
    const activity = { ...press, serviceUrl: service.url };
    const answers = await Promise.all([1, 2, 3].map(() => deliver(activity)));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
      expect(answer.body).toContain('NC-2026-0001');
    }
    expect(bot.records.stored()).toHaveLength(1);
  });

  it('of a guest, according to the roster, is refused', async () => {
    service.answer({ status: 200, body: { id: '29:lea', userRole: 'user', userPrincipalName: 'x_y.example#EXT#@z' } });
    const press = aPress('report.send', { v: 1, n: 'a'.repeat(32), what: 'The archive door is open' });
    const answer = await deliver({ ...press, serviceUrl: service.url });
    expect(answer.json()).toMatchObject({ value: 'You are not allowed to do this.' });
    expect(service.asked.map(({ path }) => path)).toEqual(['/connector/v3/conversations/a%3Alea/members/29%3Alea']);
  });

  it('of an unknown kind is 501', async () => {
    const invoke = { ...message(), type: 'invoke', name: 'composeExtension/selectItem', value: {} };
    expect((await deliver(invoke)).statusCode).toBe(501);
  });
});
