import type { ImportWords } from '../../../words/importEn.ts';
import { importWords } from '../../../words/importWords.ts';
import { useSpeech } from '../../speech.tsx';

export const useImportWords = (): ImportWords => importWords[useSpeech().language];
