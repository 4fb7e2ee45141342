import { createIdentities } from '../../server/credentials/identities.ts';

/** Sealed identities, with a test key. */
export const theIdentities = createIdentities(['7'.repeat(64)]);
