import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../http/apiError.ts';
import { html } from '../open/html.ts';
import { openHeaders, sendPage } from '../open/openPage.ts';
import { languageFor } from '../open/openRequest.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import { createAddressDigest } from './addressDigest.ts';
import { createRate, ofAddress, ofPerson } from './rates.ts';
import { createTokenCheck } from './tokenCheck.ts';

export type RequestLimits = ReturnType<typeof createRequestLimits>;

/**
 * Authentication and rate limits: hooks that run before a request is read. Callers with a token are counted by it, all
 * others by their address. Requests of the Bot Connector and the health check do not pass here.
 */
export const createRequestLimits = (room: TabRoom) => {
  const check = createTokenCheck(room);
  const people = createRate(ofPerson, room.clock);
  const addresses = createRate(ofAddress, room.clock);
  const digestOf = createAddressDigest(room.nonce);

  return {
    /**
     * Before the API.
     * @throws ApiError 401 or 403 for the token, 429 over the limit
     */
    ofPeople: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const tooMany = (seconds: number): ApiError => {
        reply.header('retry-after', seconds);
        return ApiError.of('tooMany');
      };
      const actor = await check(request.headers.authorization).catch((error: unknown) => {
        // Checked even so, because a caller behind the same address with a valid token is served.
        const wait = error instanceof ApiError ? addresses(digestOf(request)) : undefined;
        throw wait === undefined ? error : tooMany(wait);
      });
      const wait = people(actor.id, request.routeOptions.config.cost);
      if (wait !== undefined) throw tooMany(wait);
      request.setDecorator('tabActor', actor);
    },

    /** Before the pages that need no sign-in. */
    ofStrangers: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const wait = addresses(digestOf(request));
      if (wait === undefined) return undefined;
      const language = languageFor(request);
      const { title, tooMany } = apiWords[language].open.wentWrong;
      reply.headers({ ...openHeaders, 'retry-after': wait });
      const content = html`<p role="alert">${tooMany(String(wait))}</p>`;
      return sendPage(reply, { language, title, content }, 429);
    },
  };
};
