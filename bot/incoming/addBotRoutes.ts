import { CloudAdapter } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Activity as SdkActivity } from 'botframework-schema';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Log } from '../../procedure/ports/platform.ts';
import type { BotSettings } from '../botRoom.ts';
import type { BotTools } from '../botTools.ts';
import type { Connectors } from '../outgoing/connectors.ts';
import type { Walk, WalkAnswer } from './activity/activityContext.ts';
import { BotAuthentication } from './authentication/botAuthentication.ts';
import { createWalk } from './walk.ts';

/** `refused`: rejected with this HTTP status. */
type TurnResult = WalkAnswer | { readonly refused: number };

/**
 * botbuilder's adapter, called below its HTTP handler, which throws before the token check if a body has no type, and
 * writes errors to the console and their messages to the caller (teams-platform 1.5).
 */
class BotAdapter extends CloudAdapter {
  readonly #walk: Walk;

  constructor(settings: BotSettings, connectors: Connectors, log: Log, walk: Walk) {
    super(new BotAuthentication(settings, connectors, log));
    this.#walk = walk;
  }

  /** @param body what was posted: an object with a `type`; nothing else of it is known */
  async receive(authorization: string, body: { readonly type: string }): Promise<TurnResult> {
    let answer: WalkAnswer = { status: 200 };
    try {
      await this.processActivity(authorization, body as SdkActivity, async () => {
        answer = await this.#walk(body);
      });
      return answer;
    } catch (error) {
      if (error instanceof AuthenticationError) return { refused: error.statusCode };
      throw error;
    }
  }
}

/** Bytes of the largest body: Teams keeps messages under about 100 KB. */
const largestBody = 1024 * 1024;

const shape = z.looseObject({ type: z.string().min(1) });

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  413: 'Payload too large',
  500: 'Internal error',
  503: 'Unavailable',
};

/** Refuses without a reason; the reason is in the log. */
const refuse = (reply: FastifyReply, status: number) =>
  reply.code(status).send({ error: reasons[status] ?? 'Refused' });

/**
 * The endpoint for everything that Teams sends. A body that is no activity is refused first; then the token is
 * checked; then the activity is handled, and our own refusals answer 200.
 */
export const addBotRoutes = (app: FastifyInstance, tools: BotTools): void => {
  const { room } = tools;
  const adapter = new BotAdapter(room, room.outgoing.connectors, room.log, createWalk(tools));
  app.post('/api/messages', {
    bodyLimit: largestBody,
    // Unreadable: too large, or not JSON.
    errorHandler: (error, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) room.log('error', 'activity.failed', { error: error.name });
      return refuse(reply, status === 413 ? 413 : status < 500 ? 400 : 500);
    },
    handler: async (request, reply) => {
      const body = shape.safeParse(request.body);
      if (!body.success) return refuse(reply, 400);
      const result = await adapter.receive(request.headers.authorization ?? '', body.data);
      if ('refused' in result) return refuse(reply, result.refused);
      return reply.code(result.status).send(result.body);
    },
  });
};
