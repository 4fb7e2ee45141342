import type { AuditMark } from '../../procedure/audit/auditMarks.ts';
import type { AuditException } from '../../procedure/audit/recordMarks.ts';
import type { Stratum } from '../../procedure/audit/sample.ts';
import type { ReportedIn, Source, Verdict } from '../../procedure/record/choices.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { auditEn } from './auditEn.ts';
import { auditFr } from './auditFr.ts';

/** The auditor's questions, in his order. */
export const auditQuestions = ['identify', 'causes', 'examples', 'effectiveness', 'documented'] as const;
export type AuditQuestion = (typeof auditQuestions)[number];

/** Marks that have no name elsewhere. */
export type NamedMark = Exclude<AuditMark, `source.${Source}` | `way.${ReportedIn}` | `verdict.${Verdict}`>;

/**
 * What the page of the audit says. It comes with that page. In a sentence `{0}`, `{1}` … stand where figures are, each of
 * which leads to its nonconformities.
 */
export type AuditWords = {
  readonly question: Readonly<Record<AuditQuestion, string>>;
  readonly asOf: (days: string, day: string) => string;
  readonly everyRecord: string;
  readonly clause: (letter: string, text: string) => string;
  /** What is counted, as the register will call it. */
  readonly mark: Readonly<Record<NamedMark, string>>;
  readonly identify: Readonly<
    Record<'ways' | 'reported' | 'unnamed' | 'complete' | 'unmarked' | 'closedBefore' | 'sources' | 'places', string>
  > & { readonly form: (fields: string) => string };
  readonly causes: Readonly<Record<'method' | 'found' | 'sessions' | 'similar' | 'kinds', string>>;
  readonly effectiveness: Readonly<Record<'criteria' | 'apart' | 'verdicts' | 'again', string>> & {
    readonly reviews: (held: string, isOne: boolean, last: string | undefined) => string;
    readonly nextReview: (day: string, isOverdue: boolean) => string;
    readonly noReview: string;
  };
  readonly figure: (name: string, value: string) => string;
  readonly days: (value: string, isOne: boolean) => string;
  readonly nothing: string;
  readonly none: string;
  readonly lookFurther: string;
  readonly toNumbers: string;
  readonly toRegister: string;
  readonly examples: {
    readonly rule: string;
    readonly effective: string;
    readonly notEffective: string;
    readonly noneYet: string;
    readonly noneBad: string;
    readonly cycle: (number: string) => string;
    readonly done: (day: string, by: string) => string;
    readonly because: (reason: string) => string;
    readonly notRecorded: string;
    readonly lane: string;
    readonly actions: string;
    readonly action: (id: string, title: string, state: string, due: string, done: string | undefined) => string;
    readonly verdict: string;
    readonly recurred: string;
  };
  readonly exceptions: {
    readonly title: string;
    readonly text: string;
    readonly exception: Readonly<Record<AuditException, string>>;
    readonly unread: string;
    readonly noUnread: string;
    readonly damaged: (keys: string) => string;
    readonly seal: string;
  };
  readonly sample: {
    readonly title: string;
    readonly text: string;
    readonly count: string;
    readonly by: string;
    readonly stratum: Readonly<Record<Stratum | 'none', string>>;
    readonly from: string;
    readonly fromAll: string;
    readonly fromPeriod: (days: string) => string;
    readonly seed: string;
    readonly seedHint: string;
    readonly seedWrong: string;
    readonly countWrong: string;
    readonly draw: string;
    readonly drawn: (key: string, count: string, population: string) => string;
    readonly seedWas: (seed: string) => string;
    readonly digest: (digest: string) => string;
    readonly gaps: (references: string) => string;
    readonly noGaps: string;
    readonly keptBack: string;
    readonly save: string;
    readonly pack: string;
    readonly packNotYours: string;
    readonly rule: string;
  };
  readonly exports: {
    readonly title: string;
    readonly text: string;
    readonly none: string;
    readonly table: string;
    readonly head: readonly [
      key: string,
      when: string,
      who: string,
      what: string,
      records: string,
      asked: string,
      hash: string,
    ];
    readonly more: (count: string) => string;
  };
  readonly checkpoint: {
    readonly title: string;
    readonly none: string;
    readonly text: (name: string, at: string, rows: string) => string;
    readonly fact: Readonly<Record<'items' | 'highest' | 'digest' | 'previous' | 'signature' | 'key', string>>;
    readonly verify: string;
    readonly site: string;
    readonly anchor: string;
    readonly outside: string;
  };
};

export const auditWords: Readonly<Record<Language, AuditWords>> = { en: auditEn, fr: auditFr };
