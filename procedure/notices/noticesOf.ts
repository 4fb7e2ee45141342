import type { RecordCommit, RecordStream } from '../handling/handling.ts';
import type { ShownKind } from '../handling/ports.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { PersonId } from '../record/person.ts';

/** To whom a notice goes. */
export type Recipient =
  | { readonly kind: 'triageChannel'; readonly channelId: string }
  | { readonly kind: 'person'; readonly id: PersonId };

export type Notice = {
  /** Unique among all notices: whoever has claimed it sends it. */
  readonly key: string;
  readonly kind: ShownKind;
  readonly to: Recipient;
};

/**
 * What a commit owes besides the projection and the redrawing of what is already shown: who has to be told.
 * A pure function of the commit, so every replica comes to the same keys.
 *
 * New reports go to the triage channel; while none is chosen, to each ISMS manager in person, so that none lies unseen.
 * *Still going on* messages the ISMS manager at once (10.2 a: react).
 */
export const noticesOf = (
  stream: RecordStream,
  commit: RecordCommit,
  organisation: Organisation,
  ismsManagers: readonly PersonId[],
): readonly Notice[] => {
  const event = commit.events.find((one) => one.type === 'Reported' || one.type === 'ReportCorrected');
  if (!event || !('facts' in event)) return [];
  const key = (kind: ShownKind, to: string) =>
    `${commit.key}/${String(commit.sequence).padStart(4, '0')}/${kind}/${to}`;
  const toManagers = (kind: ShownKind): Notice[] =>
    ismsManagers.map((id) => ({ key: key(kind, id), kind, to: { kind: 'person', id } }));
  const urgent = event.facts.ongoing === 'yes' && !wasOngoing(stream, commit);
  if (event.type === 'ReportCorrected') return urgent ? toManagers('urgent') : [];
  const channelId = organisation.triageChannel?.channelId;
  const triage: Notice[] = channelId
    ? [{ key: key('triage', 'channel'), kind: 'triage', to: { kind: 'triageChannel', channelId } }]
    : urgent
      ? []
      : toManagers('newReport');
  return [...triage, ...(urgent ? toManagers('urgent') : [])];
};

/** Was the ISMS manager already told, by an earlier commit, that it is still going on? */
const wasOngoing = (stream: RecordStream, commit: RecordCommit): boolean =>
  stream.commits.some(
    (earlier) =>
      earlier.sequence < commit.sequence &&
      earlier.events.some((event) => 'facts' in event && event.facts.ongoing === 'yes'),
  );
