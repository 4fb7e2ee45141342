import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { RecordCommit } from '../../../procedure/record/history/recordStream.ts';
import { type ReportFacts, reportFields } from '../../../procedure/record/report/reportFacts.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { FactChange, HistoryEvent, HistoryRow, Named } from '../wire.ts';
import { eventSummary } from './eventSummary.ts';

/** The history as a reader gets it: each commit with what it changed. Facts as they were are not repeated. */
export const historyRows = (commits: readonly RecordCommit[], named: (id: PersonId) => Named): HistoryRow[] => {
  let facts: ReportFacts | undefined;
  const told = (event: NonconformityEvent): HistoryEvent => {
    const before = facts;
    if ('facts' in event) facts = event.facts;
    switch (event.type) {
      case 'Reported': {
        // What is kept of an unnamed reporter is for the servers alone.
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
        const told = eventSummary(event, named);
        return { type: event.type, ...(told && { told }) };
      }
    }
  };
  return commits.map(({ sequence, at, actorId, events, hash, previousHash }) => ({
    sequence,
    at,
    by: named(actorId),
    events: events.map(told),
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
