/** To add a language: add it here and follow the compiler. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** The locale in which numbers and dates are written where a person's own is not known. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

export const inEachLanguage = <T>(make: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>;

/** The language for a client's locale (BCP 47, such as `fr-CA`); English where that language is not available. */
export const languageOf = (locale: string | undefined): Language => {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
};
