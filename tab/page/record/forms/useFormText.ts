import { usePageWords, useSpeech } from '../../speech.tsx';
import type { FormText } from './specs/formSpec.ts';

export const useFormText = (): FormText => ({
  ...useSpeech(),
  deadlines: usePageWords('deadlines'),
  forms: usePageWords('forms'),
  labels: usePageWords('labels'),
  reporting: usePageWords('reporting'),
});
