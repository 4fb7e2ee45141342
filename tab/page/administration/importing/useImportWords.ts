import { type ImportWords, importWords } from '../../../words/importWords.ts';
import { useSpeech } from '../../speech.tsx';

export const useImportWords = (): ImportWords => importWords[useSpeech().language];
