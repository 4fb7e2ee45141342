import type { Actor } from './person.ts';

/** Who acts where no person does. */
export const tentwo: Actor = { id: 'tentwo', name: 'TenTwo', roles: [], guest: false };
