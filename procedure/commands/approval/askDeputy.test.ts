import { aHistory, aPlan, type HistoryRow, reportedEvent } from '../../../test/builders/aHistory.ts';
import { defaultRules } from '../../organisation/rules.ts';
import type { NonconformityEvent } from '../../record/history/events.ts';
import { type Absence, askDeputyId, decideAskDeputy, deputyAskedFrom } from './askDeputy.ts';

const at = (day: string, by: string, ...events: NonconformityEvent[]): HistoryRow => [
  `${day}T09:00:00.000Z`,
  by,
  ...events,
];
const act = { kind: 'notNecessary', because: 'Over' } as const;
/** Submitted on Thursday 3 December 2026: the third working day is Tuesday the 8th. */
const waiting: readonly [HistoryRow, ...HistoryRow[]] = [
  ['2026-11-24T09:00:00.000Z', 'lea', reportedEvent],
  at('2026-11-25', 'mia', { type: 'Triaged', lane: 'standard', grade: 'minor', gradeReason: 'One', owner: 'olga' }),
  at(
    '2026-11-26',
    'olga',
    { type: 'ContainmentRecorded', act },
    { type: 'CorrectionRecorded', act },
    { type: 'StatementConfirmed', problem: 'Open door', implications: 'Theft' },
  ),
  at('2026-12-01', 'olga', {
    type: 'CausesDetermined',
    causes: { method: 'fiveWhys', whys: [], rootCauses: [], agreedBy: [] },
  }),
  at('2026-12-02', 'olga', { type: 'PlanDrafted', plan: aPlan() }),
  at('2026-12-03', 'olga', { type: 'PlanSubmitted' }),
];
const absence = (deputies: Readonly<Record<string, string>>, changes: Partial<Absence> = {}): Absence => ({
  today: '2026-12-08',
  calendar: { timeZone: 'Europe/Paris', holidays: [] },
  organisation: { rules: defaultRules, deputies },
  management: ['ben', 'bea'],
  ismsManagers: ['mia'],
  isPresent: () => true,
  ...changes,
});
const { state: record } = aHistory(...waiting);
const asked = (...given: Parameters<typeof absence>) => {
  const decision = decideAskDeputy(record, absence(...given));
  return 'events' in decision ? decision.events : undefined;
};

describe('an approver who is away', () => {
  it('is replaced on the third working day by the named deputy', () => {
    expect(deputyAskedFrom(record, absence({}))).toBe('2026-12-08');
    expect(asked({ ben: 'dora' }, { today: '2026-12-07' })).toBeUndefined();
    expect(asked({ ben: 'dora' })).toEqual([
      { type: 'ApprovalDelegated', from: 'ben', to: 'dora', until: '2027-01-07' },
    ]);
    expect(asked({ ben: 'dora' }, { today: '2026-12-20' })).toMatchObject([{ to: 'dora' }]);
  });

  it.each([
    ['the reporter', 'lea'],
    ['the owner', 'olga'],
    ['an action owner', 'anna'],
    ['a deputy already asked', 'bea'],
  ])('is not replaced by %s: the next person is looked for', (_, deputy) => {
    expect(asked({ ben: deputy })).toBeUndefined();
    expect(asked({ ben: deputy, bea: 'dora' })).toMatchObject([{ from: 'bea', to: 'dora' }]);
  });

  it('is not replaced by a person who has left, nor if they could not decide themselves', () => {
    expect(asked({ ben: 'dora' }, { isPresent: (id) => id !== 'dora' })).toBeUndefined();
    expect(asked({ olga: 'dora' }, { management: ['olga', 'ben'] })).toBeUndefined();
    expect(asked({ zoe: 'dora' })).toBeUndefined();
    expect(asked({})).toBeUndefined();
  });

  it('is not replaced by an ISMS manager from whom the record is kept', () => {
    const kept = { ...record, notToIsmsManager: true as const };
    const decide = (deputy: string) => decideAskDeputy(kept, absence({ ben: deputy }));
    expect(decide('mia')).toMatchObject({ refusal: { reason: 'alreadyDone' } });
    expect(decide('dora')).toMatchObject({ events: [{ to: 'dora' }] });
  });

  it('is asked about once, and again when the plan is resubmitted', () => {
    const events = asked({ ben: 'dora' }) ?? [];
    const delegated = aHistory(...waiting, at('2026-12-08', 'tentwo', ...events)).state;
    expect(delegated.cycle.delegation).toEqual({ from: 'ben', to: 'dora', until: '2027-01-07' });
    expect(decideAskDeputy(delegated, absence({ ben: 'dora' }))).toMatchObject({ refusal: { reason: 'alreadyDone' } });
    expect(askDeputyId(delegated, String)).toBe(askDeputyId(record, String));
    const returned = at('2026-12-09', 'dora', { type: 'PlanReturned', comment: 'Who?' });
    const again = aHistory(...waiting, returned, at('2026-12-10', 'olga', { type: 'PlanSubmitted' })).state;
    expect(askDeputyId(again, String)).not.toBe(askDeputyId(record, String));
    expect(deputyAskedFrom(aHistory(...waiting, returned).state, absence({}))).toBeUndefined();
  });
});
