import type { Health, ListHealth, UntrustedRow } from '../../../procedure/ports/health.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import type { Named } from '../wire.ts';

/** Wire types of the administration. Types only, like `wire.ts`. */

/** `GET /api/roles`: holders of each role by group membership, as last read. */
export type RolesAnswer = {
  readonly roles: readonly {
    readonly role: Role;
    readonly count: number;
    /** By name; the first hundred. */
    readonly people: readonly Named[];
  }[];
};

/** `GET /api/health` */
export type HealthAnswer = Health & {
  readonly lists: readonly ListHealth[];
  /** For administrators only: rows without a valid seal that the answering server has read. */
  readonly untrusted?: {
    readonly count: number;
    /** The first hundred. */
    readonly rows: readonly UntrustedRow[];
  };
};
