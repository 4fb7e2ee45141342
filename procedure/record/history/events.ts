import { z } from 'zod';
import { languages } from '../../words/languages.ts';
import {
  act,
  alignment,
  causes,
  consequences,
  evidenceFile,
  plan,
  similar,
  statement,
  triage,
} from '../recordParts.ts';
import { unnamedSchema } from '../report/identity.ts';
import { legacy } from '../report/legacy.ts';
import { reportedMessage } from '../report/reportedMessage.ts';
import type { ReportFacts, ReportField } from '../report/reportFacts.ts';
import { closedBys, closing, sessionKinds } from '../sessions.ts';
import { impacts, ongoings, priorities, reportedIns, sources, verdicts } from '../values/choices.ts';
import { clauses } from '../values/clauses.ts';
import { day, personId, reference, sessionId } from '../values/valueSchemas.ts';

/**
 * What happened to a nonconformity, in the past tense. Events are for ever: no type and no field is renamed or
 * reused; an old shape is lifted at the edge of `graph/`. None holds the actor's name: names are in a column of their
 * own and can be erased. These schemas read recorded rows. They have no length limits: a limit lowered one day must
 * not make old rows unreadable.
 */
const recordedFacts = z.object({
  what: z.string(),
  system: z.string().optional(),
  ongoing: z.enum(ongoings),
  detectedOn: day,
  occurredOn: day.optional(),
  clause: z.enum(clauses).optional(),
  impact: z.enum(impacts),
  priority: z.enum(priorities),
  requirement: z.string().optional(),
  evidence: z.string().optional(),
  source: z.enum(sources),
  immediateAction: z.string().optional(),
  onBehalfOf: z.string().optional(),
} satisfies Readonly<Record<ReportField, z.ZodType>>) satisfies z.ZodType<ReportFacts>;

const reported = z.object({
  type: z.literal('Reported'),
  facts: recordedFacts,
  language: z.enum(languages),
  reportedIn: z.enum(reportedIns),
  /** Version of the organisation's procedure in force at that moment. */
  procedureVersion: z.string(),
  /** Absent: reported by name. */
  unnamed: unnamedSchema.optional(),
  /** The reporter's wish: the alternate takes it instead. */
  notToIsmsManager: z.literal(true).optional(),
  /** The message that it was made of. */
  message: reportedMessage.optional(),
});

const reportAddedTo = z.object({ type: z.literal('ReportAddedTo'), text: z.string() });

/** All facts as they are after the correction; the former ones are in the event before. */
const reportCorrected = z.object({ type: z.literal('ReportCorrected'), facts: recordedFacts });

/** The security team asks the reporter; they answer by adding to the report. */
const reporterAsked = z.object({ type: z.literal('ReporterAsked'), text: z.string() });

/** A custodian opened a sealed identity. It is stored nowhere. */
const identityOpened = z.object({ type: z.literal('IdentityOpened'), reason: z.string() });

const reportWithdrawn = z.object({ type: z.literal('ReportWithdrawn'), reason: z.string().optional() });

const event = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

/** Of an imported record: what its former register says of it. */
const legacyRecorded = event('LegacyRecorded', { legacy });

const triaged = event('Triaged', triage.shape);
/** Lane, grade or owner changed later; whole, with the reasons. */
const triageChanged = event('TriageChanged', { ...triage.shape, because: z.string() });
const reportRejected = event('ReportRejected', { reason: z.string() });
/** The reporter's one objection goes to management. */
const rejectionObjectedTo = event('RejectionObjectedTo', { text: z.string() });
/** Upheld: the report is to be triaged again. */
const objectionDecided = event('ObjectionDecided', { upheld: z.boolean(), reason: z.string() });
const markedDuplicate = event('MarkedDuplicate', { of: reference, reason: z.string() });
/** Reaction on the other record: another report says the same. */
const duplicateFound = event('DuplicateFound', { in: reference });

const containmentRecorded = event('ContainmentRecorded', { act });
const correctionRecorded = event('CorrectionRecorded', { act });
const consequencesRecorded = event('ConsequencesRecorded', { consequences });
const similarRecorded = event('SimilarRecorded', { similar });
const statementConfirmed = event('StatementConfirmed', statement.shape);
const causesDetermined = event('CausesDetermined', { causes });

const planDrafted = event('PlanDrafted', { plan });
const planSubmitted = event('PlanSubmitted', {});
const approvalDelegated = event('ApprovalDelegated', {
  to: personId,
  until: day,
  /** The approver was away, and it went to the deputy they had named; absent when they asked for it themselves. */
  from: personId.optional(),
});
const planApproved = event('PlanApproved', {
  /** Sequence of the plan's last change, and SHA-256 of its canonical JSON: exactly what was approved. */
  revision: z.number().int(),
  planHash: z.string(),
  /** The approver who delegated the decision. */
  delegatedBy: personId.optional(),
  /** No approver was eligible: why another member of management decided. */
  exception: z.string().optional(),
  /** Management confirms alignment: the objectives that the plan serves, of this version of the organisation's list. */
  alignment: alignment.optional(),
});
const planReturned = event('PlanReturned', { comment: z.string(), action: z.string().optional() });
const planRejected = event('PlanRejected', { reason: z.string() });

const actionProgressed = event('ActionProgressed', { action: z.string(), note: z.string() });
const evidenceAttached = event('EvidenceAttached', { file: evidenceFile });
const extensionRequested = event('ExtensionRequested', { action: z.string(), due: day, reason: z.string() });
const extensionDecided = event('ExtensionDecided', { action: z.string(), granted: z.boolean(), reason: z.string() });
const actionCompleted = event('ActionCompleted', { action: z.string(), doneOn: day, note: z.string() });
const actionCancelled = event('ActionCancelled', {
  action: z.string(),
  reason: z.string(),
  /** As with an approval: no one in management was eligible. */
  exception: z.string().optional(),
});
const followUpHeld = event('FollowUpHeld', {
  due: day,
  heldOn: day,
  heldBy: personId,
  note: z.string(),
  next: day.optional(),
});

const effectivenessJudged = event('EffectivenessJudged', {
  verdict: z.enum(verdicts),
  result: z.string(),
  /** Day of the next check, when it was only partly effective. */
  checkAgainOn: day.optional(),
});
const nonconformityClosed = event('NonconformityClosed', { summary: z.string() });
const riskAccepted = event('RiskAccepted', {
  reason: z.string(),
  risk: z.string().optional(),
  expires: day,
  /** Why a person with a part in it decided: no one in management was eligible. */
  exception: z.string().optional(),
});
/** The same happened again after corrective action: recorded on the new record, and a reaction on the old. */
const recurrenceConfirmed = event('RecurrenceConfirmed', { of: reference, reason: z.string() });
const recurred = event('Recurred', { in: reference });
/** A leaver's open work goes to another person: owner, plan manager, actions, verifier. */
const workReassigned = event('WorkReassigned', { from: personId, to: personId, because: z.string() });

/** The facilitator, if not the person who opened it. */
const sessionOpened = event('SessionOpened', {
  session: sessionId,
  kind: z.enum(sessionKinds),
  facilitator: personId.optional(),
});
/** The new leader: it was handed over to them, or they took it over because the former leader was gone. */
const sessionHandedOver = event('SessionHandedOver', { session: sessionId, to: personId });
/**
 * Its contributions are in the list Contributions; this says which rows, so that none can be changed or slipped in
 * later.
 */
const sessionClosed = event('SessionClosed', {
  session: sessionId,
  ...closing.shape,
  by: z.enum(closedBys),
  /** Of a training: the number of people asked who have confirmed it. */
  confirmed: z.number().int().optional(),
});
/** Of an action that is a training: who is asked to confirm it, in that session. Asked again, people are added. */
const trainingAsked = event('TrainingAsked', {
  session: sessionId,
  action: z.string(),
  text: z.string(),
  people: z.array(personId),
});
const lateContributionsTaken = event('LateContributionsTaken', { session: sessionId, ...closing.shape });

/** Only for the person who snoozed it. `deadline` is its key. */
const reminderSnoozed = event('ReminderSnoozed', { deadline: z.string(), until: day, reason: z.string() });

export const nonconformityEventSchema = z.discriminatedUnion('type', [
  reported,
  reportAddedTo,
  reportCorrected,
  reportWithdrawn,
  reporterAsked,
  identityOpened,
  legacyRecorded,
  triaged,
  triageChanged,
  reportRejected,
  rejectionObjectedTo,
  objectionDecided,
  markedDuplicate,
  duplicateFound,
  containmentRecorded,
  correctionRecorded,
  consequencesRecorded,
  similarRecorded,
  statementConfirmed,
  causesDetermined,
  planDrafted,
  planSubmitted,
  approvalDelegated,
  planApproved,
  planReturned,
  planRejected,
  actionProgressed,
  evidenceAttached,
  extensionRequested,
  extensionDecided,
  actionCompleted,
  actionCancelled,
  followUpHeld,
  effectivenessJudged,
  nonconformityClosed,
  riskAccepted,
  recurrenceConfirmed,
  recurred,
  workReassigned,
  sessionOpened,
  sessionHandedOver,
  sessionClosed,
  lateContributionsTaken,
  trainingAsked,
  reminderSnoozed,
]);

export type NonconformityEvent = Readonly<z.output<typeof nonconformityEventSchema>>;
