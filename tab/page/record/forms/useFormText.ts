import { formWords } from '../../../../procedure/words/formWords.ts';
import { formsWords } from '../../../words/formsWords.ts';
import { useSpeech } from '../../speech.tsx';
import type { FormText } from './specs/formSpec.ts';

export const useFormText = (): FormText => {
  const speech = useSpeech();
  return { ...speech, forms: formsWords[speech.language], labels: formWords[speech.language] };
};
