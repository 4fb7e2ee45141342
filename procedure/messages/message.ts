import type { FiveWhys } from '../causes/fiveWhys.ts';
import type { Task } from '../deadlines/task.ts';
import { type NoticeKind, noticeKinds } from '../notices/noticeKinds.ts';
import type { Unreached } from '../notices/unreached.ts';
import type { SignedCheckpoint } from '../record/history/checkpoint.ts';
import type { Commit } from '../record/history/commit.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Plan } from '../record/recordParts.ts';
import type { Session } from '../record/sessions.ts';
import type { CountedTraining } from '../record/training.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Actor, Person } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';

/** What a message shows, so that it can be redrawn: one kind for each card that stays in a chat, append-only. */
export const messageKinds = [
  'receipt',
  'checkpoint',
  'digest',
  'record',
  'session',
  'sessionSummary',
  'several',
  ...noticeKinds,
] as const;
export type MessageKind = (typeof messageKinds)[number];
const notOfRecord = ['checkpoint', 'digest', 'session', 'sessionSummary', 'several'] as const;
/** Those that show a record and are redrawn when it changes. */
export type RecordKind = Exclude<MessageKind, (typeof notOfRecord)[number]>;
export const isRecordKind = (kind: MessageKind): kind is RecordKind =>
  !(notOfRecord as readonly MessageKind[]).includes(kind);

/** Content of a message: the bot draws it. */
export type Message = RecordMessage | CheckpointMessage | DigestMessage | SessionMessage | SeveralMessage;

/**
 * A 5-Whys session: `session` is the one shared card, which moves with it; `sessionSummary` is posted once when its
 * meeting ends.
 */
export type SessionMessage = {
  readonly kind: 'session' | 'sessionSummary';
  readonly record: Nonconformity;
  readonly session: Session;
  readonly fiveWhys: FiveWhys;
  /** How many came too late for the closing. */
  readonly late: number;
  /** It has moved further down: this message only says so. */
  readonly movedDown?: true;
  /** When it freezes, if nothing more is contributed and no one closes it. Absent once it is closed. */
  readonly freezesAt?: Date | undefined;
  /** The newer of two states has the greater one. */
  readonly sequence: number;
};

export const isSessionMessage = (message: Message): message is SessionMessage =>
  message.kind === 'session' || message.kind === 'sessionSummary';

export type RecordMessage = {
  readonly kind: RecordKind;
  readonly record: Nonconformity;
  readonly sequence: number;
  readonly ismsManagers: readonly Person[];
  /** People whose names are known (`knownPeople.ts`). */
  readonly people: readonly Person[];
  /** The commit that the notice is about; absent where it is about none. */
  readonly commit?: Pick<Commit<NonconformityEvent>, 'sequence' | 'at' | 'events'> | undefined;
  /** What people were asked to confirm, and who has confirmed. */
  readonly trainings?: readonly CountedTraining[] | undefined;
  /** The plan that management saw last time, while it is asked again. */
  readonly submittedBefore?: Plan | undefined;
  /** Of `unreached`: who could not be notified, and of what. */
  readonly unreached?: Unreached | undefined;
  /** Of `record`: who asked for it. Absent once they may not read it; then nothing of it is drawn. */
  readonly reader?: Actor | undefined;
};

/** Kept where an editor of the site cannot reach it, so that they cannot rewrite earlier rows (design section 2). */
export type CheckpointMessage = { readonly kind: 'checkpoint'; readonly signed: SignedCheckpoint };

/** Several notices of one kind that waited for the same recipient. */
export type SeveralMessage = {
  readonly kind: 'several';
  readonly notice: NoticeKind;
  readonly references: readonly Reference[];
};

/** All reminders of one person on one day, the longest overdue first. */
export type DigestMessage = { readonly kind: 'digest'; readonly day: CalendarDate; readonly tasks: readonly Task[] };

/** Whether this replica is to send a notice (`PostedMessages.claim`). */
export type Claim = 'ours' | 'pending' | 'sent' | 'waiting';
