import type { Language } from '../../procedure/words/languages.ts';
import type { ActionText, PlanText } from '../page/record/plan/planDraft.ts';
import { editorEn } from './editorEn.ts';
import { editorFr } from './editorFr.ts';

/** What the editors of plan, causes and approval say. It comes with them, so that a record is read without it. */
export type EditorWords = {
  readonly close: string;
  readonly loading: string;
  readonly over: string;
  readonly kept: {
    readonly title: (when: string) => string;
    readonly text: string;
    readonly goOn: string;
    readonly throwAway: string;
    readonly closing: string;
  };
  /** Somebody else changed what is edited here. */
  readonly meanwhile: {
    readonly title: (who: string, when: string) => string;
    readonly somebody: string;
    readonly text: string;
    readonly was: (text: string) => string;
    readonly theirs: (text: string) => string;
    readonly mine: (text: string) => string;
    readonly asItWas: (text: string) => string;
    readonly take: string;
    readonly choose: (count: string, isOne: boolean) => string;
    readonly taken: string;
    readonly untouched: (who: string, when: string) => string;
    readonly nothing: string;
    readonly gone: string;
  };
  readonly attention: string;
  readonly person: { readonly unknown: (mark: string) => string };
  readonly choose: string;
  readonly yes: string;
  readonly no: string;
  readonly plan: {
    readonly field: Readonly<Record<PlanText, string>>;
    readonly action: (id: string) => string;
    readonly actionField: Readonly<Record<ActionText, string>>;
    readonly followUps: string;
    readonly followUp: (number: string) => string;
    readonly order: string;
    readonly answers: string;
    readonly noCauses: string;
    readonly actions: string;
    readonly noActions: string;
    readonly add: string;
    readonly remove: (id: string) => string;
    readonly up: (id: string) => string;
    readonly down: (id: string) => string;
    readonly effect: string;
    readonly isms: string;
    readonly addFollowUp: string;
    readonly removeFollowUp: (number: string) => string;
    readonly again: string;
    readonly returned: (who: string, when: string) => string;
    readonly rejected: (who: string, when: string) => string;
    readonly said: (action: string | undefined, comment: string) => string;
    readonly whole: string;
  };
  readonly submit: {
    readonly saved: string;
    readonly ask: string;
    readonly later: string;
    readonly problems: string;
  };
  readonly approve: {
    readonly revision: (revision: string, who: string, when: string) => string;
    readonly hash: string;
    readonly changed: string;
    readonly same: string;
    readonly confirm: (actions: string, isOne: boolean) => string;
    readonly exception: string;
    readonly anonymous: string;
    readonly inPlaceOf: (who: string) => string;
    readonly fresh: (who: string, when: string) => string;
    readonly look: string;
    readonly seen: string;
    readonly added: string;
    readonly dropped: string;
    readonly change: (was: string, now: string) => string;
  };
  readonly causes: {
    readonly first: string;
    readonly next: (answer: string) => string;
    readonly tree: string;
    readonly answer: (place: string) => string;
    readonly evidence: (place: string) => string;
    readonly deeper: (place: string) => string;
    readonly beside: (place: string) => string;
    readonly remove: (place: string) => string;
    readonly root: (number: string) => string;
    readonly roots: string;
    readonly under: string;
    readonly noWhy: string;
    readonly addRoot: string;
    readonly removeRoot: (number: string) => string;
    readonly markRoot: (place: string) => string;
    readonly fromSession: (session: string) => string;
    readonly part: Readonly<Record<'whys' | 'rootCauses' | 'agreedBy' | 'aloneBecause', string>>;
  };
};

export const editorWords: Readonly<Record<Language, EditorWords>> = { en: editorEn, fr: editorFr };
