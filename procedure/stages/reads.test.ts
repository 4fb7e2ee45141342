import { anActor } from '../../test/builders/anActor.ts';
import { thePlan } from '../../test/builders/aRecord.ts';
import type { Cycle, Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/values/person.ts';
import { mayRead, type Readable, reads } from './reads.ts';
import { isEnded, stages } from './stages.ts';

const cycle = {
  number: 1,
  plan: thePlan({ manager: 'pam', verification: { ...thePlan().verification, verifier: 'vic' } }),
  delegation: { from: 'ben', to: 'dan', until: '2026-12-01' },
  actions: [{ ...thePlan().actions[0], owner: 'ann', state: 'open', originalDue: '2026-12-01', progress: [] }],
} as unknown as Cycle;
const triage = { owner: 'ola' } as Nonconformity['triage'] & object;
const opened = { at: '2026-11-24T09:00:00.000Z', by: 'ola', sequence: 3 };
const sessions = [{ id: 'S1', kind: 'fiveWhys', facilitator: 'fay', opened, late: [] }] as const;
const record = { reference: 'NC-2026-0001', reporter: 'lea', triage, cycle, sessions } as const;

/**
 * Written by hand from the procedure, not from `reads.ts`: y means allowed. A task grants
 * access to the record, but not to the reporter's name.
 */
const grid = `
                            record session register reviews exports settings procedure reporter authors deciders
reporter                    y      y       -        -       -       -        y         y        -       -
reporter who is a guest     y      y       -        -       -       -        -         y        -       -
owner                       y      y       -        -       -       -        y         -        y       y
planManager                 y      y       -        -       -       -        y         -        -       y
actionOwner                 y      y       -        -       -       -        y         -        -       y
verifier                    y      y       -        -       -       -        y         -        -       y
facilitator                 y      y       -        -       -       -        y         -        -       y
delegate                    y      y       -        -       -       -        y         -        -       y
attendee                    -      y       -        -       -       -        -         -        -       -
attendee of another record  -      -       -        -       -       -        -         -        -       -
employee                    -      -       -        -       -       -        y         -        -       -
guest                       -      -       -        -       -       -        -         -        -       -
ismsManager                 y      y       y        y       y       y        y         y        y       y
alternate                   y      y       y        y       y       y        y         y        y       y
management                  y      y       y        y       y       y        y         y        -       y
auditor                     y      y       y        y       y       y        y         y        y       y
auditor who is a guest      y      y       y        y       y       y        y         y        y       y
custodian                   y      y       y        y       -       -        y         y        -       y
administrator               -      -       -        -       -       y        y         -        -       -
`;

const actors: Readonly<Record<string, Actor>> = {
  reporter: anActor({ id: 'lea' }),
  'reporter who is a guest': anActor({ id: 'lea', guest: true }),
  owner: anActor({ id: 'ola' }),
  planManager: anActor({ id: 'pam' }),
  actionOwner: anActor({ id: 'ann' }),
  verifier: anActor({ id: 'vic' }),
  facilitator: anActor({ id: 'fay' }),
  delegate: anActor({ id: 'dan' }),
  // Where the session's card was posted, or the person who took the session over.
  attendee: anActor({ id: 'gus', guest: true, attends: 'NC-2026-0001/S1' }),
  'attendee of another record': anActor({ id: 'gus', guest: true, attends: 'NC-2026-0002/S1' }),
  employee: anActor({ id: 'sam' }),
  guest: anActor({ id: 'gus', guest: true }),
  ismsManager: anActor({ id: 'x', roles: ['ismsManager'] }),
  alternate: anActor({ id: 'x', roles: ['alternate'] }),
  management: anActor({ id: 'x', roles: ['management'] }),
  auditor: anActor({ id: 'x', roles: ['auditor'] }),
  'auditor who is a guest': anActor({ id: 'x', roles: ['auditor'], guest: true }),
  custodian: anActor({ id: 'x', roles: ['custodian'] }),
  // Sets up channels; has no access to records.
  administrator: anActor({ id: 'x', roles: ['administrator'] }),
};

const [heads = '', ...lines] = grid.trim().split('\n');
const columns = heads.trim().split(/ +/) as readonly Readable[];
const rows = lines.map((line) => {
  const [who = '', ...marks] = line.split(/ {2,}/);
  return [who, columns.filter((_, index) => marks[index] === 'y')] as const;
});

describe('who may read what', () => {
  it('has a column for everything that is read, and a row for everyone', () => {
    expect(columns).toEqual(Object.keys(reads));
    expect(rows.map(([who]) => who)).toEqual(Object.keys(actors));
  });

  it.each(rows)('%s', (who, may) => {
    const actor = actors[who] ?? anActor();
    expect(columns.filter((what) => mayRead(what, actor, record))).toEqual(may);
  });

  it('counts only roles without a record', () => {
    expect(mayRead('record', anActor({ id: 'lea' }), undefined)).toBe(false);
    expect(mayRead('register', anActor({ roles: ['auditor'] }), undefined)).toBe(true);
  });

  it('a completed task grants no access', () => {
    const ended = { ...cycle, approval: {}, actions: [{ ...cycle.actions[0], state: 'done' }] } as unknown as Cycle;
    for (const id of ['ann', 'dan'])
      expect(mayRead('record', anActor({ id }), { ...record, cycle: ended })).toBe(false);
  });

  it('adds up the rights of several roles', () => {
    expect(mayRead('register', anActor({ roles: ['administrator', 'auditor'] }), record)).toBe(true);
  });
});

describe('isEnded', () => {
  it('is true of closed and of the four ways out', () => {
    expect(stages.filter(isEnded)).toEqual(['closed', 'rejected', 'duplicate', 'withdrawn', 'riskAccepted']);
  });
});
