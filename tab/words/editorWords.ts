import type { Language } from '../../procedure/words/languages.ts';
import { type EditorWords, editorEn } from './editorEn.ts';
import { editorFr } from './editorFr.ts';

export const editorWords: Readonly<Record<Language, EditorWords>> = { en: editorEn, fr: editorFr };
