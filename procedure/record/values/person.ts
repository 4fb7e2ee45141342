import type { Reference } from './reference.ts';
import type { SessionKey } from './sessionKey.ts';

/** The Entra object id: what identifies a person. A name is for display only, is never trusted and can be erased. */
export type PersonId = string;

/** What membership of a security group makes of a person. The groups are named in the settings. */
export const roles = ['ismsManager', 'alternate', 'management', 'auditor', 'custodian', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Who asks, as the server established it from the verified token or activity. Never built from card data. */
export type Actor = {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** A guest account of the tenant (Entra B2B). */
  readonly guest: boolean;
  /** The one record whose unnamed reporter he is: he gave its case code. */
  readonly caseOf?: Reference;
  /** The session in whose place he acts: the card of it stands in a conversation in which he is, as Teams told the server. */
  readonly attends?: SessionKey;
};

/** Why somebody is given no task: nobody has this id, he is a guest without a role, his account is disabled. */
export type Stranger = 'nobody' | 'guest' | 'leaver';

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => actor.roles.includes(role));
export type Person = { readonly id: PersonId; readonly name: string };
