import type { ImportWords } from '../../../words/en/importWords.ts';
import { importWords } from '../../../words/importWords.ts';
import { useSpeech } from '../../speech.tsx';

export const useImportWords = (): ImportWords => importWords[useSpeech().language];
