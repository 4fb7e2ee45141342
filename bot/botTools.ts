import type { createKeyedMutex } from '../procedure/runtime/keyedMutex.ts';
import type { Recent } from '../procedure/runtime/recent.ts';
import type { Language } from '../procedure/words/languages.ts';
import type { BotRoom } from './botRoom.ts';
import type { Drawing } from './cards/drawing.ts';
import type { KnownSession } from './dialogues/session/knownSession.ts';
import type { Known } from './dialogues/work/knownRecord.ts';
import type { ConversationReferences } from './incoming/activity/conversationReferences.ts';
import type { Actors } from './incoming/actors.ts';
import type { Background } from './incoming/background.ts';
import type { FileSource } from './incoming/fileSource.ts';
import type { Sentences } from './incoming/sentences.ts';
import type { Troubles } from './incoming/troubles.ts';
import type { UnnamedForms } from './incoming/unnamedForms.ts';

/** The room with the bot's memory, one instance per process. */
export type BotTools = {
  readonly room: BotRoom;
  readonly drawing: (language: Language) => Drawing;
  readonly actorOf: Actors;
  readonly background: Background;
  readonly conversationReferences: ConversationReferences;
  readonly troubles: Troubles;
  readonly sentences: Sentences;
  readonly unnamedForms: UnnamedForms;
  readonly files: FileSource;
  /**
   * What a person last saw of a record, by person and reference: a form is redrawn from it when the record cannot be
   * read.
   */
  readonly lastRead: Recent<Known>;
  /** The same for a session and its dialogs. */
  readonly lastSessions: Recent<KnownSession>;
  readonly isFirst: (key: string) => boolean;
  readonly keyedMutex: ReturnType<typeof createKeyedMutex>;
};
