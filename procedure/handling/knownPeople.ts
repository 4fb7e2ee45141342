import { unnamedReporter } from '../record/identity.ts';
import type { PersonId, Role } from '../record/person.ts';
import { roles } from '../record/person.ts';
import type { RecordStream } from './handling.ts';
import type { Person } from './ports.ts';

/**
 * Everybody whose name is known to the server without asking anybody: who holds a role, and who did something in the
 * record, under the name that its rows have. Somebody who is only named in it, by his id, has no name here.
 */
export const knownPeople = (
  { commits }: RecordStream,
  holders: (role: Role) => readonly Person[],
): readonly Person[] => {
  const names = new Map<PersonId, string>();
  for (const { actorId, actorName } of commits)
    if (actorName !== '' && actorId !== unnamedReporter) names.set(actorId, actorName);
  for (const { id, name } of roles.flatMap(holders)) if (name !== '') names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
};
