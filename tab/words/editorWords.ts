import type { Language } from '../../procedure/words/languages.ts';
import { type EditorWords, editorWords as editorEn } from './en/editorWords.ts';
import { editorWords as editorFr } from './fr/editorWords.ts';

export const editorWords: Readonly<Record<Language, EditorWords>> = { en: editorEn, fr: editorFr };
