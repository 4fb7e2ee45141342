import { type SessionWords, sessionWords } from '../../words/sessionWords.ts';
import { useSpeech } from '../speech.tsx';

export const useSessionWords = (): SessionWords => sessionWords[useSpeech().language];
