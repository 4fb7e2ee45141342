import fastify from 'fastify';
import type { BotRoom } from '../../bot/botRoom.ts';
import { createBot } from '../../bot/createBot.ts';
import { createConnectors } from '../../bot/outgoing/connectors.ts';
import { aBot, type Bot } from './aBot.ts';
import type { BotService } from './aBotService.ts';

export type BotOnHttp = Bot & { readonly stop: () => Promise<void> };

/** A bot that receives every activity as from Teams: signed, through `POST /api/messages`. */
export const aBotOnHttp = (service: BotService, changes: Partial<BotRoom> = {}): BotOnHttp => {
  const { url, openIdMetadataUrl, credentials } = service;
  const around = aBot({ openIdMetadataUrl, acceptedServiceUrls: [url], ...changes });
  const { room } = around;
  const connectors = createConnectors({ appId: room.appId, tenantId: room.tenantId, credentials });
  const { addRoutes, settled } = createBot({ ...room, outgoing: { ...room.outgoing, connectors } });
  const app = fastify();
  addRoutes(app);
  const token = service.token();
  return {
    ...around,
    settled,
    receive: async (activity) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/messages',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        payload: JSON.stringify({ ...(activity as object), serviceUrl: url }),
      });
      const body: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
      return { status: answer.statusCode, body };
    },
    stop: async () => {
      await settled();
      await app.close();
    },
  };
};
