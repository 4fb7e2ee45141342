import type { Actor } from './values/person.ts';

/** Who acts where no person does. */
export const tentwo: Actor = { id: 'tentwo', name: 'TenTwo', roles: [], guest: false };
