import type { AdministrationWords } from '../../words/administrationEn.ts';
import { administrationWords } from '../../words/administrationWords.ts';
import { useSpeech } from '../speech.tsx';

export const useAdministrationWords = (): AdministrationWords => administrationWords[useSpeech().language];
