import type { RecordWords } from '../../words/en/recordWords.ts';
import { recordWords } from '../../words/recordWords.ts';
import { useSpeech } from '../speech.tsx';

export const useRecordWords = (): RecordWords => recordWords[useSpeech().language];
