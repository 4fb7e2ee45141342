import fc from 'fast-check';
import { aRecord } from '../../test/builders/aRecord.ts';
import { decided } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import type { Actor } from '../record/values/person.ts';
import { permissions, type RecordCommandName } from '../stages/permissions.ts';
import { stages } from '../stages/stages.ts';
import { problemsAt } from './commandFields.ts';
import { decideContribute } from './session/contribute.ts';
import { contributeSchema } from './session/contributeSchema.ts';

const everyone = { ...thePeople.owner, roles: ['ismsManager', 'management'] } as const;
// Contributions to a session are not commits, and have their own test below.
const names = Object.entries(permissions).flatMap(([name, { stages: allowed }]) =>
  allowed === 'none' || name === 'contribute' ? [] : [name as RecordCommandName],
);
const records = stages.map((stage) => aRecord({ stage }));
const seed = 20_261_124;

/** Keys that the forms have, with values that they do not expect, nested. */
const keys = [
  'plan',
  'actions',
  'causes',
  'whys',
  'act',
  'kind',
  'file',
  'of',
  'action',
  'revision',
  '__proto__',
  'due',
];
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.constantFrom('A1', 'done', '2026-13-45', 'NC-2026-0009', 'x'.repeat(70_000), -1, 1e300),
    fc.dictionary(fc.constantFrom(...keys), tie('value')),
    fc.array(tie('value')),
  ),
})).value;

describe(`any form (seed ${seed})`, () => {
  it.each(names)('%s is decided or refused, and never throws', (name) => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...records), (form, record) => {
        const before = JSON.stringify(record);
        const decision = decided(record, { name, form, by: { ...everyone, roles: [...everyone.roles] } });
        expect('refusal' in decision ? typeof decision.refusal.reason : decision.events.length > 0).toBeTruthy();
        expect(JSON.stringify(record)).toBe(before);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('contribute is decided or refused, and never throws', () => {
    const session = { id: 'S1', kind: 'fiveWhys', facilitator: thePeople.owner.id, late: [] } as const;
    const opened = { at: '2026-11-24T09:00:00.000Z', by: thePeople.owner.id, sequence: 9 };
    const record = { ...aRecord({ stage: 'planning' }), sessions: [{ ...session, opened }] };
    const ids = fc.constantFrom('problem', 'a'.repeat(64), 'b'.repeat(64));
    const types = ['CauseAdded', 'EvidenceAdded', 'VoteCast', 'Removed', 'TrainingAcknowledged', 'SweepAnswered'];
    const contribution = fc.record(
      {
        type: fc.oneof(fc.constantFrom(...types), hostile),
        why: fc.oneof(ids, hostile),
        cause: fc.oneof(ids, hostile),
        what: fc.oneof(ids, hostile),
        text: fc.oneof(fc.constant('x'), hostile),
        action: hostile,
        area: hostile,
        found: hostile,
        note: hostile,
      },
      { requiredKeys: [] },
    );
    const there = fc.array(fc.record({ id: ids, at: fc.constant(opened.at), by: fc.constant('x'), why: ids }), {
      maxLength: 4,
    });
    const may = { actor: everyone as unknown as Actor, commandId: 'c'.repeat(64), now: new Date(opened.at) };
    let given = 0;
    fc.assert(
      fc.property(fc.oneof(contribution, hostile), there, (form, known) => {
        const read = contributeSchema.safeParse({ session: 'S1', contribution: form });
        if (!read.success) return expect(Object.keys(problemsAt(read.error)).length).toBeGreaterThan(0);
        const command = { ...read.data, name: 'contribute', reference: record.reference } as const;
        const contributions = known.map((one) => ({ type: 'CauseAdded', text: 'x', ...one }) as const);
        const decision = decideContribute(command, record.sessions[0] as never, record, { ...may, contributions });
        given += 'contribution' in decision ? 1 : 0;
        expect('refusal' in decision || 'contribution' in decision).toBe(true);
      }),
      { seed, numRuns: 2000 },
    );
    // Some are accepted: otherwise nothing was tested.
    expect(given).toBeGreaterThan(20);
  });
});
