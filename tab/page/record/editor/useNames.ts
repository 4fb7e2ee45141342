import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import type { Named } from '../../../api/wire.ts';
import { useSpeech } from '../../speech.tsx';
import { whoText } from '../whoText.ts';
import { nameIn } from './nameIn.ts';
import { useEditorWords } from './useEditing.ts';

/** What people are called here. */
export const useNames = ({ people }: Pick<EditingAnswer, 'people'>) => {
  const words = useEditorWords();
  const speech = useSpeech();
  return {
    nameOf: (id: string): string => nameIn(people, id, words),
    who: (one: Named): string => whoText(one, speech),
  };
};
