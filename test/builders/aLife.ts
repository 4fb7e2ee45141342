import { extend, nextCommit } from '../../graph/history/nextCommit.ts';
import { recordKind } from '../../graph/history/streamKind.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Plan } from '../../procedure/record/recordParts.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { theFacts } from './aReport.ts';

/** People of the tests: `id` and name as in a row of History. */
export const lea = { id: 'lea', name: 'Léa Martin' };
export const max = { id: 'max', name: 'Max Weber' };
export const ida = { id: 'ida', name: 'Ida Olsen' };

/** One person's action on a record. */
export type Step = { readonly by: typeof lea; readonly events: readonly [NonconformityEvent, ...NonconformityEvent[]] };
const step = (by: typeof lea, ...events: Step['events']): Step => ({ by, events });

export const thePlan = (changes: Partial<Plan> = {}): Plan => ({
  manager: max.id,
  objective: 'No door stands open unnoticed',
  actions: [
    {
      id: 'A1',
      title: 'Fit a door alarm',
      kind: 'corrective',
      term: 'short',
      priority: 'high',
      owner: max.id,
      due: '2026-12-15',
    },
    {
      id: 'A2',
      title: 'Train the night shift',
      kind: 'training',
      term: 'long',
      priority: 'medium',
      owner: 'noor',
      due: '2027-02-01',
    },
  ],
  successCriteria: 'No open door in three months',
  verification: { method: 'Log of the alarm', on: '2027-03-01', verifier: ida.id },
  followUps: ['2026-12-10', '2027-01-10'],
  ismsChange: { needed: false, because: 'The procedure says so already' },
  ...changes,
});

export const theReport: Step = step(lea, {
  type: 'Reported',
  facts: theFacts(),
  language: 'en',
  reportedIn: 'tab',
  procedureVersion: '3.1',
});

/** From triage to the submitted plan. */
export const untilSubmitted: readonly Step[] = [
  step(max, {
    type: 'Triaged',
    lane: 'standard',
    grade: 'minor',
    gradeReason: 'One door, one night',
    owner: max.id,
  }),
  step(
    max,
    {
      type: 'ContainmentRecorded',
      act: { kind: 'done', what: 'Closed the door', by: 'The guard', doneOn: '2026-11-23', proof: 'Guard book' },
    },
    { type: 'CorrectionRecorded', act: { kind: 'notNecessary', because: 'The lock works' } },
    {
      type: 'ConsequencesRecorded',
      consequences: { kind: 'dealtWith', what: 'Nothing was taken', told: 'The data protection officer' },
    },
    {
      type: 'SimilarRecorded',
      similar: { areas: 'All doors', checkedBy: 'Facility', found: true, result: 'Two more' },
    },
    { type: 'StatementConfirmed', problem: 'The door is not watched', implications: 'Anybody could enter' },
  ),
  step(max, {
    type: 'CausesDetermined',
    causes: {
      method: 'fiveWhys',
      whys: [{ id: 'w1', question: 'Why?', answer: 'No one hears it', children: [] }],
      rootCauses: [{ statement: 'There is no alarm', category: 'tooling', whyId: 'w1' }],
      agreedBy: [ida.id],
    },
  }),
  step(max, { type: 'PlanDrafted', plan: thePlan() }),
  step(max, { type: 'PlanSubmitted' }),
];

export const theApproval: Step = step(ida, { type: 'PlanApproved', revision: 5, planHash: 'f'.repeat(64) });

export const progress = (action: string, note: string): Step => step(max, { type: 'ActionProgressed', action, note });

/** From approval to closure, with optional events. */
export const untilClosed: readonly Step[] = [
  progress('A1', 'Ordered'),
  step(max, { type: 'ExtensionRequested', action: 'A1', due: '2026-12-31', reason: 'Late delivery' }),
  step(ida, { type: 'ExtensionDecided', action: 'A1', granted: true, reason: 'Agreed' }),
  step(max, {
    type: 'EvidenceAttached',
    file: { name: 'alarm.jpg', bytes: 3, sha256: 'a'.repeat(64), link: 'https://contoso/alarm.jpg', action: 'A1' },
  }),
  step(max, { type: 'ActionCompleted', action: 'A1', doneOn: '2026-12-20', note: 'It rings' }),
  step(max, {
    type: 'FollowUpHeld',
    due: '2026-12-10',
    heldOn: '2026-12-11',
    heldBy: max.id,
    note: 'On schedule',
    next: '2027-01-12',
  }),
  step(max, { type: 'ActionCancelled', action: 'A2', reason: 'The shift is gone' }),
  step(ida, { type: 'EffectivenessJudged', verdict: 'effective', result: 'No open door since' }),
  step(ida, { type: 'NonconformityClosed', summary: 'Done' }),
];

/** A stream of these steps, one an hour from Tuesday 24 November 2026, 09:00 UTC, with sound hashes. */
export const aStream = (steps: readonly Step[], reference: Reference = 'NC-2026-0042'): RecordStream => {
  let stream: RecordStream | undefined;
  for (const [index, { by, events }] of steps.entries()) {
    const at = new Date(Date.UTC(2026, 10, 24, 9 + index));
    const draft = { commandId: `${reference} ${index}`, at, actor: by, events };
    const { commit } = nextCommit(reference, stream && lastCommit(stream), draft);
    stream = extend(recordKind, stream, commit);
  }
  if (!stream) throw new Error('no steps');
  return stream;
};
