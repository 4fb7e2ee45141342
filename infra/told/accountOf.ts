import type { MessageRow } from '../../graph/lists/messages.ts';
import { droppedMark, escalatedMark, waitingMark } from '../../graph/messages/messageRows.ts';
import { type NoticeKind, noticeKinds } from '../../procedure/notices/noticeKinds.ts';
import { type Notice, sequenceOfNotice } from '../../procedure/notices/noticesOf.ts';
import { type Unreached, unreachedIn } from '../../procedure/notices/unreached.ts';
import type { Reach } from '../../procedure/ports/messages/conversations.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';

/**
 * `pending`: claimed by a server and not sent yet. `undelivered`: the recipient cannot be reached. `dropped`: what it
 * asked was settled before they could be, or it was a month old. `notSent`: due according to History and to the present
 * roles, and claimed by no server.
 */
export type NoticeState = 'delivered' | 'pending' | 'undelivered' | 'dropped' | 'notSent';

/** One notice about a record. */
export type NoticeAccount = {
  /** Number of the commit that it is about. */
  readonly sequence: number;
  readonly kind: NoticeKind;
  readonly to: PersonId | 'channel';
  readonly state: NoticeState;
  /** ISO 8601: when it was sent, claimed or put aside. The day only, where the time would be an unnamed reporter's. */
  readonly at?: string | undefined;
  /** Of an undelivered one. */
  readonly reach?: Reach | undefined;
  /** It waited for a day, and others were asked. */
  readonly escalated?: true;
  /** Of `unreached`: whom they were asked to tell. */
  readonly unreached?: Unreached | undefined;
};

export type AccountPorts = {
  readonly timeZone: string;
  readonly reachOf: (to: PersonId | 'channel') => Reach;
};

const stateOf = ({ ActivityId }: MessageRow): NoticeState => {
  if (ActivityId === waitingMark) return 'undelivered';
  if (ActivityId === droppedMark) return 'dropped';
  return ActivityId === '' ? 'pending' : 'delivered';
};

/** The last part of a key. */
const recipientIn = (key: string): PersonId | 'channel' => key.slice(key.lastIndexOf('/') + 1);

/**
 * Returns every notice about a record, in the order of its commits: those in Messages, and those due without a row.
 * @param rows of Messages, with a valid seal
 */
export const accountOf = (
  { commits }: Pick<RecordStream, 'commits'>,
  rows: readonly MessageRow[],
  due: readonly Notice[],
  { timeZone, reachOf }: AccountPorts,
): readonly NoticeAccount[] => {
  const timeOf = (sequence: number, at: string): string =>
    commits.find((commit) => commit.sequence === sequence)?.actorId === unnamedReporter
      ? dayOf(new Date(at), timeZone)
      : at;
  const found = new Map<string, NoticeAccount>();
  for (const row of rows) {
    const { NoticeKey: key, ClaimedAt, Said } = row;
    // Not from the kind of the message, which may stand for several notices.
    const kind = noticeKinds.find((one) => one === key.split('/')[2]);
    const sequence = sequenceOfNotice(key);
    if (!kind || sequence === undefined) continue;
    const [state, to] = [stateOf(row), recipientIn(key)];
    found.set(key, {
      sequence,
      kind,
      to,
      state,
      at: timeOf(sequence, ClaimedAt),
      ...(state === 'undelivered' && { reach: reachOf(to) }),
      ...(Said === escalatedMark && { escalated: true }),
      ...(kind === 'unreached' && { unreached: unreachedIn(key) }),
    });
  }
  for (const { key, kind } of due)
    if (!found.has(key))
      found.set(key, { sequence: sequenceOfNotice(key) ?? 0, kind, to: recipientIn(key), state: 'notSent' });
  return [...found]
    .toSorted(([one, a], [other, b]) => a.sequence - b.sequence || (one < other ? -1 : 1))
    .map(([, notice]) => notice);
};
