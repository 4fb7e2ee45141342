import type { Language } from '../../../../procedure/words/languages.ts';
import { openEn } from './openEn.ts';
import { openFr } from './openFr.ts';

/** What the pages for reporting without sign-in say besides the procedure's own words. */
export type OpenWords = {
  /** The way to this page from that in another language. */
  readonly inThisLanguage: string;
  readonly report: {
    readonly title: string;
    readonly intro: string;
    /** What nothing here can promise. */
    readonly careful: string;
    readonly details: string;
    readonly defaults: string;
    readonly today: string;
    readonly send: string;
    readonly toCase: string;
    readonly toPrivacy: string;
  };
  readonly receipt: {
    readonly title: string;
    /** Why the number and code are needed. */
    readonly how: string;
    readonly notKept: string;
    readonly answerByCase: string;
    readonly ask: string;
  };
  readonly case: { readonly title: string; readonly how: string; readonly toReport: string };
  readonly attention: string;
  readonly optional: string;
  /** Half a sentence of the procedure (`fault`) comes in between. */
  readonly notSaved: (because: string) => string;
  readonly notNow: (because: string) => string;
  readonly tryAgain: string;
  /** Nothing was sent on. */
  readonly tooMuch: (minutes: string) => string;
  readonly wentWrong: {
    readonly title: string;
    readonly unreadable: string;
    readonly ours: string;
    readonly tooMany: (seconds: string) => string;
    readonly back: string;
  };
  readonly clauses: { readonly requirements: string; readonly controls: string };
};

export const openWords: Readonly<Record<Language, OpenWords>> = { en: openEn, fr: openFr };
