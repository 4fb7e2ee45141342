import type { CalendarDate } from '../record/values/calendarDate.ts';
import { type Language, locales } from './languages.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making a formatter costs a hundred times what using it does. */
const formatOf = (language: Language, options: Intl.DateTimeFormatOptions & { timeZone: string }) => {
  const key = [language, options.timeZone, options.timeStyle].join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, format);
  return format;
};

/** `1er mars 2027`: Intl leaves out the ordinal that French writes. */
export const withOrdinal = (written: string, language: Language): string =>
  language === 'fr' ? written.replace(/^1 /, '1er ') : written;

/** `24 November 2026`, `24 novembre 2026`, `1er mars 2027`. */
export const longDate = (day: CalendarDate, language: Language): string => {
  const written = formatOf(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00.000Z`));
  return language === 'fr' ? withOrdinal(written, language) : written;
};

/** Date and time of an instant in the organisation's time zone. */
export const dateAndTime = (instant: string, language: Language, timeZone: string): string => {
  const written = formatOf(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));
  return language === 'fr' ? withOrdinal(written, language) : written;
};
