import { createContext, type ReactNode, use, useContext, useMemo } from 'react';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import { withOrdinal } from '../../procedure/words/dates.ts';
import { type Language, languageOf, locales } from '../../procedure/words/languages.ts';
import type { Named } from '../api/wire.ts';
import type { PageWords, Words } from '../words/en/words.ts';
import { loadedPageWords, loadPageWords, loadWords } from '../words/words.ts';

/** Words, numbers and dates for this person. */
export type Speech = Pick<Words, 'procedure' | 'tab'> & {
  readonly language: Language;
  readonly number: (value: number) => string;
  /** Whether the language puts what is counted in the singular: after 1 in English, after 0, 1 and 1.5 in French. */
  readonly isOne: (value: number) => boolean;
  /** A mean, with at most one decimal. */
  readonly decimal: (value: number) => string;
  /** 0.25 as `25%`, with at most one decimal. */
  readonly percent: (share: number) => string;
  /** @param month `YYYY-MM` */
  readonly month: (month: string) => string;
  readonly day: (day: CalendarDate, style?: 'medium' | 'long') => string;
  /** An instant, in the organisation's time zone. */
  readonly instant: (at: string) => string;
};

/**
 * @param locale of the Teams client: dates and numbers follow it (`en-US`) as far as its language is spoken here
 * @param timeZone IANA name; the device's own until the organisation's is known
 */
const createSpeech = ({ procedure, tab }: Words, locale: string, timeZone: string | undefined): Speech => {
  const language = languageOf(locale);
  const writing = isRegional(locale, language) ? locale : locales[language];
  const medium = new Intl.DateTimeFormat(writing, { dateStyle: 'medium', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(writing, { dateStyle: 'long', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(writing, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const month = new Intl.DateTimeFormat(writing, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(writing);
  const decimal = new Intl.NumberFormat(writing, { maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(writing, { style: 'percent', maximumFractionDigits: 1 });
  return {
    procedure,
    tab,
    language,
    number: (value) => number.format(value),
    isOne: (value) => plural.select(value) === 'one',
    decimal: (value) => decimal.format(value),
    percent: (share) => percent.format(share),
    month: (day) => month.format(new Date(`${day}-01T12:00:00Z`)),
    day: (day, style = 'medium') =>
      withOrdinal((style === 'long' ? long : medium).format(new Date(`${day}T12:00:00Z`)), language),
    instant: (at) => withOrdinal(instant.format(new Date(at)), language),
  };
};

/** Some clients send invalid language tags (`en-US@posix`), for which Intl throws. */
const isRegional = (locale: string, language: Language): boolean => {
  try {
    return locale.includes('-') && new Intl.Locale(locale).language === language;
  } catch {
    return false;
  }
};

const SpeechContext = createContext<Speech | undefined>(undefined);

/** Suspends until the words are loaded. */
export const Speaking = ({ locale, timeZone, children }: SpeakingProps): ReactNode => {
  const words = use(loadWords(languageOf(locale)));
  const speech = useMemo(() => createSpeech(words, locale, timeZone), [words, locale, timeZone]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
};
type SpeakingProps = { readonly locale: string; readonly timeZone?: string | undefined; readonly children: ReactNode };

export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech outside Speaking');
  return speech;
};

/** The words of a page or a subject, loaded with the page (`lazyPart`); suspends if they are not. */
export const usePageWords = <Name extends keyof PageWords>(name: Name): PageWords[Name] => {
  const { language } = useSpeech();
  return loadedPageWords(language, name) ?? use(loadPageWords(language, name));
};

/** `Sam Carter`, `Sam Carter (you)`, or why no name is shown. */
export const whoText = ({ me, name, anonymity }: Named, { tab }: Speech): string => {
  if (anonymity) return tab.unnamed[anonymity];
  if (name) return me ? `${name} (${tab.you})` : name;
  return me ? tab.you : tab.nameGone;
};
