import type { People } from '../ports/people.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import { peopleIn } from '../record/peopleIn.ts';
import { unnamedReporter } from '../record/report/identity.ts';
import type { Person, PersonId } from '../record/values/person.ts';
import { roles } from '../record/values/person.ts';

/** Where names come from, besides the rows. */
export type Naming = Pick<People, 'holders' | 'nameOf'>;

/**
 * Everybody whose name is known to the server without asking anybody: who holds a role; who did something in the
 * record, under the name that its rows have; and who is only named in it, by his id, if the directory was asked about him.
 */
export const knownPeople = ({ state, commits }: RecordStream, { holders, nameOf }: Naming): readonly Person[] => {
  const names = new Map<PersonId, string>();
  for (const id of peopleIn(state)) {
    const name = nameOf?.(id);
    if (name) names.set(id, name);
  }
  for (const { actorId, actorName } of commits)
    if (actorName !== '' && actorId !== unnamedReporter) names.set(actorId, actorName);
  for (const { id, name } of roles.flatMap(holders)) if (name !== '') names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
};
