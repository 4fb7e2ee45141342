import { defaultDeadlinePolicy } from './deadlinePolicy.ts';
import { rungReached } from './digestsDue.ts';
import type { WorkingCalendar } from './workingDays.ts';

const calendar: WorkingCalendar = { timeZone: 'Europe/Paris', holidays: ['2026-12-25', '2027-01-01'] };
const { action, triage, approval, observationEnd, riskAcceptance } = defaultDeadlinePolicy.ladders;

describe('the highest rung reached', () => {
  // Due on Tuesday 15 December 2026: before-3 is Thursday 10, overdue-1 Wednesday 16, overdue-2 Friday 18,
  // overdue-3 Tuesday 22, and from there every seven days.
  it.each([
    ['2026-12-09', undefined, undefined, ''],
    ['2026-12-10', 'before-3', '2026-12-10', 'holder'],
    ['2026-12-14', 'before-3', '2026-12-10', 'holder'],
    ['2026-12-15', 'due', '2026-12-15', 'holder'],
    ['2026-12-16', 'overdue-1', '2026-12-16', 'holder'],
    ['2026-12-17', 'overdue-1', '2026-12-16', 'holder'],
    ['2026-12-18', 'overdue-2', '2026-12-18', 'holder deputy'],
    ['2026-12-21', 'overdue-2', '2026-12-18', 'holder deputy'],
    ['2026-12-22', 'overdue-3', '2026-12-22', 'holder deputy ismsManager'],
    ['2026-12-28', 'overdue-3', '2026-12-22', 'holder deputy ismsManager'],
    ['2026-12-29', 'overdue-4', '2026-12-29', 'holder deputy ismsManager'],
    ['2027-12-21', 'overdue-55', '2027-12-21', 'holder deputy ismsManager'],
  ] as const)('on %s: %s', (today, name, day, levels) => {
    const rung = rungReached('2026-12-15', action, today, calendar);
    expect([rung?.name, rung?.day, [...(rung?.levels ?? [])].join(' ')]).toEqual([name, day, levels]);
  });

  it.each([
    // Due on a Sunday: reminded on Friday, late on Monday.
    ['2026-12-13', '2026-12-10', 'before-3'],
    ['2026-12-13', '2026-12-11', 'due'],
    ['2026-12-13', '2026-12-13', 'due'],
    ['2026-12-13', '2026-12-14', 'overdue-1'],
    // Due on Christmas Day, a Friday: reminded on Thursday, late on Monday.
    ['2026-12-25', '2026-12-24', 'due'],
    ['2026-12-25', '2026-12-27', 'due'],
    ['2026-12-25', '2026-12-28', 'overdue-1'],
    // Over the year's end.
    ['2026-12-31', '2027-01-03', 'due'],
    ['2026-12-31', '2027-01-04', 'overdue-1'],
  ] as const)('due on %s, on %s: %s', (due, today, name) => {
    expect(rungReached(due, action, today, calendar)?.name).toBe(name);
  });

  it('brings an untriaged report to the alternate after one more working day', () => {
    const levelsOn = (today: '2026-11-25' | '2026-11-26' | '2026-11-30') => [
      ...(rungReached('2026-11-25', triage, today, calendar)?.levels ?? []),
    ];
    expect(levelsOn('2026-11-25')).toEqual(['holder']);
    expect(levelsOn('2026-11-26')).toEqual(['holder', 'deputy']);
    expect(levelsOn('2026-11-30')).toEqual(['holder', 'deputy', 'ismsManager']);
  });

  it('asks the deputy of an approver on the third working day', () => {
    expect([...(rungReached('2026-12-08', approval, '2026-12-07', calendar)?.levels ?? [])]).toEqual(['holder']);
    expect([...(rungReached('2026-12-08', approval, '2026-12-08', calendar)?.levels ?? [])]).toEqual([
      'holder',
      'deputy',
    ]);
  });

  it('ends where no one has to act, or no one can', () => {
    expect(rungReached('2026-12-15', observationEnd, '2026-12-14', calendar)).toBeUndefined();
    expect(rungReached('2026-12-15', observationEnd, '2027-01-14', calendar)?.name).toBe('due');
    expect(rungReached('2026-12-15', observationEnd, '2027-01-15', calendar)).toBeUndefined();
    expect(rungReached('2026-12-15', riskAcceptance, '2028-01-14', calendar)?.name).toBe('overdue-1');
  });
});
