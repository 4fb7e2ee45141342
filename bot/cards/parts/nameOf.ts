import type { Person, PersonId } from '../../../procedure/record/values/person.ts';
import type { Drawing } from '../drawing.ts';
import { cutAt } from './userText.ts';

/** The name of a person on a card. */
export type NameOf = (id: PersonId) => string;

/** Characters of an Entra object id shown where a name is unknown: enough to tell two people apart. */
const shownOfId = 8;
const longestName = 80;

/**
 * Names as far as the server knows them. The directory is not queried while a card is drawn, so a person who is only
 * named in a record is shown by the end of their id, which still tells two of them apart.
 * @param viewer is called *you*
 */
export const nameOfIn = (people: readonly Person[], viewer: PersonId | undefined, { words }: Drawing): NameOf => {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => {
    if (id === viewer) return words.decide.you;
    const name = names.get(id);
    return name ? cutAt(name, longestName) : words.decide.notNamed(id.slice(-shownOfId));
  };
};
