import { createIdentities } from '../../server/credentials/identities.ts';

/** What keeps unnamed reporters unnamed, with a key of the tests' own. */
export const theIdentities = createIdentities(['7'.repeat(64)]);
