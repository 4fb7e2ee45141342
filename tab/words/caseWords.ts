import type { Unnamed } from '../../procedure/record/identity.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { caseEn } from './caseEn.ts';
import { caseFr } from './caseFr.ts';

/** What the page says for whoever reported without his name, beside the words that it shares with the chat. */
export type CasePageWords = {
  readonly title: string;
  readonly how: string;
  readonly known: Readonly<Record<Unnamed['kind'], string>>;
  readonly story: string;
  readonly files: (count: number) => string;
  readonly can: string;
  readonly correct: string;
  readonly object: string;
  readonly another: string;
  readonly asking: string;
  readonly done: string;
};

export const casePageWords: Readonly<Record<Language, CasePageWords>> = { en: caseEn, fr: caseFr };
