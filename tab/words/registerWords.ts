import type { Work } from '../../procedure/stages/heldWork.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { registerEn } from './registerEn.ts';
import { registerFr } from './registerFr.ts';

/** What the register says beside its lines: it comes after them, so that the first page loads without it. */
export type RegisterWords = {
  readonly overdue: string;
  readonly holder: string;
  readonly ownedBy: string;
  readonly mine: string;
  readonly lane: string;
  readonly source: string;
  readonly detectedFrom: string;
  readonly detectedTo: string;
  readonly export: string;
  readonly exportAs: Readonly<Record<'csv' | 'xlsx', string>>;
  /** How many lines the file has, and that the long texts are not in it where there are very many. */
  readonly exportHint: (lines: string, withTexts: boolean, most: string) => string;
  readonly copyView: string;
  readonly handover: {
    readonly button: string;
    readonly title: string;
    readonly text: string;
    readonly from: string;
    readonly to: string;
    readonly because: string;
    readonly show: string;
    readonly nothing: (who: string) => string;
    readonly found: (count: string, isOne: boolean, who: string) => string;
    readonly work: Readonly<Record<Work, string>>;
    readonly start: (count: string, isOne: boolean) => string;
    readonly goOn: (count: string) => string;
    readonly running: (done: string, of: string) => string;
    readonly finished: (done: string, of: string) => string;
    readonly done: string;
    readonly notDone: (why: string) => string;
    readonly waiting: string;
    readonly reference: string;
    readonly held: string;
    readonly result: string;
    readonly same: string;
    readonly again: string;
    readonly close: string;
    readonly stop: string;
  };
};

export const registerWords: Readonly<Record<Language, RegisterWords>> = { en: registerEn, fr: registerFr };
