import { type RecordWords, recordWords } from '../../words/recordWords.ts';
import { useSpeech } from '../speech.tsx';

export const useRecordWords = (): RecordWords => recordWords[useSpeech().language];
