import type { Reference } from '../../procedure/record/values/reference.ts';

/** A commit by any replica. `at` is its time, ISO 8601 in UTC. */
export type SeenCommit = { readonly reference: Reference; readonly sequence: number; readonly at: string };
