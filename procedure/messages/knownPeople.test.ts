import { aStream } from '../../test/builders/aLife.ts';
import { approvedWith } from '../../test/builders/sampleNotices.ts';
import { knownPeople } from './knownPeople.ts';

describe('whose name is known', () => {
  const stream = aStream(approvedWith());
  const names: Readonly<Record<string, string>> = { noor: 'Noor Haddad', max: 'Max of old', eve: 'Eve' };
  const nameOf = (id: string) => names[id];

  it('is whoever did something, holds a role, or is named in the record and was asked about', () => {
    const known = knownPeople(stream, {
      holders: (role) => (role === 'auditor' ? [{ id: 'aud', name: 'Aud' }] : []),
      nameOf,
    });
    const named = Object.fromEntries(known.map(({ id, name }) => [id, name]));
    // Whoever acts has the name that his row has; Eve is nobody to this record.
    expect(named).toEqual({ lea: 'Léa Martin', max: 'Max Weber', ida: 'Ida Olsen', noor: 'Noor Haddad', aud: 'Aud' });
  });

  it('is nobody else, where the directory may not be asked', () => {
    expect(knownPeople(stream, { holders: () => [] }).map(({ id }) => id)).not.toContain('noor');
  });
});
