import { aHistory, aPlan, reportedEvent } from '../../test/builders/aHistory.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { asLastRead } from './asLastRead.ts';

const at = '2026-11-24T09:00:00.000Z';
const triaged = { lane: 'standard', grade: 'minor', gradeReason: 'One door', owner: 'olga' } as const;
/** Olga owns it from commit 2 to 4, with no part in what follows. */
const stream = aHistory(
  [at, 'rita', reportedEvent],
  [at, 'mia', { type: 'Triaged', ...triaged }],
  [at, 'olga', { type: 'PlanDrafted', plan: aPlan({ manager: 'pam' }) }],
  [at, 'mia', { type: 'WorkReassigned', from: 'olga', to: 'noor', because: 'Left the company' }],
  [at, 'rita', { type: 'ReportAddedTo', text: 'Again' }],
);
const seenBy = (id: string, told?: number) => asLastRead(stream, anActor({ id }), told);

describe('a record as a message may show it', () => {
  it('is the current record for anyone who may read it', () => {
    for (const id of ['rita', 'noor']) expect(seenBy(id, 2)).toBe(stream);
  });

  it('is the record at the time their part ended, and says so', () => {
    const { state, commits } = seenBy('olga', 2);
    expect(commits.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect([state.triage?.owner, state.additions]).toEqual(['noor', []]);
  });

  it('is no more than what they were notified of for a person who never had a part', () => {
    expect(seenBy('gus', 3).commits).toHaveLength(3);
    expect(seenBy('gus').commits).toHaveLength(1);
  });
});
