import fc from 'fast-check';
import { aRecord } from '../../test/builders/aRecord.ts';
import { decided } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { permissions } from '../stages/permissions.ts';
import { stages } from '../stages/stages.ts';
import type { RecordCommandName } from './command.ts';

const everybody = { ...thePeople.owner, roles: ['ismsManager', 'management'] } as const;
const names = Object.entries(permissions).flatMap(([name, { stages: allowed }]) =>
  allowed === 'none' ? [] : [name as RecordCommandName],
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

describe(`whatever a form sends (seed ${seed})`, () => {
  it.each(names)('%s is decided or refused, and never throws', (name) => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...records), (form, record) => {
        const before = JSON.stringify(record);
        const decision = decided(record, { name, form, by: { ...everybody, roles: [...everybody.roles] } });
        expect('refusal' in decision ? typeof decision.refusal.reason : decision.events.length > 0).toBeTruthy();
        expect(JSON.stringify(record)).toBe(before);
      }),
      { seed, numRuns: 60 },
    );
  });
});
