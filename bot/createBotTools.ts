import { createKeyedMutex } from '../procedure/runtime/keyedMutex.ts';
import { createRecent } from '../procedure/runtime/recent.ts';
import { inEachLanguage } from '../procedure/words/languages.ts';
import type { BotRoom } from './botRoom.ts';
import type { BotTools } from './botTools.ts';
import { drawingIn } from './cards/drawing.ts';
import { createConversationReferences } from './incoming/activity/conversationReferences.ts';
import { createActors } from './incoming/actors.ts';
import { createBackground } from './incoming/background.ts';
import { createFileSource } from './incoming/fileSource.ts';
import { createOnceOnly } from './incoming/onceOnly.ts';
import { createSentences } from './incoming/sentences.ts';
import { createTroubles } from './incoming/troubles.ts';
import { createUnnamedForms } from './incoming/unnamedForms.ts';

/** Number of records and sessions kept in memory for redrawing forms. */
const readsRemembered = 500;

export const createBotTools = (room: BotRoom): BotTools => {
  const background = createBackground(room.log);
  const { nonce, policy, deepLink } = room;
  const today = () => room.handling.organisationContext().today;
  const rules = () => room.organisation.current().rules;
  const drawn = { nonce, policy, deepLink, today, rules };
  const drawings = inEachLanguage((language) => drawingIn(language, drawn));
  return {
    room,
    background,
    drawing: (language) => drawings[language],
    actorOf: createActors(room),
    conversationReferences: createConversationReferences(room.conversations, background),
    troubles: createTroubles(room.log, nonce),
    sentences: createSentences(),
    unnamedForms: createUnnamedForms(),
    files: createFileSource({ ...room, token: room.outgoing.connectors.token }),
    lastRead: createRecent(readsRemembered),
    lastSessions: createRecent(readsRemembered),
    isFirst: createOnceOnly(),
    inTurn: createKeyedMutex(),
  };
};
