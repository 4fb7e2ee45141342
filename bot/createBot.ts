import type { FastifyInstance } from 'fastify';
import type { BotRoom } from './botRoom.ts';
import { createBotTools } from './createBotTools.ts';
import { addBotRoutes } from './incoming/addBotRoutes.ts';
import type { BotOutgoing } from './outgoing/botOutgoing.ts';

export type Bot = {
  /** Adds `POST /api/messages`. */
  readonly addRoutes: (app: FastifyInstance) => void;
  readonly outgoing: BotOutgoing;
  /** Resolves when all background work is done. */
  readonly settled: () => Promise<void>;
};

/** The conversation, ready to be mounted. `room.outgoing` comes from `createOutgoing`, which the server needs earlier. */
export const createBot = (room: BotRoom): Bot => {
  const tools = createBotTools(room);
  return {
    addRoutes: (app) => addBotRoutes(app, tools),
    outgoing: room.outgoing,
    settled: () => {
      tools.files.end();
      return tools.background.settled();
    },
  };
};
