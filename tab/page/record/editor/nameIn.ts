import type { Person, PersonId } from '../../../../procedure/record/values/person.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';

/** What somebody is called; a mark of his id where nobody here knows, so that two such people are not taken for one. */
export const nameIn = (people: readonly Person[], id: PersonId, { person }: EditorWords): string =>
  people.find((one) => one.id === id)?.name ?? person.unknown(id.slice(-4));
