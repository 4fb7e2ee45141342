import type { CoachSubject } from '../coach/coachQuestion.ts';
import type { Unnamed } from '../record/identity.ts';
import type { ReportField } from '../record/reportFacts.ts';
import type { Stage } from '../stages/stages.ts';
import type { Language } from './languages.ts';
import { reportingEn } from './reportingEn.ts';
import { reportingFr } from './reportingFr.ts';

/**
 * What a reporter is asked, promised and told, whether he reports in the chat, in the tab or on the page without sign-in:
 * one promise is made in one set of words.
 */
export type ReportingWords = {
  readonly placeholder: Readonly<Partial<Record<ReportField, string>>>;
  readonly optional: string;
  readonly question: string;
  /** One sentence each: who can learn the name. How somebody is kept informed who gives it, each door says itself. */
  readonly choice: Readonly<Record<Unnamed['kind'], string>>;
  /** Beside the one choice that is left after a first try that may still arrive. */
  readonly asBefore: string;
  readonly notToIsmsManager: string;
  readonly receipt: {
    readonly saved: (reference: string) => string;
    readonly whoSees: (roles: readonly string[]) => string;
    readonly youHearBy: (date: string) => string;
    readonly whoSeesKept: (roles: readonly string[]) => string;
    readonly youHearByKept: (date: string) => string;
  };
  readonly unnamedReceipt: {
    readonly codeLabel: string;
    readonly writeDown: string;
    readonly lookedAtBy: (date: string) => string;
    readonly whoReads: (roles: readonly string[]) => string;
    readonly inChannel: string;
    readonly notInChannel: string;
    readonly name: Readonly<Record<Unnamed['kind'], string>>;
  };
  /** At most one question, after it was saved. */
  readonly coach: {
    readonly blame: (words: string) => string;
    readonly asks: Readonly<Record<Exclude<CoachSubject, 'blame'>, string>>;
  };
  readonly addition: { readonly label: string };
  /** What he is told of it who asks with number and case code. */
  readonly case: {
    readonly number: string;
    readonly code: string;
    readonly show: string;
    readonly lostCode: string;
    readonly notFound: string;
    /** Where it stands, in plain words. */
    readonly now: Readonly<Record<Stage, string>>;
    readonly by: (date: string) => string;
    readonly late: (date: string) => string;
    readonly acceptedUntil: (date: string) => string;
    readonly duplicateOf: (reference: string) => string;
    readonly rejected: string;
    readonly objected: (date: string) => string;
    readonly upheld: string;
    readonly stands: string;
    readonly closed: string;
    readonly asked: (date: string) => string;
    readonly added: (date: string) => string;
    readonly answer: string;
    readonly send: string;
    readonly whyObject: string;
    readonly objectHint: string;
    readonly object: string;
    readonly again: string;
    readonly saidAdded: string;
    readonly saidObjected: string;
  };
};

export const reportingWords: Readonly<Record<Language, ReportingWords>> = { en: reportingEn, fr: reportingFr };
