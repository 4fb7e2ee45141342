import { anActor } from '../../test/builders/anActor.ts';
import { thePlan } from '../../test/builders/aRecord.ts';
import type { Cycle, Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
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

/** Written by hand from the procedure, not from `reads.ts`. `own`: of a record that they reported; `other`: of another one. */
const expected: Readonly<Record<string, readonly [Actor, Readonly<Record<Readable, boolean>>]>> = {
  reporter: [
    anActor({ id: 'lea' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: true,
      authors: false,
      deciders: false,
    },
  ],
  'reporter who is a guest': [
    anActor({ id: 'lea', guest: true }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: false,
      reporter: true,
      authors: false,
      deciders: false,
    },
  ],
  // A task grants access to the record, but not to the reporter's name.
  owner: [
    anActor({ id: 'ola' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: true,
      deciders: true,
    },
  ],
  planManager: [
    anActor({ id: 'pam' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: true,
    },
  ],
  actionOwner: [
    anActor({ id: 'ann' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: true,
    },
  ],
  verifier: [
    anActor({ id: 'vic' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: true,
    },
  ],
  facilitator: [
    anActor({ id: 'fay' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: true,
    },
  ],
  delegate: [
    anActor({ id: 'dan' }),
    {
      record: true,
      session: true,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: true,
    },
  ],
  // People where the session's card was posted, including guests of the team; and the person who took the session over.
  attendee: [
    anActor({ id: 'gus', guest: true, attends: 'NC-2026-0001/S1' }),
    {
      ...{
        record: false,
        session: true,
        register: false,
        reviews: false,
        exports: false,
        settings: false,
        procedure: false,
        reporter: false,
      },
      authors: false,
      deciders: false,
    },
  ],
  'attendee of another record': [
    anActor({ id: 'gus', guest: true, attends: 'NC-2026-0002/S1' }),
    {
      ...{
        record: false,
        session: false,
        register: false,
        reviews: false,
        exports: false,
        settings: false,
        procedure: false,
        reporter: false,
      },
      authors: false,
      deciders: false,
    },
  ],
  employee: [
    anActor({ id: 'sam' }),
    {
      record: false,
      session: false,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: false,
    },
  ],
  guest: [
    anActor({ id: 'gus', guest: true }),
    {
      record: false,
      session: false,
      register: false,
      reviews: false,
      exports: false,
      settings: false,
      procedure: false,
      reporter: false,
      authors: false,
      deciders: false,
    },
  ],
  ismsManager: [
    anActor({ id: 'x', roles: ['ismsManager'] }),
    {
      record: true,
      session: true,
      register: true,
      reviews: true,
      exports: true,
      settings: true,
      procedure: true,
      reporter: true,
      authors: true,
      deciders: true,
    },
  ],
  alternate: [
    anActor({ id: 'x', roles: ['alternate'] }),
    {
      record: true,
      session: true,
      register: true,
      reviews: true,
      exports: true,
      settings: true,
      procedure: true,
      reporter: true,
      authors: true,
      deciders: true,
    },
  ],
  management: [
    anActor({ id: 'x', roles: ['management'] }),
    {
      record: true,
      session: true,
      register: true,
      reviews: true,
      exports: true,
      settings: true,
      procedure: true,
      reporter: true,
      authors: false,
      deciders: true,
    },
  ],
  auditor: [
    anActor({ id: 'x', roles: ['auditor'] }),
    {
      record: true,
      session: true,
      register: true,
      reviews: true,
      exports: true,
      settings: true,
      procedure: true,
      reporter: true,
      authors: true,
      deciders: true,
    },
  ],
  'auditor who is a guest': [
    anActor({ id: 'x', roles: ['auditor'], guest: true }),
    {
      record: true,
      session: true,
      register: true,
      reviews: true,
      exports: true,
      settings: true,
      procedure: true,
      reporter: true,
      authors: true,
      deciders: true,
    },
  ],
  custodian: [
    anActor({ id: 'x', roles: ['custodian'] }),
    {
      record: true,
      session: true,
      register: true,
      reviews: true,
      exports: false,
      settings: false,
      procedure: true,
      reporter: true,
      authors: false,
      deciders: true,
    },
  ],
  // Sets up channels; has no access to records.
  administrator: [
    anActor({ id: 'x', roles: ['administrator'] }),
    {
      record: false,
      session: false,
      register: false,
      reviews: false,
      exports: false,
      settings: true,
      procedure: true,
      reporter: false,
      authors: false,
      deciders: false,
    },
  ],
};

describe('who may read what', () => {
  it.each(Object.entries(expected))('%s', (_, [actor, may]) => {
    const got = Object.keys(reads).map((what) => [what, mayRead(what as Readable, actor, record)]);
    expect(Object.fromEntries(got)).toEqual(may);
  });

  it('without a record only roles count', () => {
    expect(mayRead('record', anActor({ id: 'lea' }), undefined)).toBe(false);
    expect(mayRead('register', anActor({ roles: ['auditor'] }), undefined)).toBe(true);
  });

  it('a completed task grants no access', () => {
    const ended = { ...cycle, approval: {}, actions: [{ ...cycle.actions[0], state: 'done' }] } as unknown as Cycle;
    for (const id of ['ann', 'dan'])
      expect(mayRead('record', anActor({ id }), { ...record, cycle: ended })).toBe(false);
  });

  it('several roles add up', () => {
    expect(mayRead('register', anActor({ roles: ['administrator', 'auditor'] }), record)).toBe(true);
  });
});

describe('isEnded', () => {
  it('is true of closed and of the four ways out', () => {
    expect(stages.filter(isEnded)).toEqual(['closed', 'rejected', 'duplicate', 'withdrawn', 'riskAccepted']);
  });
});
