import type { Nonconformity } from './nonconformity.ts';
import type { PersonId } from './values/person.ts';

/** Who reports when TenTwo tests itself. No person has such an id: a GUID of no version is none that Entra gives. */
export const selfTester: PersonId = '5e1f7e57-0000-0000-0000-000000000001';

/** A scratch record of `npm run doctor -- --self-test`, which is withdrawn at its end. */
export const isSelfTest = ({ reporter }: Pick<Nonconformity, 'reporter'>): boolean => reporter === selfTester;
