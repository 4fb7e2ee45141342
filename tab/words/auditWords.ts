import type { Language } from '../../procedure/words/languages.ts';
import { type AuditWords, auditEn } from './auditEn.ts';
import { auditFr } from './auditFr.ts';

export const auditWords: Readonly<Record<Language, AuditWords>> = { en: auditEn, fr: auditFr };
