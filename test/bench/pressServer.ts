import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsActivityHandler } from 'botbuilder';
import fastify, { type FastifyInstance } from 'fastify';
import { createBot } from '../../bot/createBot.ts';
import type { BotIdentity } from '../../bot/outgoing/connectors.ts';
import { createOutgoing } from '../../bot/outgoing/createOutgoing.ts';
import { aBot, botAppId, botTenant } from '../builders/aBot.ts';

/** A server process of the press bench: `ours`, or stock botbuilder that answers every press with one fixed card. */
export type Begin = {
  readonly kind: 'ours' | 'stock';
  readonly openIdMetadataUrl: string;
  readonly serviceUrl: string;
  readonly credentials: BotIdentity['credentials'];
  /** For the stock server: the size of ours. */
  readonly card: unknown;
};

/** The edit that puts the receipt into the message comes after the answer and does not count. */
const ours = (app: FastifyInstance, { openIdMetadataUrl, serviceUrl, credentials }: Begin): void => {
  const { room } = aBot({ acceptedServiceUrls: [serviceUrl], openIdMetadataUrl });
  const { connectors } = createOutgoing({ ...room, credentials });
  createBot({ ...room, outgoing: { ...room.outgoing, connectors, edit: async () => undefined } }).addRoutes(app);
};

class FixedCard extends TeamsActivityHandler {
  readonly #card: unknown;
  constructor(card: unknown) {
    super();
    this.#card = card;
  }
  protected override async onInvokeActivity() {
    const value = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: this.#card };
    return { status: 200, body: value };
  }
}

const stock = (app: FastifyInstance, { openIdMetadataUrl, card }: Begin): void => {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: botAppId,
      MicrosoftAppPassword: 'unused',
      MicrosoftAppTenantId: botTenant,
      ChannelService: '',
      ValidateAuthority: false,
      CallerId: '',
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${botTenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    }),
  );
  const handler = new FixedCard(card);
  app.post('/api/messages', async (request, reply) => {
    let status = 200;
    let body: unknown;
    const response = {
      socket: request.raw.socket,
      status: (code: number) => {
        status = code;
      },
      header: (name: string, value: string) => void reply.header(name, value),
      send: (sent: unknown) => {
        body = sent;
      },
      end: () => undefined,
    };
    await adapter.process(request as never, response as never, (context) => handler.run(context));
    return reply.code(status).send(body ?? '');
  });
};

process.on('message', async (message: Begin | 'cpu') => {
  if (message === 'cpu') return process.send?.(process.cpuUsage());
  const app = fastify({ logger: false });
  (message.kind === 'ours' ? ours : stock)(app, message);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return process.send?.(app.listeningOrigin);
});
