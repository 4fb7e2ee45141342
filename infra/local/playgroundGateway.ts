import fastify from 'fastify';
import { z } from 'zod';

const tokenAnswer = z.object({ token: z.string() });
const activity = z.looseObject({ serviceUrl: z.string() });

/**
 * Starts a gateway between the Playground, which cannot sign, and the bot, which accepts only signed activities.
 * It signs each activity with the local issuer's key for its `serviceUrl` and forwards it.
 * `endpoint` is the bot address to configure in the Playground.
 */
export const startGateway = async (to: {
  readonly bot: string;
  readonly entra: string;
}): Promise<{ readonly endpoint: string; readonly close: () => Promise<void> }> => {
  const app = fastify({ logger: false });
  // The Playground polls with an empty HEAD request until the bot answers.
  app.head('/api/messages', (_request, reply) => reply.code(200).send());
  app.post('/api/messages', async (request, reply) => {
    const { serviceUrl } = activity.parse(request.body);
    const issued = await fetch(`${to.entra}/_control/bot-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ serviceUrl }),
    });
    const { token } = tokenAnswer.parse(await issued.json());
    const answer = await fetch(`${to.bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(request.body),
    });
    reply.header('content-type', answer.headers.get('content-type') ?? 'application/json');
    return reply.code(answer.status).send(await answer.text());
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { endpoint: `${app.listeningOrigin}/api/messages`, close: async () => app.close() };
};
