import { noticeWords as en, type NoticeWords } from './en/noticeWords.ts';
import { noticeWords as fr } from './fr/noticeWords.ts';
import type { Language } from './languages.ts';

export const noticeWords: Readonly<Record<Language, NoticeWords>> = { en, fr };
