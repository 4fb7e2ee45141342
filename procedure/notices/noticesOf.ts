import type { Organisation } from '../organisation/organisation.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { RecordCommit, RecordStream } from '../record/history/recordStream.ts';
import { aroundCommit } from '../record/history/stepsOf.ts';
import { isSelfTest } from '../record/selfTest.ts';
import type { PersonId, Role } from '../record/values/person.ts';
import { managementFor, responsibleFor } from '../stages/responsible.ts';
import type { NoticeKind } from './noticeKinds.ts';
import { type AddressedNotice, type NoticeContext, type Recipient, recipientsByEvent } from './recipients.ts';

export type Notice = {
  /**
   * `NC-2026-0042/0007/planApproved/<person>`. Unique among all notices: the replica that has claimed it sends it.
   */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly to: Recipient;
};

/**
 * Returns the notices of a commit and their recipients; the projection and redrawn cards are handled elsewhere. A
 * pure function of the commit, so every replica derives the same keys, however late it reads the stream. No one is
 * notified of their own action; only a report goes to everyone responsible for it. A self-test notifies no one.
 */
export const noticesOf = (
  stream: RecordStream,
  commit: RecordCommit,
  organisation: Pick<Organisation, 'triageChannel'>,
  holders: (role: Role) => readonly PersonId[],
): readonly Notice[] => {
  if (isSelfTest(stream.state)) return [];
  const scene = {
    ...aroundCommit(stream, commit),
    ismsManagers: responsibleFor(stream.state, holders),
    management: managementFor(stream.state, holders),
    triageChannelId: organisation.triageChannel?.channelId,
    wasOngoing: wasOngoing(stream, commit),
  };
  const notices = commit.events.flatMap((event) => {
    const isReport = event.type === 'Reported' || event.type === 'ReportCorrected';
    return addressedNoticesOf(event, scene)
      .flatMap(({ kind, to }) => to.map((one) => notice(commit, kind, one)))
      .filter(({ to }) => isReport || to.kind !== 'person' || to.id !== commit.actorId);
  });
  return [...new Map(notices.map((one) => [one.key, one])).values()];
};

const notice = ({ key, sequence }: RecordCommit, kind: NoticeKind, to: Recipient): Notice => ({
  // Not the channel's id: a posted report is not posted again when another channel is chosen.
  key: `${key}/${String(sequence).padStart(4, '0')}/${kind}/${to.kind === 'person' ? to.id : 'channel'}`,
  kind,
  to,
});

/**
 * Returns the sequence of the commit that a notice with this key is about; undefined when the key is not a notice's.
 */
export const sequenceOfNotice = (key: string): number | undefined => {
  const [, sequence] = /^NC-\d{4}-\d{4,7}\/(\d{4,})\//.exec(key) ?? [];
  return sequence === undefined ? undefined : Number(sequence);
};

/** Each row takes its own event; the type of the table guarantees that they match. */
const addressedNoticesOf = (event: NonconformityEvent, scene: NoticeContext): readonly AddressedNotice[] =>
  (recipientsByEvent[event.type] as (event: NonconformityEvent, scene: NoticeContext) => readonly AddressedNotice[])(
    event,
    scene,
  );

/** Whether an earlier commit already told the ISMS manager that it is still going on. */
const wasOngoing = (stream: RecordStream, commit: RecordCommit): boolean =>
  stream.commits.some(
    (earlier) =>
      earlier.sequence < commit.sequence &&
      earlier.events.some((event) => 'facts' in event && event.facts.ongoing === 'yes'),
  );
