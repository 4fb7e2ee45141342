import { createKeyedMutex } from '../procedure/runtime/keyedMutex.ts';
import { createRecent, type Recent } from '../procedure/runtime/recent.ts';
import { inEachLanguage, type Language } from '../procedure/words/languages.ts';
import type { BotRoom } from './botRoom.ts';
import { type Drawing, drawingIn } from './cards/drawing.ts';
import type { Known } from './dialogues/drawRecord.ts';
import type { KnownSession } from './dialogues/session/findSession.ts';
import { type Actors, createActors } from './incoming/actors.ts';
import { type Behind, createBehind } from './incoming/behind.ts';
import { createFileSource, type FileSource } from './incoming/fileSource.ts';
import { createOnceOnly } from './incoming/onceOnly.ts';
import { createPlaces, type Places } from './incoming/places.ts';
import { createSentences, type Sentences } from './incoming/sentences.ts';
import { createTroubles, type Troubles } from './incoming/troubles.ts';
import { createUnnamedForms, type UnnamedForms } from './incoming/unnamedForms.ts';

/** The room with what the bot keeps in memory, one set a process. */
export type BotTools = {
  readonly room: BotRoom;
  readonly drawing: (language: Language) => Drawing;
  readonly actorOf: Actors;
  readonly behind: Behind;
  readonly places: Places;
  readonly troubles: Troubles;
  readonly sentences: Sentences;
  readonly unnamedForms: UnnamedForms;
  readonly files: FileSource;
  /** By person and reference, what he saw last: a form is drawn from it again when the record cannot be read. */
  readonly lastRead: Recent<Known>;
  /** Likewise of a session, for its dialogs. */
  readonly lastSessions: Recent<KnownSession>;
  readonly isFirst: (key: string) => boolean;
  readonly inTurn: ReturnType<typeof createKeyedMutex>;
};

/** So many people who work on a record at the same time. */
const readsRemembered = 500;

export const createBotTools = (room: BotRoom): BotTools => {
  const behind = createBehind(room.log);
  const { nonce, policy, deepLink } = room;
  const today = () => room.handling.organisationContext().today;
  const rules = () => room.organisation.current().rules;
  const drawn = { nonce, policy, deepLink, today, rules };
  const drawings = inEachLanguage((language) => drawingIn(language, drawn));
  return {
    room,
    behind,
    drawing: (language) => drawings[language],
    actorOf: createActors(room),
    places: createPlaces(room.conversations, behind),
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
