import type { Person, PersonId } from '../../../procedure/record/values/person.ts';
import type { Drawing } from '../drawing.ts';
import { cutAt } from './said.ts';

/** How a person is called on a card. */
export type NameOf = (id: PersonId) => string;

/** Of an Entra object id so much is shown where a name is not known: it tells two people apart. */
const shownOfId = 8;
const longestName = 80;

/**
 * Names as far as the server knows them. Nobody is asked while a card is drawn, so somebody who only is named in a record
 * stands there by the end of his id: two of them still look different.
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
