import type { RecordWords } from '../../words/recordEn.ts';
import { recordWords } from '../../words/recordWords.ts';
import { useSpeech } from '../speech.tsx';

export const useRecordWords = (): RecordWords => recordWords[useSpeech().language];
