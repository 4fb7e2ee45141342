import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { RecordCommit } from '../../../procedure/record/history/recordStream.ts';
import type { Legacy } from '../../../procedure/record/report/legacy.ts';
import { type ReportFacts, reportFields } from '../../../procedure/record/report/reportFacts.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { EventSummary, FactChange, HistoryEvent, HistoryRow, Named } from '../wire.ts';

/** The history for a reader: each commit with what it changed. Unchanged facts are not repeated. */
export const historyRows = (commits: readonly RecordCommit[], named: (id: PersonId) => Named): HistoryRow[] => {
  let facts: ReportFacts | undefined;
  const answerFor = (event: NonconformityEvent): HistoryEvent => {
    const before = facts;
    if ('facts' in event) facts = event.facts;
    switch (event.type) {
      case 'Reported': {
        // What is kept of an unnamed reporter is only for the servers.
        const { facts: _facts, unnamed: _unnamed, message: _message, ...rest } = event;
        return rest;
      }
      case 'ReportCorrected':
        return { type: event.type, changes: changes(before, event.facts) };
      case 'ReportAddedTo':
      case 'ReportWithdrawn':
      case 'ReporterAsked':
      case 'IdentityOpened':
        return event;
      default: {
        const summary = eventSummary(event, named);
        return { type: event.type, ...(summary && { told: summary }) };
      }
    }
  };
  return commits.map(({ sequence, at, actorId, events, hash, previousHash }) => ({
    sequence,
    at,
    by: named(actorId),
    events: events.map(answerFor),
    hash,
    previousHash,
  }));
};

const changes = (before: ReportFacts | undefined, after: ReportFacts): FactChange[] =>
  reportFields
    .filter((field) => before?.[field] !== after[field])
    .map((field) => ({
      field,
      ...(before?.[field] !== undefined && { before: before[field] }),
      ...(after[field] !== undefined && { after: after[field] }),
    }));

type Short = Extract<NonconformityEvent, { type: Exclude<HistoryEvent, { type: 'ReportCorrected' }>['type'] }>;

/**
 * What was decided, in the words of the person who decided: the history is read from top to bottom. Other records are
 * not named here (`relatedAnswer.ts` names those that the reader may read), nor who was asked or agreed.
 */
const eventSummary = (event: Short, named: (id: PersonId) => Named): EventSummary | undefined => {
  switch (event.type) {
    case 'Triaged':
      return { person: named(event.owner), text: event.gradeReason };
    case 'TriageChanged':
      return { person: named(event.owner), text: event.because };
    case 'ReportRejected':
    case 'MarkedDuplicate':
    case 'PlanRejected':
    case 'RecurrenceConfirmed':
      return { text: event.reason };
    case 'RejectionObjectedTo':
      return { text: event.text };
    case 'ObjectionDecided':
      return { outcome: event.upheld ? 'upheld' : 'stands', text: event.reason };
    case 'NonconformityClosed':
      return { text: event.summary };
    case 'WorkReassigned':
      return { person: named(event.to), text: event.because };
    case 'LegacyRecorded':
      return { text: legacyTold(event.legacy) };
    case 'SessionHandedOver':
      return { person: named(event.to) };
    default:
      return toldOfPlan(event, named);
  }
};

const toldOfPlan = (event: Short, named: (id: PersonId) => Named): EventSummary | undefined => {
  switch (event.type) {
    case 'ApprovalDelegated':
      return { person: named(event.to), day: event.until };
    case 'PlanApproved':
      return {
        ...(event.alignment && { text: event.alignment.objectives.join('\n') }),
        ...underException(event),
      };
    case 'PlanReturned':
      return { ...ofAction(event), text: event.comment };
    case 'ActionProgressed':
      return { ...ofAction(event), text: event.note };
    case 'EvidenceAttached':
      return { ...ofAction(event.file), text: event.file.name };
    case 'ExtensionRequested':
      return { ...ofAction(event), day: event.due, text: event.reason };
    case 'ExtensionDecided':
      return { ...ofAction(event), outcome: event.granted ? 'granted' : 'notGranted', text: event.reason };
    case 'ActionCompleted':
      return { ...ofAction(event), day: event.doneOn, text: event.note };
    case 'ActionCancelled':
      return { ...ofAction(event), text: event.reason, ...underException(event) };
    case 'FollowUpHeld':
      return { day: event.heldOn, text: event.note };
    case 'EffectivenessJudged':
      return { outcome: event.verdict, text: event.result };
    case 'RiskAccepted':
      return { day: event.expires, text: event.reason, ...underException(event) };
    case 'TrainingAsked':
      return { ...ofAction(event), text: event.text };
    default:
      return undefined;
  }
};

/** The row and file; the commit says who imported it and when. */
const legacyTold = ({ fileName, row, oldId, file }: Legacy): string =>
  [`${fileName} · ${row}`, oldId, `SHA-256 ${file}`].filter((part) => part !== undefined).join('\n');

const ofAction = ({ action }: { readonly action?: string | undefined }) => (action === undefined ? {} : { action });
const underException = ({ exception }: { readonly exception?: string | undefined }) =>
  exception === undefined ? {} : { exception };
