import type { Actor } from './values/person.ts';

/** The actor where no person acts. */
export const tentwo: Actor = { id: 'tentwo', name: 'TenTwo', roles: [], guest: false };
