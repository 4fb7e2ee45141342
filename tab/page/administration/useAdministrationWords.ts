import { administrationWords } from '../../words/administrationWords.ts';
import type { AdministrationWords } from '../../words/en/administrationWords.ts';
import { useSpeech } from '../speech.tsx';

export const useAdministrationWords = (): AdministrationWords => administrationWords[useSpeech().language];
