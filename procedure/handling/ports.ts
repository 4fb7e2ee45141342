import type { Organisation, OrganisationEvent } from '../organisation/organisation.ts';
import type { Commit, Stream } from '../record/commit.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { PersonId, Role } from '../record/person.ts';
import type { RegisterEntry } from '../record/registerEntry.ts';
import type { Stage } from '../stages/stages.ts';
import type { Language } from '../words/languages.ts';

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

/** SHA-256 of the UTF-8 text, lower-case hex. */
export type Digest = (text: string) => string;

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
  /** `inHand`: from memory if it is there, else read. `fresh`: read. */
  readonly load: (key: string, how: 'inHand' | 'fresh') => Promise<Loaded<State, Event>>;
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
};

export type OrganisationStream = Streams<Organisation, OrganisationEvent> & {
  /** What is in force, as far as this replica has heard. */
  readonly current: () => Organisation;
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
  readonly reporter?: PersonId | undefined;
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
  /** Our own commits are visible at once; an older entry never replaces a newer one. */
  readonly learn: (entry: RegisterEntry) => void;
};

export type Person = { readonly id: PersonId; readonly name: string };

/** Who holds which role. From the groups, read at start and every five minutes, so that a check never waits. */
export type People = {
  readonly rolesOf: (id: PersonId) => readonly Role[];
  readonly holders: (role: Role) => readonly Person[];
};

/** Where a message can be posted: a chat with one person, or a channel. */
export type Place = {
  readonly kind: 'personal' | 'channel';
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The person of a personal chat. */
  readonly personId?: PersonId | undefined;
  readonly language: Language;
};

/** Where to reach whom. Written on install or when something really changed. */
export type Conversations = {
  readonly ofPerson: (id: PersonId) => Promise<Place | undefined>;
  readonly ofChannel: (channelId: string) => Promise<Place | undefined>;
  /** True when it was new or different from what was known. */
  readonly remember: (place: Place) => Promise<boolean>;
  readonly forget: (conversationId: string) => Promise<void>;
};

/** What a message shows, so that it can be redrawn: one kind for each card that stays in a chat. */
export const shownKinds = ['receipt', 'triage', 'urgent', 'newReport'] as const;
export type ShownKind = (typeof shownKinds)[number];

export type ShownMessage = {
  /** The unique key of the claim. */
  readonly key: string;
  readonly reference: string;
  readonly kind: ShownKind;
  readonly place: Place;
  readonly activityId: string;
  /** Sequence of the commit that it shows. */
  readonly sequence: number;
};

export type Claim = 'ours' | 'pending' | 'sent';

/** Which message shows which record; and every notice once: its key is the claim. */
export type Shown = {
  /**
   * `ours`: send it; nobody has claimed it, or the claim is older than five minutes and nothing was sent.
   * `pending`: somebody claimed it a moment ago; look again later. `sent`: it is out.
   */
  readonly claim: (key: string, reference: string, kind: ShownKind) => Promise<Claim>;
  /** The message of a claim is out, or a message that we answered with shows the record. */
  readonly sent: (message: ShownMessage) => Promise<void>;
  readonly showing: (reference: string) => Promise<readonly ShownMessage[]>;
  readonly redrawn: (message: ShownMessage, sequence: number) => Promise<void>;
};

/** What is to be said: the bot draws it. */
export type Message = {
  readonly kind: ShownKind;
  readonly record: Nonconformity;
  readonly sequence: number;
  readonly ismsManagers: readonly Person[];
};

/** The bot's way out. */
export type Outgoing = {
  readonly send: (
    place: Place,
    message: Message,
  ) => Promise<{ readonly activityId: string; readonly conversationId: string }>;
  /** @returns false when the message is gone for good (deleted, bot removed): it need not be tried again */
  readonly redraw: (shown: ShownMessage, message: Message) => Promise<boolean>;
};
