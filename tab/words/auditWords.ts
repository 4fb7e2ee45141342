import type { Language } from '../../procedure/words/languages.ts';
import { type AuditWords, auditWords as auditEn } from './en/auditWords.ts';
import { auditWords as auditFr } from './fr/auditWords.ts';

export const auditWords: Readonly<Record<Language, AuditWords>> = { en: auditEn, fr: auditFr };
