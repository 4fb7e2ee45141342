/** To add a language: add it here and follow the compiler. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/**
 * The language to speak to somebody whose client says `locale` (BCP 47, such as `fr-CA`).
 * English where his is not spoken here.
 */
export const languageOf = (locale: string | undefined): Language => {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
};
