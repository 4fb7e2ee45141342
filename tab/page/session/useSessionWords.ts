import type { SessionWords } from '../../words/en/sessionWords.ts';
import { sessionWords } from '../../words/sessionWords.ts';
import { useSpeech } from '../speech.tsx';

export const useSessionWords = (): SessionWords => sessionWords[useSpeech().language];
