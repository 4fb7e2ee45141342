import type { SessionWords } from '../../words/sessionEn.ts';
import { sessionWords } from '../../words/sessionWords.ts';
import { useSpeech } from '../speech.tsx';

export const useSessionWords = (): SessionWords => sessionWords[useSpeech().language];
