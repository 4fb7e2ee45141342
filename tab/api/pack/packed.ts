import { knownPeople, type Naming } from '../../../procedure/messages/knownPeople.ts';
import type { StoredRow } from '../../../procedure/ports/proof.ts';
import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { ProcedureInForce } from '../../../procedure/useCases/changeSettings.ts';
import { dateAndTime, longDate } from '../../../procedure/words/dates.ts';
import type { ProcedureWords } from '../../../procedure/words/en/procedureWords.ts';
import { type Language, locales } from '../../../procedure/words/languages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { apiWords } from '../words/apiWords.ts';
import type { PackWords } from '../words/en/packWords.ts';
import type { Drawn } from './drawn.ts';

/** A record of the pack: its state, and its rows as stored. */
export type PackedRecord = { readonly stream: RecordStream; readonly rows: readonly StoredRow[] };

/** Content of a pack. */
export type Packed = {
  readonly site: string;
  readonly records: readonly PackedRecord[];
  /** Drawn, but not readable for the requester: numbers only. */
  readonly keptBack: readonly Reference[];
  /** The last one. */
  readonly checkpoint: SignedCheckpoint | undefined;
  /** Sizes of the earlier checkpoints that it is proved to continue. */
  readonly earlier: readonly number[];
  readonly drawn: Drawn | undefined;
  readonly actor: Actor;
  readonly made: Date;
  readonly procedure: ProcedureInForce;
};

/** The language of a pack, the organisation's time zone, and the names that the requester may read. */
export type Voice = {
  readonly language: Language;
  readonly words: PackWords;
  readonly terms: ProcedureWords;
  readonly day: (day: CalendarDate | undefined) => string | undefined;
  readonly instant: (at: string) => string;
  readonly count: (number: number) => string;
};

export const voiceOf = (language: Language, timeZone: string): Voice => ({
  language,
  words: apiWords[language].pack,
  terms: procedureWords[language].terms,
  day: (day) => (day === undefined ? undefined : longDate(day, language)),
  instant: (at) => dateAndTime(at, language, timeZone),
  count: (number) => number.toLocaleString(locales[language]),
});

export type NameOf = (id: PersonId) => string;

/** The names in one record, as on its page; the id if no name is known. */
export const recordNames = (stream: RecordStream, actor: Actor, naming: Naming, { unnamed }: PackWords): NameOf => {
  const { state } = stream;
  const names = new Map(knownPeople(stream, naming).map(({ id, name }) => [id, name]));
  const readsReporter = mayRead('reporter', actor, state);
  return (id) => {
    if (id === state.reporter && state.unnamed) return unnamed[state.unnamed.kind];
    return id === state.reporter && !readsReporter ? unnamed.withheld : (names.get(id) ?? id);
  };
};

/** Rows in a pack show who contributed what in sessions: packs need the right to read that of every record. */
export const mayPack = (actor: Actor): boolean => mayRead('authors', actor, undefined);
