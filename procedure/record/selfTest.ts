import type { Nonconformity } from './nonconformity.ts';
import type { PersonId } from './values/person.ts';

/**
 * The reporter of a self-test. No person has such an id: it is a GUID without a version, which Entra never issues.
 */
export const selfTester: PersonId = '5e1f7e57-0000-0000-0000-000000000001';

/** A scratch record of `npm run doctor -- --self-test`, which is withdrawn at its end. */
export const isSelfTest = ({ reporter }: Pick<Nonconformity, 'reporter'>): boolean => reporter === selfTester;
