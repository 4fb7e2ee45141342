import type { Actor } from '../../procedure/record/values/person.ts';

/** A member of staff without a role. */
export const anActor = (changes: Partial<Actor> = {}): Actor => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Lea Staff',
  roles: [],
  guest: false,
  ...changes,
});
