import type { Contribution, UntimedContribution } from '../causes/contributions.ts';
import type { Task } from '../deadlines/task.ts';
import type { CountedRecords } from '../measures/countRecords.ts';
import type { Measuring } from '../measures/measuring.ts';
import type { Organisation, OrganisationEvent } from '../organisation/organisation.ts';
import type { CalendarDate } from '../record/calendarDate.ts';
import type { Lane, Source } from '../record/choices.ts';
import type { Commit, Stream } from '../record/commit.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor, PersonId, Role, Stranger } from '../record/person.ts';
import type { EvidenceFile } from '../record/recordParts.ts';
import type { Reference } from '../record/reference.ts';
import type { RegisterEntry } from '../record/registerEntry.ts';
import type { Closing, SessionKey } from '../record/sessions.ts';
import type { Similar, SimilarQuery } from '../similarity/similar.ts';
import type { Stage } from '../stages/stages.ts';
import type { Language } from '../words/languages.ts';
import type { Message, RecordMessage, SessionMessage } from './message.ts';
import type { ShownMessage } from './shown.ts';

/** Every port of the procedure, in its own words. Each throws `Fault` when what it stands for fails. */

export type Stop = () => void;

/** The only source of time. Timers fire when this clock says so, also when it is moved. */
export type Clock = {
  readonly now: () => Date;
  readonly after: (milliseconds: number, run: () => void) => Stop;
};

/**
 * The log, written at the edges only. `event` is a constant such as `press.refused`; facts are ids, codes and numbers,
 * never a person's text and never who reported.
 */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, string | number | boolean | undefined>>,
) => void;

/** So many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** 128 random bits as hex, for a card's `n`. */
export type Nonce = () => string;

/** What a command wants to add to a stream. */
export type Draft<Event> = {
  readonly commandId: string;
  readonly at: Date;
  readonly actor: { readonly id: PersonId; readonly name: string };
  readonly events: readonly [Event, ...Event[]];
};

export type Written<State, Event> =
  | { readonly outcome: 'committed'; readonly stream: Stream<State, Event>; readonly commit: Commit<Event> }
  /** The same command was committed before, here or elsewhere: that is its outcome. */
  | { readonly outcome: 'repeated'; readonly stream: Stream<State, Event>; readonly commit: Commit<Event> }
  /** Somebody was faster with this number. Read what was missed and decide again. */
  | { readonly outcome: 'conflict' };

export type Loaded<State, Event> = {
  readonly stream: Stream<State, Event> | undefined;
  /** False when it came from memory and may lack what another replica did a moment ago. */
  readonly fresh: boolean;
};

export type Streams<State, Event> = {
  /**
   * `inHand`: from memory if it is there, else read. `fresh`: read. `now`: read, but from memory where that is there and
   * the reading fails or takes longer than two seconds.
   */
  readonly load: (key: string, how: 'inHand' | 'fresh' | 'now') => Promise<Loaded<State, Event>>;
  /**
   * One row, one POST, as number n+1 after `after` (number 1 when absent).
   * @throws Fault `notKnownYet` when the row may or may not have arrived; the stream has then left the memory
   */
  readonly append: (
    key: string,
    after: Stream<State, Event> | undefined,
    draft: Draft<Event>,
  ) => Promise<Written<State, Event>>;
};

export type Records = Streams<Nonconformity, NonconformityEvent> & {
  /** Begins a new record under the next free reference. Never a conflict: it takes the next number instead. */
  readonly open: (
    draft: Draft<NonconformityEvent>,
  ) => Promise<Exclude<Written<Nonconformity, NonconformityEvent>, { outcome: 'conflict' }>>;
  /**
   * Reads a record until it is as somebody knows it to be, for up to five seconds: reads may lag behind writes.
   * @returns undefined when it was not
   */
  readonly lookFor: (
    key: string,
    isThere: (stream: Stream<Nonconformity, NonconformityEvent> | undefined) => boolean,
  ) => Promise<Stream<Nonconformity, NonconformityEvent> | undefined>;
};

export type OrganisationStream = Streams<Organisation, OrganisationEvent> & {
  /** What is in force, as far as this replica has heard. */
  readonly current: () => Organisation;
};

/** What a replica knows of a session. */
export type KnownContributions = {
  /** In no order; those of which two replicas took a copy are there twice. */
  readonly included: readonly Contribution[];
  /** What no closing includes: kept and shown, but no part of it. Empty while the session lives. */
  readonly late: readonly Contribution[];
};

/**
 * Live sessions: many give at once, on many replicas, without a lock, and each learns what the others gave. What a
 * session includes is settled by its closings, which the record tells.
 */
export type Sessions = {
  /**
   * Kept when it resolves. Its time is given to it here: never smaller than one that was seen in the session. One with
   * an id that is there is not kept twice.
   * @throws Fault; giving the same again, with the same id, is harmless
   */
  readonly contribute: (session: SessionKey, contribution: UntimedContribution) => Promise<void>;
  /**
   * @param closings of the session, as the record tells them; none while it lives, and then it is kept in memory
   * @param how `inHand`: what is in memory, else read; `fresh`: read
   * @throws Fault
   */
  readonly contributions: (
    session: SessionKey,
    closings: readonly Closing[],
    how: 'inHand' | 'fresh',
  ) => Promise<KnownContributions>;
  /**
   * What a commit that closes the session has to name: all that no closing before includes. What this replica is still
   * writing is waited for, and a row that is missing between others up to 3 s.
   * @throws Fault
   */
  readonly closing: (session: SessionKey, before: readonly Closing[]) => Promise<Closing>;
  /** Keeps a live session in memory, and tells whenever there is something new in it. @returns the end of it */
  readonly follow: (session: SessionKey, listener: () => void) => Stop;
  /** The sessions in memory. */
  readonly known: () => readonly SessionKey[];
  /** It is closed: nothing of it stays in memory. */
  readonly end: (session: SessionKey) => void;
};

export const registerColumns = [
  'reference',
  'stage',
  'title',
  'clause',
  'priority',
  'impact',
  'system',
  'detectedOn',
  'reportedAt',
] as const;
export type RegisterColumn = (typeof registerColumns)[number];

export type RegisterQuery = {
  /** Words that must all occur, in any order, without regard to case and accents; or a reference. */
  readonly text?: string | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly clauses?: readonly string[] | undefined;
  readonly priorities?: readonly string[] | undefined;
  readonly lanes?: readonly Lane[] | undefined;
  readonly sources?: readonly Source[] | undefined;
  readonly reporter?: PersonId | undefined;
  /** Of the nonconformity. */
  readonly owner?: PersonId | undefined;
  /** Who holds any work in it that is still open (`heldWork.ts`). */
  readonly holder?: PersonId | undefined;
  /** Only what is overdue on this day. */
  readonly overdueOn?: CalendarDate | undefined;
  /** Days of detection, both included. */
  readonly detectedFrom?: CalendarDate | undefined;
  readonly detectedTo?: CalendarDate | undefined;
  readonly sortBy?: RegisterColumn | undefined;
  readonly descending?: boolean | undefined;
  /** Index of the first entry, and how many. */
  readonly offset: number;
  readonly limit: number;
};

export type RegisterPage = { readonly entries: readonly RegisterEntry[]; readonly total: number };

/** The index of all nonconformities, in memory: it answers at once. */
export type Register = {
  readonly find: (query: RegisterQuery, mayRead: (entry: RegisterEntry) => boolean) => RegisterPage;
  /** Those that have most in common, in words of either language, system and clause: best first, two things at least. */
  readonly similar: (
    query: SimilarQuery,
    mayRead: (entry: RegisterEntry) => boolean,
    limit: number,
  ) => readonly Similar[];
  /**
   * Resolves when `similar` has nothing left to work out, meanwhile everybody else is served. It answers the same before;
   * but just after a start it would make all others wait.
   */
  readonly prepared: () => Promise<void>;
  /** All there are, in no order. */
  readonly all: () => Iterable<RegisterEntry>;
  /**
   * All there are as the numbers have them, kept from then on: asked again by the same rules on the same day it is at
   * hand, and else as soon as they are counted anew, during which everybody else is served.
   */
  readonly counted: (measuring: Measuring) => Promise<CountedRecords>;
  /** Our own commits are visible at once; an older entry never replaces a newer one. */
  readonly learn: (entry: RegisterEntry) => void;
};

export type Person = { readonly id: PersonId; readonly name: string };

/** `address`: by which two of one name are told apart, where there is one. */
export type FoundPerson = Person & { readonly address?: string | undefined };

/** Who holds which role. From the groups, read at start and every five minutes, so that a check never waits. */
export type People = {
  readonly rolesOf: (id: PersonId) => readonly Role[];
  readonly holders: (role: Role) => readonly Person[];
  /** Of somebody about whom the directory was asked (`strangers`), as long as it is remembered. Asks nobody. */
  readonly nameOf?: ((id: PersonId) => string | undefined) | undefined;
  /**
   * Those of these who are given no task, and why. Whoever has a role is none of them, and nothing is asked for him; nor
   * for somebody who was asked about a while ago. Where nothing may be asked nobody is one.
   * @throws Fault
   */
  readonly strangers: (ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Stranger>>;
  /** Of the directory, by the beginning of a name: at most twenty; where it may not be asked, those with a role. @throws Fault */
  readonly search: (text: string) => Promise<readonly FoundPerson[]>;
};

/** What keeps an unnamed reporter unnamed: keys that only the servers have. */
export type Identities = {
  /**
   * `CommandId` of what an unnamed reporter sends. Keyed: the card in his chat holds the press's `n`, and whoever reads
   * that chat must not find the row.
   */
  readonly commandId: (pressId: string) => string;
  /** The code with which he asks later, as it is shown; the same however often the press is delivered. */
  readonly caseCode: (pressId: string) => string;
  /** @param commandId that of the report: what is sealed for one row opens on no other */
  readonly seal: (person: Person, commandId: string) => { readonly sealed: string; readonly digest: string };
  /** @throws Fault `refused` when no key of ours opens it */
  readonly open: (sealed: string, commandId: string) => Person;
  readonly isSealed: (digest: string, id: PersonId) => boolean;
};

/** A file on its way to a record. */
export type SentFile = {
  readonly reference: Reference;
  /** As whoever sends it calls it (`fileName.ts`). */
  readonly name: string;
  /** How many bytes were announced, if that was told. What comes is counted. */
  readonly size?: number | undefined;
  /** Read once, and not at all before the announced size is found fit. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Told how many bytes are in the library, each time when more are. */
  readonly onProgress?: ((kept: number) => void) | undefined;
};

export type StoredFile =
  | { readonly kind: 'stored'; readonly file: Pick<EvidenceFile, 'name' | 'bytes' | 'sha256' | 'link'> }
  | { readonly kind: 'notStored'; readonly problem: 'emptyFile' | 'tooLarge' | 'cutShort' };

export type OpenedFile =
  /** The very bytes that the record vouches for. `close` is called when nobody reads them any more. */
  | { readonly kind: 'intact'; readonly bytes: AsyncIterable<Uint8Array>; readonly close: () => Promise<void> }
  /** Somebody put other bytes there. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' };

/** The files that prove what the records tell, in a folder for each record. */
export type Evidence = {
  /**
   * Keeps a file. Its hash is computed here, from the bytes that come. The same file of the same name in the same record
   * is kept once, however often and on however many replicas it is sent.
   * @throws Fault; sending it again is harmless
   */
  readonly store: (sent: SentFile) => Promise<StoredFile>;
  /** @throws Fault */
  readonly open: (reference: Reference, file: Pick<EvidenceFile, 'bytes' | 'sha256' | 'link'>) => Promise<OpenedFile>;
};

/** Where a message can be posted: a chat with one person, or a channel. */
export type Place = {
  readonly kind: 'personal' | 'channel';
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The person of a personal chat. */
  readonly personId?: PersonId | undefined;
  readonly language: Language;
  /** IANA name, where Teams told it. */
  readonly timeZone?: string | undefined;
};

/** Where to reach whom. Written on install or when something really changed. */
export type Conversations = {
  readonly ofPerson: (id: PersonId) => Promise<Place | undefined>;
  readonly ofChannel: (channelId: string) => Promise<Place | undefined>;
  /**
   * True when it was new or different from what was known.
   * @param how `anew`: read first, for another replica may have forgotten it meanwhile
   */
  readonly remember: (place: Place, how?: 'anew') => Promise<boolean>;
  /** Nobody is reached there any more: the bot was taken off or blocked. */
  readonly forget: (conversationId: string) => Promise<void>;
};

/** As much of it as whoever draws records anew needs. */
export type RecordDrawing = { readonly redraw: (shown: ShownMessage, message: RecordMessage) => Promise<boolean> };

/** What people are waited for. */
export type Tasks = {
  /** What lies on this person, the earliest first. @throws Fault */
  readonly of: (id: PersonId) => Promise<readonly Task[]>;
  /** What is overdue in the records that he may read, whoever has to do it. @throws Fault */
  readonly overdue: (actor: Actor) => Promise<readonly Task[]>;
};

/** The bot's way out. */
export type Outgoing = {
  /**
   * @returns undefined when nobody is reached there: the bot was blocked or taken off. A try takes a good minute at most.
   */
  readonly send: (
    place: Place,
    message: Message,
  ) => Promise<{ readonly activityId: string; readonly conversationId: string } | undefined>;
  /** @returns false when the message is gone for good (deleted, bot removed): it need not be tried again */
  readonly redraw: (shown: ShownMessage, message: RecordMessage | SessionMessage) => Promise<boolean>;
};
