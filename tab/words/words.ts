import type { RegisterColumn } from '../../procedure/ports/register.ts';
import type { Impact } from '../../procedure/record/choices.ts';
import type { Unnamed } from '../../procedure/record/identity.ts';
import type { Language } from '../../procedure/words/languages.ts';
import type { ProcedureWords } from '../../procedure/words/words.ts';
import type { ErrorCode } from '../api/errorCodes.ts';

/** What can go wrong on the page's own side, besides what the API says. */
const lostCodes = ['offline', 'slow', 'signIn'] as const;
type LostCode = (typeof lostCodes)[number];
/** A refusal has a sentence of its own, of the procedure. */
export type FailureCode = Exclude<ErrorCode, 'refused'> | LostCode;

/** What the tab says besides the procedure's own words, in one language. */
export type TabWords = {
  /** The pages that one goes to by their names. */
  readonly page: Readonly<
    Record<'work' | 'register' | 'numbers' | 'audit' | 'report' | 'procedure' | 'administration', string>
  >;
  /** The way between the pages of the tab. */
  readonly pages: string;
  /** For the keyboard, past that way. */
  readonly skip: string;
  /** Above the register, when it shows those behind a number. */
  readonly behind: (label: string | undefined) => string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly back: string;
  readonly cancel: string;
  readonly outside: {
    readonly title: string;
    readonly text: string;
    readonly link: string;
    readonly signIn: string;
    readonly signOut: (name: string) => string;
  };
  /** Before the tab is added to a channel, a chat or a meeting. `name`: how the tab is called then. */
  readonly addTab: { readonly title: string; readonly text: string; readonly name: string };
  readonly failure: Readonly<Record<FailureCode, string>>;
  readonly failureTitle: string;
  readonly failureReference: (reference: string) => string;
  /** Names in the head of the register; short, because they stand above a column. */
  readonly column: Readonly<Record<RegisterColumn, string>>;
  /** In the register there is room for a word only. */
  readonly impactShort: Readonly<Record<Impact, string>>;
  readonly notGiven: string;
  readonly search: string;
  readonly searchHint: string;
  readonly noClause: string;
  readonly clearSearch: string;
  readonly clearFilters: string;
  /** `on`: how many of them are. */
  readonly moreFilters: (on: number) => string;
  readonly filters: string;
  readonly sortBy: string;
  readonly ascending: string;
  readonly descending: string;
  /** `1,204 nonconformities`; `found` when a filter or a search is on. */
  readonly count: (total: string, isOne: boolean, found: boolean) => string;
  readonly chosen: (count: number) => string;
  readonly myReports: string;
  readonly myReportsWhy: string;
  /** The way for whoever reported without his name. */
  readonly askByCase: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly emptyMineText: string;
  readonly nothingFoundTitle: string;
  readonly nothingFoundText: string;
  /** `you`, after a name. */
  readonly you: string;
  readonly nameGone: string;
  /** In place of the name of whoever reported without it. */
  readonly unnamed: Readonly<Record<Unnamed['kind'], string>>;
  readonly sessions: {
    readonly title: string;
    readonly open: (session: string) => string;
    readonly from: (when: string) => string;
    readonly closed: (when: string) => string;
    /** Beside a meeting, where no session was opened by its card. */
    readonly inMeeting: string;
  };
  readonly empty: string;
  readonly reason: string;
  readonly copied: string;
  readonly add: {
    readonly button: string;
    readonly title: (reference: string) => string;
    readonly label: string;
    readonly hint: string;
    readonly send: string;
    readonly done: string;
  };
  readonly withdraw: {
    readonly button: string;
    readonly title: (reference: string) => string;
    readonly text: string;
    readonly label: string;
    readonly send: string;
    readonly done: string;
  };
  readonly sending: string;
  readonly left: (count: string) => string;
  /** Half a sentence of the procedure (`fault`) comes in between. */
  readonly notSaved: (what: string) => string;
  readonly notSavedUnknown: string;
  readonly kept: string;
};

/** What every page says, in one language. */
export type Spoken = { readonly tab: TabWords; readonly procedure: ProcedureWords };

/** Nobody loads the words of a language that he does not read. */
const loaders: Readonly<Record<Language, () => Promise<Spoken>>> = {
  en: async () => (await import('./spokenEn.ts')).spokenEn,
  fr: async () => (await import('./spokenFr.ts')).spokenFr,
};
const loading = new Map<Language, Promise<Spoken>>();

/** The same promise for the same language, as long as it has not failed. */
export const loadWords = (language: Language): Promise<Spoken> => {
  const begun = loading.get(language) ?? loaders[language]();
  loading.set(language, begun);
  begun.catch(() => loading.delete(language));
  return begun;
};
