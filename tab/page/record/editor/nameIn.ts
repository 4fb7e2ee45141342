import type { Person, PersonId } from '../../../../procedure/record/values/person.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';

/** A person's name; part of their ID if no name is known here, so that two such people are not mistaken for one. */
export const nameIn = (people: readonly Person[], id: PersonId, { person }: EditorWords): string =>
  people.find((one) => one.id === id)?.name ?? person.unknown(id.slice(-4));
