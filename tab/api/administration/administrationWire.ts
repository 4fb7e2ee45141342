import type { NotifiedRole } from '../../../procedure/notices/unreachedPeople.ts';
import type { Health, ListHealth, PendingEffects, UntrustedRow } from '../../../procedure/ports/health.ts';
import type { PersonId, Role } from '../../../procedure/record/values/person.ts';
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

/** Someone whom notices do not reach (`UnreachedPerson`). */
export type UnreachedWire = {
  readonly to: PersonId | 'channel';
  readonly name?: string | undefined;
  readonly reach: 'reachable' | 'neverMet' | { readonly goneSince: string };
  readonly roles: readonly NotifiedRole[];
  readonly unheld: readonly NotifiedRole[];
  readonly notices: number;
  readonly since?: string | undefined;
};

/** What is not delivered, according to the answering server. */
export type DeliveryAnswer = {
  readonly effects: {
    readonly records: number;
    readonly since?: string | undefined;
    /** Number of records by why their last attempt failed. */
    readonly reasons: PendingEffects['reasons'];
  };
  readonly count: number;
  /** The first hundred. */
  readonly unreached: readonly UnreachedWire[];
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
  /** For administrators only. */
  readonly delivery?: DeliveryAnswer;
};
