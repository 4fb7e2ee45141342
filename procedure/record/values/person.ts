import type { Reference } from './reference.ts';
import type { SessionKey } from './sessionKey.ts';

/** The Entra object id: what identifies a person. A name is for display only, is never trusted and can be erased. */
export type PersonId = string;

/** Roles from membership of security groups, which the settings name. */
export const roles = ['ismsManager', 'alternate', 'management', 'auditor', 'custodian', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** The actor, as the server established it from the verified token or activity. Never built from card data. */
export type Actor = {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** A guest account of the tenant (Entra B2B). */
  readonly guest: boolean;
  /** The one record whose unnamed reporter they are: they gave its case code. */
  readonly caseOf?: Reference;
  /** The session they attend: its card is posted in a conversation of which they are a member, according to Teams. */
  readonly attends?: SessionKey;
};

/**
 * Why a person cannot be given a task: the id does not exist, they are a guest without a role, their account is
 * disabled.
 */
export type Stranger = 'unknown' | 'guest' | 'leaver';

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => actor.roles.includes(role));
export type Person = { readonly id: PersonId; readonly name: string };
