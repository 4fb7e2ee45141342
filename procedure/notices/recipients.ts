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

/** One notice and all its recipients. */
export type Telling = { readonly kind: NoticeKind; readonly to: readonly Recipient[] };

/** What an event is read against. */
export type Scene = {
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
type Tellings = {
  readonly [Each in Type]: (event: Extract<NonconformityEvent, { type: Each }>, scene: Scene) => readonly Telling[];
};

/**
 * Nothing is ever sent to an unnamed reporter: they come and ask. No one in TenTwo is the reporter of an imported
 * record.
 */
const tell = (kind: NoticeKind, ...ids: readonly (PersonId | undefined)[]): Telling => ({
  kind,
  to: [...new Set(ids.flatMap((id) => (id === undefined || id === unnamedReporter ? [] : id)))].map((id) => ({
    kind: 'person',
    id,
  })),
});

const nobody = (): readonly Telling[] => [];

const reporterOf = ({ reportedIn, reporter }: Nonconformity): PersonId | undefined =>
  reportedIn === 'import' ? undefined : reporter;

const owner = ({ after }: Scene): PersonId | undefined => after.triage?.owner;

/** The owner, the manager of the plan (which a verdict has moved to an earlier cycle) and the ISMS managers. */
const inCharge = (kind: NoticeKind, scene: Scene): Telling => {
  const { before, after } = scene;
  const manager = planManagerOf(after.cycle) ?? (before && planManagerOf(before.cycle));
  return tell(kind, owner(scene), manager, ...scene.ismsManagers);
};

const newOwner = (scene: Scene): readonly Telling[] =>
  owner(scene) === scene.before?.triage?.owner ? [] : [tell('ownerAssigned', owner(scene))];

const approversAsked = ({ after, management }: Scene): Telling =>
  tell(
    'approvalAsked',
    ...approversOf(after).flatMap((one) => (one.kind === 'person' ? one.id : eligible(management, one.except))),
  );

const actionOwners = ({ after }: Scene): readonly PersonId[] => after.cycle.actions.map(({ owner: who }) => who);

const actionOf = ({ before }: Scene, action: string) => before?.cycle.actions.find(({ id }) => id === action);

/** The ISMS managers, but no one decides on their own request: then management. */
const extensionDeciders = (action: string, { after, ismsManagers, management }: Scene): readonly PersonId[] => {
  const asker = after.cycle.actions.find(({ id }) => id === action)?.extension?.by;
  const free = ismsManagers.filter((id) => id !== asker);
  return free.length > 0 ? free : management;
};

/** The last open action is done or cancelled: 10.2 d can begin. */
const verifierIfAllDone = ({ before, after }: Scene): readonly Telling[] =>
  before?.stage === 'implementation' && after.stage === 'verification'
    ? [tell('verificationAsked', verifierOf(after.cycle))]
    : [];

/**
 * The recipients of each event's notices. To add an event, add its row; the compiler requires it. New reports go to
 * the triage channel; while none is chosen, to each ISMS manager in person, so that none stays unread. *Still going
 * on* notifies the ISMS manager at once (10.2 a: react).
 */
export const tellings: Tellings = {
  Reported: ({ facts, notToIsmsManager, reportedIn }, { triageChannelId: channelId, ismsManagers }) => {
    // An import of hundreds of records must not send hundreds of messages.
    if (reportedIn === 'import') return [];
    const urgent = facts.ongoing === 'yes' ? [tell('urgent', ...ismsManagers)] : [];
    // The ISMS manager reads the channel.
    if (channelId !== undefined && !notToIsmsManager)
      return [{ kind: 'triage', to: [{ kind: 'triageChannel', channelId }] }, ...urgent];
    return urgent.length > 0 ? urgent : [tell('newReport', ...ismsManagers)];
  },
  ReportAddedTo: nobody,
  ReportCorrected: ({ facts }, { wasOngoing, ismsManagers }) =>
    facts.ongoing === 'yes' && !wasOngoing ? [tell('urgent', ...ismsManagers)] : [],
  ReportWithdrawn: nobody,
  ReporterAsked: (_, { after }) => [tell('reporterAsked', reporterOf(after))],
  IdentityOpened: nobody,
  LegacyRecorded: nobody,
  Triaged: (_, scene) => [tell('reportAccepted', reporterOf(scene.after)), ...newOwner(scene)],
  TriageChanged: (_, scene) => newOwner(scene),
  ReportRejected: (_, { after }) => [tell('reportRejected', reporterOf(after))],
  RejectionObjectedTo: (_, { after, management }) => [
    tell('objectionRaised', ...eligible(management, [after.reporter, after.rejection?.by ?? []].flat())),
  ],
  ObjectionDecided: (_, { after, ismsManagers }) => [tell('objectionDecided', reporterOf(after), ...ismsManagers)],
  MarkedDuplicate: (_, { after }) => [tell('markedDuplicate', reporterOf(after), after.triage?.owner)],
  DuplicateFound: nobody,
  ContainmentRecorded: nobody,
  CorrectionRecorded: nobody,
  ConsequencesRecorded: nobody,
  SimilarRecorded: nobody,
  StatementConfirmed: nobody,
  CausesDetermined: nobody,
  PlanDrafted: nobody,
  PlanSubmitted: (_, scene) => [approversAsked(scene)],
  ApprovalDelegated: ({ to, from }) => [tell('approvalDelegated', to), tell('deputyAsked', from)],
  PlanApproved: (_, scene) => [inCharge('planApproved', scene), tell('actionAssigned', ...actionOwners(scene))],
  PlanReturned: (_, scene) => [inCharge('planReturned', scene)],
  PlanRejected: (_, scene) => [inCharge('planRejected', scene)],
  ActionProgressed: nobody,
  EvidenceAttached: nobody,
  ExtensionRequested: ({ action }, scene) => [tell('extensionAsked', ...extensionDeciders(action, scene))],
  ExtensionDecided: ({ action }, scene) => [tell('extensionDecided', actionOf(scene, action)?.extension?.by)],
  ActionCompleted: (_, scene) => verifierIfAllDone(scene),
  ActionCancelled: ({ action }, scene) => [
    tell('actionCancelled', actionOf(scene, action)?.owner),
    ...verifierIfAllDone(scene),
  ],
  FollowUpHeld: nobody,
  EffectivenessJudged: ({ verdict }, scene) => [
    inCharge(verdict === 'effective' ? 'effective' : 'notEffective', scene),
  ],
  NonconformityClosed: (_, { after }) => [tell('closed', reporterOf(after))],
  RiskAccepted: (_, scene) => [tell('riskAccepted', reporterOf(scene.after), owner(scene))],
  RecurrenceConfirmed: nobody,
  Recurred: (_, scene) => [owner(scene) ? tell('recurred', owner(scene)) : tell('recurred', ...scene.ismsManagers)],
  WorkReassigned: ({ to }) => [tell('workReassigned', to)],
  SessionOpened: nobody,
  TrainingAsked: ({ people }) => [tell('trainingAsked', ...people)],
  SessionClosed: nobody,
  SessionHandedOver: nobody,
  LateContributionsTaken: nobody,
  ReminderSnoozed: nobody,
};
