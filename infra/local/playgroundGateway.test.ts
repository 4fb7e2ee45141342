import fastify from 'fastify';
import { startGateway } from './playgroundGateway.ts';

describe('Playground gateway', () => {
  const entra = fastify();
  const bot = fastify();
  const close: (() => Promise<void>)[] = [];
  let endpoint = '';
  beforeAll(async () => {
    entra.post('/_control/bot-token', async ({ body }) => ({
      token: `for ${(body as { serviceUrl: string }).serviceUrl}`,
    }));
    bot.post('/api/messages', async ({ body, headers }, reply) =>
      reply.code(202).send({ authorization: headers.authorization, body }),
    );
    const [to, signer] = await Promise.all([bot, entra].map((app) => app.listen({ host: '127.0.0.1', port: 0 })));
    const gateway = await startGateway({ bot: to ?? '', entra: signer ?? '' });
    endpoint = gateway.endpoint;
    close.push(
      gateway.close,
      () => bot.close(),
      () => entra.close(),
    );
  });
  afterAll(() => Promise.all(close.map((end) => end())));

  const post = (body: unknown) =>
    fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  it('signs an activity for its serviceUrl, forwards it unchanged and returns the answer of the bot', async () => {
    const activity = { type: 'message', text: 'hello', serviceUrl: 'http://localhost:1/_connector' };
    const answer = await post(activity);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ authorization: `Bearer for ${activity.serviceUrl}`, body: activity });
  });

  it('answers the probe with which the Playground waits for the bot', async () => {
    expect((await fetch(endpoint, { method: 'HEAD' })).status).toBe(200);
  });

  it('does not forward an activity without serviceUrl', async () => {
    expect((await post({ type: 'message' })).status).toBe(500);
  });
});
