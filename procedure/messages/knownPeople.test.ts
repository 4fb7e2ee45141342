import { aStream } from '../../test/builders/aLife.ts';
import { approvedWith } from '../../test/builders/sampleNotices.ts';
import { knownPeople } from './knownPeople.ts';

describe('people whose names are known', () => {
  const stream = aStream(approvedWith());
  const names: Readonly<Record<string, string>> = { noor: 'Noor Haddad', max: 'Max of old', eve: 'Eve' };
  const nameOf = (id: string) => names[id];

  it('are those who did something, hold a role, or are named in the record and were looked up', () => {
    const known = knownPeople(stream, {
      holders: (role) => (role === 'auditor' ? [{ id: 'aud', name: 'Aud' }] : []),
      nameOf,
    });
    const named = Object.fromEntries(known.map(({ id, name }) => [id, name]));
    // Anyone who acts has the name in their row; Eve has no part in this record.
    expect(named).toEqual({ lea: 'Léa Martin', max: 'Max Weber', ida: 'Ida Olsen', noor: 'Noor Haddad', aud: 'Aud' });
  });

  it('are no one else where the directory may not be asked', () => {
    expect(knownPeople(stream, { holders: () => [] }).map(({ id }) => id)).not.toContain('noor');
  });
});
