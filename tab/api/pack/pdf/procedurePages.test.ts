import { defaultRules } from '../../../../procedure/organisation/rules.ts';
import { voiceOf } from '../packed.ts';
import { approvalFacts } from './procedurePages.ts';

const inForce = { version: '3.1', digest: 'd'.repeat(64), rules: defaultRules };
const approval = {
  version: '3.1',
  digest: inForce.digest,
  at: '2026-11-02T09:30:00.000Z',
  by: 'ida',
  name: 'Ida Olsen',
};
const approved = (approvals: readonly (typeof approval)[], language: 'en' | 'fr' = 'en') =>
  approvalFacts({ ...inForce, approvals }, voiceOf(language, 'Europe/Paris')).map(([, value]) => value);

describe('the head of the procedure in a pack', () => {
  it('states the version in force, who approved it and when', () => {
    expect(approved([approval])).toEqual(['3.1', inForce.digest, 'By Ida Olsen, 2 Nov 2026, 10:30, version 3.1']);
    expect(approved([{ ...approval, name: '' }], 'fr')[2]).toBe('Par ida, 2 nov. 2026, 10:30, version 3.1');
  });

  it('says that it is not approved, or that another text was', () => {
    expect(approved([])[2]).toMatch(/^No one in management has approved/);
    const older = { ...approval, version: '3.0' };
    expect(approved([older, approval])[2]).toMatch(
      /version 3\.0\nThe version, a rule or the software has changed since/,
    );
    expect(approved([{ ...approval, digest: 'e'.repeat(64) }])[2]).toMatch(/has the SHA-256: e{64}$/);
  });
});
