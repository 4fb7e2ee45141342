import type { FastifyInstance } from 'fastify';
import type { Nonconformity } from '../procedure/record/nonconformity.ts';
import { createKeyedMutex } from '../procedure/runtime/keyedMutex.ts';
import { createRecent } from '../procedure/runtime/recent.ts';
import { holdersIn, managementFor } from '../procedure/stages/responsible.ts';
import { inEachLanguage } from '../procedure/words/languages.ts';
import type { BotRoom } from './botRoom.ts';
import type { BotTools } from './botTools.ts';
import { drawingIn } from './cards/drawing.ts';
import { createConversationReferences } from './incoming/activity/conversationReferences.ts';
import { createActors } from './incoming/actors.ts';
import { addBotRoutes } from './incoming/addBotRoutes.ts';
import { createBackground } from './incoming/background.ts';
import { createFileSource } from './incoming/fileSource.ts';
import { createSentences } from './incoming/sentences.ts';
import { createTroubles } from './incoming/troubles.ts';
import { createUnnamedForms } from './incoming/unnamedForms.ts';
import type { BotOutgoing } from './outgoing/botOutgoing.ts';

/**
 * True the first time a key is seen, as far back as it remembers. Only against showing something twice; doing something
 * twice is prevented by the command's id.
 */
const createOnceOnly = (most = 2000) => {
  const seen = createRecent<true>(most);
  return (key: string): boolean => {
    const first = seen.get(key) === undefined;
    seen.set(key, true);
    return first;
  };
};

/** Number of records and sessions kept in memory for redrawing forms. */
const readsRemembered = 500;

export const createBotTools = (room: BotRoom): BotTools => {
  const background = createBackground(room.log);
  const { nonce, policy, deepLink } = room;
  const today = () => room.handling.organisationContext().today;
  const organisation = () => room.organisation.current();
  const management = (record: Nonconformity) => managementFor(record, holdersIn(room.people));
  const drawn = { nonce, policy, deepLink, today, organisation, management };
  const drawings = inEachLanguage((language) => drawingIn(language, drawn));
  return {
    room,
    background,
    drawing: (language) => drawings[language],
    actorOf: createActors(room),
    conversationReferences: createConversationReferences(room.conversations, background),
    troubles: createTroubles(room.log, nonce, room.handling.isCatchingUp),
    sentences: createSentences(),
    unnamedForms: createUnnamedForms(),
    files: createFileSource({ ...room, token: room.outgoing.connectors.token }),
    lastRead: createRecent(readsRemembered),
    lastSessions: createRecent(readsRemembered),
    isFirst: createOnceOnly(),
    keyedMutex: createKeyedMutex(),
  };
};

type Bot = {
  /** Adds `POST /api/messages`. */
  readonly addRoutes: (app: FastifyInstance) => void;
  readonly outgoing: BotOutgoing;
  /** Resolves when all background work is done. */
  readonly settled: () => Promise<void>;
};

/**
 * Creates the bot, ready to be mounted. `room.outgoing` comes from `createOutgoing`, which the server needs earlier.
 */
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
