import type { AuditMark } from '../../../procedure/audit/auditMarks.ts';
import type { ReportedIn, Source, VerdictState } from '../../../procedure/record/values/choices.ts';

/** The questions an auditor asks, in order. */
export const auditQuestions = ['identify', 'causes', 'examples', 'effectiveness', 'documented'] as const;
export type AuditQuestion = (typeof auditQuestions)[number];

/** Marks without a name elsewhere. */
export type NamedMark = Exclude<AuditMark, `source.${Source}` | `way.${ReportedIn}` | `verdict.${VerdictState}`>;
