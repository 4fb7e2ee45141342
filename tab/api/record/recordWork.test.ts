import type { PersonId } from '../../../procedure/record/values/person.ts';
import { missing } from '../../../procedure/stages/gates.ts';
import {
  aStream,
  ida,
  lea,
  max,
  type Step,
  theApproval,
  thePlan,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../../../test/builders/aLife.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { recordAnswer } from './recordAnswer.ts';

const step = (by: typeof lea, ...events: Step['events']): Step => ({ by, events });
const mia = anActor({ id: 'mia', name: 'Mia', roles: ['ismsManager'] });
const answer = (steps: readonly Step[], actor = mia, deadlines: Parameters<typeof recordAnswer>[4]['deadlines'] = []) =>
  recordAnswer(aStream([theReport, ...steps]), actor, [], { holders: () => [] }, { today: '2026-12-20', deadlines });
const approved = [...untilSubmitted, theApproval];
const [triaged] = untilSubmitted as [Step];

describe('the missing items', () => {
  it('follow the table of gates, with the letter that requires them', () => {
    const { state } = aStream([theReport, triaged]);
    const { demands } = answer([triaged]);
    const lacking = demands.filter(({ isThere }) => !isThere).map(({ part, letter }) => ({ part, letter }));
    expect(lacking).toEqual(missing(state));
    expect(demands.map(({ letter }) => letter)).toEqual(['a1', 'a1', 'a2', 'b1', 'b2', 'b3', 'c', 'e', 'c', 'c', 'd']);
    expect(demands.filter(({ next }) => next).map(({ part }) => part)).toEqual(['statement', 'causes', 'plan']);
  });

  it('become fewer with progress, and none at the end', () => {
    const left = (steps: readonly Step[]) => answer(steps).demands.filter(({ isThere }) => !isThere).length;
    expect([left(untilSubmitted), left(approved), left([...approved, ...untilClosed])]).toEqual([3, 2, 0]);
    expect(answer(untilSubmitted).demands.some(({ next }) => next)).toBe(false);
  });

  it('are not listed before there is a lane, nor for records that ended otherwise', () => {
    expect(answer([]).demands).toEqual([]);
    expect(answer([step(max, { type: 'ReportRejected', reason: 'No rule broken' })]).demands).toEqual([]);
  });
});

describe('the plan', () => {
  const kinds = (steps: readonly Step[]) => answer(steps).cycle.decisions.map(({ kind }) => kind);

  it('has each decision, its author and its commit', () => {
    const again = [
      step(ida, { type: 'PlanReturned', comment: 'Sooner', action: 'A2' }),
      step(max, { type: 'PlanDrafted', plan: thePlan({ objective: 'Sooner' }) }),
      step(max, { type: 'PlanSubmitted' }),
      step(ida, { type: 'ApprovalDelegated', to: 'noor', until: '2026-12-31' }),
      step(
        { id: 'noor', name: 'Noor Haddad' },
        { type: 'PlanApproved', revision: 8, planHash: 'e'.repeat(64), delegatedBy: ida.id, exception: 'No one else' },
      ),
    ];
    const { decisions } = answer([...untilSubmitted, ...again]).cycle;
    expect(decisions.map(({ kind }) => kind)).toEqual(['submitted', 'returned', 'submitted', 'delegated', 'approved']);
    expect(decisions[1]).toMatchObject({
      comment: 'Sooner',
      action: 'A2',
      revision: 5,
      sequence: 7,
      by: { me: false, name: 'Ida Olsen' },
      plan: { objective: 'No door stands open unnoticed' },
      changes: [{ field: 'objective' }],
    });
    expect(decisions[4]).toMatchObject({
      revision: 8,
      planHash: 'e'.repeat(64),
      exception: 'No one else',
      insteadOf: { name: 'Ida Olsen' },
      plan: { objective: 'Sooner' },
      changes: [],
    });
  });

  it('remains readable as approved, and says what has changed since', () => {
    const since = [
      ...untilClosed.slice(0, 3),
      step(max, { type: 'WorkReassigned', from: ida.id, to: 'noor', because: 'Left the company' }),
      step(ida, { type: 'ActionCancelled', action: 'A2', reason: 'The shift is gone' }),
    ];
    const { plan, decisions } = answer([...approved, ...since]).cycle;
    expect(decisions.at(-1)).toMatchObject({
      plan: { actions: [{ id: 'A1', due: '2026-12-15' }, {}], verification: { verifier: { name: 'Ida Olsen' } } },
      changes: [{ action: 'A1', field: 'due' }, { action: 'A2', field: 'cancelled' }, { field: 'verifier' }],
    });
    expect(plan?.actions[0]?.due).toBe('2026-12-31');
  });

  it('changed after its approval says so, and names what is new and what was dropped', () => {
    const [first] = thePlan().actions;
    const other = { ...thePlan(), actions: [{ ...thePlan().actions[1], id: 'A3' }] } as ReturnType<typeof thePlan>;
    const changed = [...approved, step(max, { type: 'PlanDrafted', plan: other })];
    expect(kinds(changed)).toEqual(['submitted', 'approved', 'voided']);
    expect(answer(changed).cycle.decisions[1]).toMatchObject({
      plan: { actions: [{ id: first?.id }, {}] },
      changes: [
        { action: 'A3', field: 'added' },
        { action: 'A1', field: 'dropped' },
        { action: 'A2', field: 'dropped' },
      ],
    });
  });

  it('has the outcome of each action, and every request for more time with its answer', () => {
    const [a1, a2] = answer([...approved, ...untilClosed]).cycle.actions;
    expect(a1).toMatchObject({
      state: 'done',
      originalDue: '2026-12-15',
      due: '2026-12-31',
      done: { on: '2026-12-20', note: 'It rings' },
      progress: [{ text: 'Ordered', by: { name: 'Max Weber' } }],
      extensions: [{ due: '2026-12-31', reason: 'Late delivery', decision: { granted: true, reason: 'Agreed' } }],
    });
    expect(a2).toMatchObject({ state: 'cancelled', cancelled: { reason: 'The shift is gone' }, extensions: [] });
    expect(answer(untilSubmitted).cycle.actions.map(({ state }) => state)).toEqual([undefined, undefined]);
  });
});

it('keeps an earlier cycle whole: its causes, plan, decisions and verdict', () => {
  const failed = step(ida, { type: 'EffectivenessJudged', verdict: 'notEffective', result: 'Open again' });
  const { cycle, earlierCycles } = answer([...approved, ...untilClosed.slice(0, -2), failed]);
  expect(cycle).toEqual({ number: 2, actions: [], decisions: [] });
  expect(earlierCycles).toMatchObject([
    {
      number: 1,
      causes: { rootCauses: [{ statement: 'There is no alarm' }] },
      plan: { objective: 'No door stands open unnoticed' },
      decisions: [{ kind: 'submitted' }, { kind: 'approved' }],
      verdict: { verdict: 'notEffective', result: 'Open again', by: { name: 'Ida Olsen' } },
    },
  ]);
});

it('lists decisions and their authors in the history, and no other record', () => {
  const { history } = answer([
    ...approved,
    ...untilClosed,
    step(max, { type: 'RecurrenceConfirmed', of: 'NC-2026-0007', reason: 'The same door' }),
  ]);
  const told = history.flatMap(({ events }) => events.map((event) => ('told' in event ? event.told : undefined)));
  expect(told).toContainEqual({ action: 'A1', day: '2026-12-31', text: 'Late delivery' });
  expect(told).toContainEqual({ action: 'A1', outcome: 'granted', text: 'Agreed' });
  expect(told).toContainEqual({ outcome: 'effective', text: 'No open door since' });
  expect(told).toContainEqual({ text: 'The same door' });
  expect(JSON.stringify(history)).not.toContain('NC-2026-0007');
});

it('has people by name and roles as assignees, the earliest first', () => {
  const who = (id: PersonId) => [{ kind: 'person', id } as const];
  const due = { reference: 'NC-2026-0042', key: '', letter: 'c' } as const;
  const { deadlines } = answer(approved, mia, [
    { ...due, kind: 'action', action: 'A1', due: '2026-12-15', who: who(max.id) },
    { ...due, kind: 'approval', due: '2026-12-01', who: [{ kind: 'role', role: 'management', except: ['lea'] }] },
  ]);
  expect(deadlines).toEqual([
    { kind: 'approval', due: '2026-12-01', letter: 'c', who: [{ role: 'management' }] },
    { kind: 'action', action: 'A1', due: '2026-12-15', letter: 'c', who: [{ me: false, name: 'Max Weber' }] },
  ]);
});

it('gives no one the id of another person, and the reporter’s name only to authorised readers', () => {
  const whole = [...approved, ...untilClosed];
  const text = JSON.stringify(answer(whole, anActor({ id: 'noor' })));
  expect(text).not.toMatch(/"(lea|max|ida|noor)"/);
  expect(text).not.toContain(lea.name);
  expect(text).toContain(max.name);
});
