import { type AdministrationWords, administrationWords } from '../../words/administrationWords.ts';
import { useSpeech } from '../speech.tsx';

export const useAdministrationWords = (): AdministrationWords => administrationWords[useSpeech().language];
