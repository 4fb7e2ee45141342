import type { Person, PersonId } from '../../../../procedure/record/values/person.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import type { Named } from '../../../api/wire.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';

/** Names of people. */
export const useNames = ({ people }: Pick<EditingAnswer, 'people'>) => {
  const words = usePageWords('editor');
  const speech = useSpeech();
  return {
    nameOf: (id: string): string => nameIn(people, id, words),
    who: (one: Named): string => whoText(one, speech),
  };
};

/** A person's name; if unknown, part of their ID, so that two such people can be told apart. */
export const nameIn = (people: readonly Person[], id: PersonId, { person }: EditorWords): string =>
  people.find((one) => one.id === id)?.name ?? person.unknown(id.slice(-4));
