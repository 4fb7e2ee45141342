import type { Contribution } from '../../procedure/causes/contributions.ts';
import type { MoveType } from '../../procedure/causes/fiveWhys.ts';
import type { CauseHint } from '../../procedure/coach/causeHint.ts';
import type { ClosedBy } from '../../procedure/record/sessions.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { sessionEn } from './sessionEn.ts';
import { sessionFr } from './sessionFr.ts';

type Form = { readonly title: string; readonly send: string };

/** What the page of a 5-Whys session says. It comes with that page, so that the register loads without it. */
export type SessionWords = {
  readonly title: (reference: string) => string;
  readonly toRecord: string;
  readonly toStage: string;
  readonly notOnStage: string;
  readonly loading: string;
  readonly lost: string;
  readonly lostWhy: string;
  readonly back: string;
  readonly authors: string;
  readonly counts: (present: string, given: string, isOnePresent: boolean, isOneGiven: boolean) => string;
  readonly facilitator: (name: string) => string;
  readonly youLead: string;
  readonly closed: (how: ClosedBy, when: string) => string;
  readonly late: {
    readonly title: string;
    readonly count: (count: number) => string;
    /** Of a press, which has no text. */
    readonly noText: (type: Contribution['type']) => string;
    readonly taken: string;
    readonly take: string;
  };
  readonly step: {
    readonly list: string;
    readonly problem: string;
    readonly whys: string;
    readonly agreement: string;
    readonly closed: string;
  };
  readonly problem: {
    readonly title: string;
    readonly question: string;
    readonly implications: string;
    readonly noImplications: string;
    readonly from: { readonly session: string; readonly record: string; readonly report: string };
    readonly correct: string;
  };
  readonly whys: {
    readonly title: string;
    readonly why: (number: number, question: string) => string;
    readonly theProblem: string;
    readonly none: string;
    readonly add: string;
    readonly addTo: (question: string) => string;
  };
  readonly cause: {
    readonly vote: string;
    readonly votes: (count: number) => string;
    readonly voteFor: (text: string, count: number) => string;
    readonly evidence: string;
    readonly merged: (texts: string) => string;
    readonly root: string;
    readonly asked: string;
    readonly mine: string;
    readonly by: (name: string) => string;
    readonly more: (text: string) => string;
    readonly answer: string;
    readonly addEvidence: string;
    readonly ask: string;
    readonly askToo: string;
    readonly chooseRoot: string;
    readonly changeRoot: string;
    readonly merge: string;
    readonly remove: string;
  };
  readonly tree: { readonly title: string; readonly none: string };
  readonly agreement: {
    readonly title: string;
    readonly question: string;
    readonly therefore: string;
    readonly needs: string;
    readonly frozen: string;
    readonly count: (agreed: number, objections: number) => string;
    readonly agree: string;
    readonly object: string;
    readonly youAgree: string;
    readonly youObject: string;
    readonly objections: string;
  };
  readonly roots: { readonly title: string; readonly none: string; readonly despite: string };
  readonly minutes: {
    readonly title: string;
    readonly attended: string;
    readonly agreed: string;
    readonly nobody: string;
  };
  readonly lead: {
    readonly title: string;
    readonly here: string;
    readonly hereDone: string;
    readonly state: string;
    readonly begin: string;
    readonly backToProblem: string;
    readonly askProblem: string;
    readonly askAgreement: string;
    readonly backToWhys: string;
    readonly undo: Readonly<Record<MoveType, string>>;
    readonly handOver: string;
    readonly takeOver: string;
    readonly takeOverWhen: string;
    readonly close: string;
  };
  readonly form: {
    readonly problem: Form & { readonly problem: string; readonly implications: string };
    readonly cause: Form & { readonly text: string; readonly evidence: string };
    readonly evidence: Form & { readonly text: string };
    readonly object: Form & { readonly text: string };
    readonly root: Form & {
      readonly backwards: string;
      readonly statement: string;
      readonly category: string;
      readonly despite: string;
    };
    readonly merge: Form & { readonly into: string; readonly none: string };
    readonly handOver: Form & { readonly to: string; readonly none: string; readonly unnamed: string };
    readonly close: Form & {
      readonly settles: string;
      readonly without: string;
      readonly before: string;
      readonly because: string;
    };
  };
  readonly anyway: string;
  readonly hint: Readonly<Record<CauseHint, string>> & { readonly title: string; readonly kept: string };
  readonly news: {
    readonly cause: (text: string) => string;
    readonly causes: (count: number) => string;
    readonly root: (statement: string) => string;
  };
};

export const sessionWords: Readonly<Record<Language, SessionWords>> = { en: sessionEn, fr: sessionFr };
