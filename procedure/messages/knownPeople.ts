import type { People } from '../ports/people.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import { peopleIn } from '../record/peopleIn.ts';
import { unnamedReporter } from '../record/report/identity.ts';
import type { Person, PersonId } from '../record/values/person.ts';
import { roles } from '../record/values/person.ts';

/** Sources of names, besides the rows. */
export type Naming = Pick<People, 'holders' | 'nameOf'>;

/**
 * Returns everyone whose name the server knows without a request: holders of a role; people who did something in the
 * record, under the name in its rows; and people who are only named in it, by id, if the directory was asked about
 * them.
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
