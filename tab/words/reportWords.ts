import type { Language } from '../../procedure/words/languages.ts';
import { reportEn } from './reportEn.ts';
import { reportFr } from './reportFr.ts';

/**
 * What the report page says besides what is said at every door (`procedure/words/reportingWords.ts`). It comes with the
 * page.
 */
export type ReportPageWords = {
  readonly intro: string;
  readonly defaults: string;
  readonly offer: string;
  readonly details: string;
  readonly fewer: string;
  readonly send: string;
  readonly today: string;
  readonly named: string;
  readonly afterwards: string;
  readonly attention: string;
  readonly clauseHint: string;
  readonly noClause: string;
  readonly draftKept: string;
  readonly discard: string;
  readonly goesOn: string;
  readonly receipt: {
    readonly title: string;
    readonly repeated: string;
    readonly copy: (what: string) => string;
    readonly how: string;
    readonly files: string;
    readonly open: string;
    readonly ask: string;
    readonly another: string;
    readonly howToAnswer: string;
    readonly howToAnswerByCase: string;
    readonly byCase: string;
  };
};

export const reportPageWords: Readonly<Record<Language, ReportPageWords>> = { en: reportEn, fr: reportFr };
