import { approversOf, eligible } from '../deadlines/holders.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { planManagerOf, verifierOf } from '../record/planInForce.ts';
import { unnamedReporter } from '../record/report/identity.ts';
import type { PersonId } from '../record/values/person.ts';
import type { NoticeKind } from './noticeKinds.ts';

/** Where a notice goes. */
export type Recipient =
  | { readonly kind: 'triageChannel'; readonly channelId: string }
  | { readonly kind: 'person'; readonly id: PersonId };

/** The person, or the channel. */
export const recipientId = (to: Recipient): string => (to.kind === 'person' ? to.id : to.channelId);

/** One notice and all its recipients. */
export type AddressedNotice = { readonly kind: NoticeKind; readonly to: readonly Recipient[] };

/** What an event is read against. */
export type NoticeContext = {
  /** The record before and after the commit. Absent before its first. */
  readonly before: Nonconformity | undefined;
  readonly after: Nonconformity;
  readonly ismsManagers: readonly PersonId[];
  readonly management: readonly PersonId[];
  readonly triageChannelId: string | undefined;
  /** Whether the ISMS manager was told earlier that it is still going on. */
  readonly wasOngoing: boolean;
};

type Type = NonconformityEvent['type'];
type RecipientsByEvent = {
  readonly [Each in Type]: (
    event: Extract<NonconformityEvent, { type: Each }>,
    scene: NoticeContext,
  ) => readonly AddressedNotice[];
};

/**
 * Nothing is ever sent to an unnamed reporter: they come and ask. No one in TenTwo is the reporter of an imported
 * record.
 */
const addressed = (kind: NoticeKind, ...ids: readonly (PersonId | undefined)[]): AddressedNotice => ({
  kind,
  to: [...new Set(ids.flatMap((id) => (id === undefined || id === unnamedReporter ? [] : id)))].map((id) => ({
    kind: 'person',
    id,
  })),
});

const noOne = (): readonly AddressedNotice[] => [];

const reporterOf = ({ reportedIn, reporter }: Nonconformity): PersonId | undefined =>
  reportedIn === 'import' ? undefined : reporter;

const owner = ({ after }: NoticeContext): PersonId | undefined => after.triage?.owner;

/** The owner, the manager of the plan (which a verdict has moved to an earlier cycle) and the ISMS managers. */
const inCharge = (kind: NoticeKind, scene: NoticeContext): AddressedNotice => {
  const { before, after } = scene;
  const manager = planManagerOf(after.cycle) ?? (before && planManagerOf(before.cycle));
  return addressed(kind, owner(scene), manager, ...scene.ismsManagers);
};

const newOwner = (scene: NoticeContext): readonly AddressedNotice[] =>
  owner(scene) === scene.before?.triage?.owner ? [] : [addressed('ownerAssigned', owner(scene))];

const approversAsked = ({ after, management }: NoticeContext): AddressedNotice =>
  addressed(
    'approvalAsked',
    ...approversOf(after).flatMap((one) => (one.kind === 'person' ? one.id : eligible(management, one.except))),
  );

const actionOwners = ({ after }: NoticeContext): readonly PersonId[] =>
  after.cycle.actions.map(({ owner: who }) => who);

const actionOf = ({ before }: NoticeContext, action: string) => before?.cycle.actions.find(({ id }) => id === action);

/** The ISMS managers, but no one decides on their own request: then management. */
const extensionDeciders = (action: string, { after, ismsManagers, management }: NoticeContext): readonly PersonId[] => {
  const asker = after.cycle.actions.find(({ id }) => id === action)?.extension?.by;
  const free = ismsManagers.filter((id) => id !== asker);
  return free.length > 0 ? free : management;
};

/** The last open action is done or cancelled: 10.2 d can begin. */
const verifierIfAllDone = ({ before, after }: NoticeContext): readonly AddressedNotice[] =>
  before?.stage === 'implementation' && after.stage === 'verification'
    ? [addressed('verificationAsked', verifierOf(after.cycle))]
    : [];

/**
 * The recipients of each event's notices. To add an event, add its row; the compiler requires it. New reports go to
 * the triage channel; while none is chosen, to each ISMS manager in person, so that none stays unread. *Still going
 * on* notifies the ISMS manager at once (10.2 a: react).
 */
export const recipientsByEvent: RecipientsByEvent = {
  Reported: ({ facts, notToIsmsManager, reportedIn }, { triageChannelId: channelId, ismsManagers }) => {
    // An import of hundreds of records must not send hundreds of messages.
    if (reportedIn === 'import') return [];
    const urgent = facts.ongoing === 'yes' ? [addressed('urgent', ...ismsManagers)] : [];
    // The ISMS manager reads the channel.
    if (channelId !== undefined && !notToIsmsManager)
      return [{ kind: 'triage', to: [{ kind: 'triageChannel', channelId }] }, ...urgent];
    return urgent.length > 0 ? urgent : [addressed('newReport', ...ismsManagers)];
  },
  ReportAddedTo: noOne,
  ReportCorrected: ({ facts }, { wasOngoing, ismsManagers }) =>
    facts.ongoing === 'yes' && !wasOngoing ? [addressed('urgent', ...ismsManagers)] : [],
  ReportWithdrawn: noOne,
  ReporterAsked: (_, { after }) => [addressed('reporterAsked', reporterOf(after))],
  IdentityOpened: noOne,
  LegacyRecorded: noOne,
  Triaged: (_, scene) => [addressed('reportAccepted', reporterOf(scene.after)), ...newOwner(scene)],
  TriageChanged: (_, scene) => newOwner(scene),
  ReportRejected: (_, { after }) => [addressed('reportRejected', reporterOf(after))],
  RejectionObjectedTo: (_, { after, management }) => [
    addressed('objectionRaised', ...eligible(management, [after.reporter, after.rejection?.by ?? []].flat())),
  ],
  ObjectionDecided: (_, { after, ismsManagers }) => [addressed('objectionDecided', reporterOf(after), ...ismsManagers)],
  MarkedDuplicate: (_, { after }) => [addressed('markedDuplicate', reporterOf(after), after.triage?.owner)],
  DuplicateFound: noOne,
  ContainmentRecorded: noOne,
  CorrectionRecorded: noOne,
  ConsequencesRecorded: noOne,
  SimilarRecorded: noOne,
  StatementConfirmed: noOne,
  CausesDetermined: noOne,
  PlanDrafted: noOne,
  PlanSubmitted: (_, scene) => [approversAsked(scene)],
  ApprovalDelegated: ({ to, from }) => [addressed('approvalDelegated', to), addressed('deputyAsked', from)],
  PlanApproved: (_, scene) => [inCharge('planApproved', scene), addressed('actionAssigned', ...actionOwners(scene))],
  PlanReturned: (_, scene) => [inCharge('planReturned', scene)],
  PlanRejected: (_, scene) => [inCharge('planRejected', scene)],
  ActionProgressed: noOne,
  EvidenceAttached: noOne,
  ExtensionRequested: ({ action }, scene) => [addressed('extensionAsked', ...extensionDeciders(action, scene))],
  ExtensionDecided: ({ action }, scene) => [addressed('extensionDecided', actionOf(scene, action)?.extension?.by)],
  ActionCompleted: (_, scene) => verifierIfAllDone(scene),
  ActionCancelled: ({ action }, scene) => [
    addressed('actionCancelled', actionOf(scene, action)?.owner),
    ...verifierIfAllDone(scene),
  ],
  FollowUpHeld: noOne,
  EffectivenessJudged: ({ verdict }, scene) => [
    inCharge(verdict === 'effective' ? 'effective' : 'notEffective', scene),
  ],
  NonconformityClosed: (_, { after }) => [addressed('closed', reporterOf(after))],
  RiskAccepted: (_, scene) => [addressed('riskAccepted', reporterOf(scene.after), owner(scene))],
  RecurrenceConfirmed: noOne,
  Recurred: (_, scene) => [
    owner(scene) ? addressed('recurred', owner(scene)) : addressed('recurred', ...scene.ismsManagers),
  ],
  WorkReassigned: ({ to }) => [addressed('workReassigned', to)],
  SessionOpened: noOne,
  TrainingAsked: ({ people }) => [addressed('trainingAsked', ...people)],
  SessionClosed: noOne,
  SessionHandedOver: noOne,
  LateContributionsTaken: noOne,
  ReminderSnoozed: noOne,
};
