import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import { evolve } from '../../procedure/record/history/evolve.ts';
import type { RecordCommit, RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Plan, PlannedAction } from '../../procedure/record/recordParts.ts';
import { theFacts } from './aReport.ts';

/** One row: time, author, event. */
export type HistoryRow = readonly [at: string, by: string, ...events: NonconformityEvent[]];

export const historyReference = 'NC-2026-0042';

/** A record folded from its events, whether or not the procedure permits them. No hashes. */
export const aHistory = (...rows: readonly [HistoryRow, ...HistoryRow[]]): RecordStream => {
  let state: Nonconformity | undefined;
  const commits = rows.map(([at, actorId, ...events], index): RecordCommit => {
    const sequence = index + 1;
    for (const event of events) state = evolve(state, event, { at, by: actorId, sequence }, historyReference);
    return {
      key: historyReference,
      sequence,
      commandId: `c${sequence}`,
      at,
      actorId,
      actorName: actorId,
      events,
      previousHash: '',
      hash: '',
    };
  });
  const [first, ...more] = commits;
  if (!first || !state) throw new Error('a history begins with a report');
  return { key: historyReference, state, commits: [first, ...more] };
};

export const reportedEvent: NonconformityEvent = {
  type: 'Reported',
  facts: theFacts(),
  language: 'en',
  reportedIn: 'personalChat',
  procedureVersion: '3.1',
};

export const aPlannedAction = (changes: Partial<PlannedAction> = {}): PlannedAction => ({
  id: 'A1',
  title: 'Door closer',
  kind: 'corrective',
  term: 'short',
  priority: 'high',
  owner: 'anna',
  due: '2026-12-15',
  ...changes,
});

export const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  manager: 'olga',
  objective: 'The door stays shut',
  actions: [aPlannedAction()],
  successCriteria: 'No open door in three months',
  verification: { method: 'Walk past', on: '2027-03-31', verifier: 'vera' },
  followUps: [],
  ismsChange: { needed: false, because: 'Nothing to change' },
  ...changes,
});
