/**
 * Words and phrases of one meaning in both languages, as people write them, separated by commas. The first English
 * one names the meaning. To teach the search for similar nonconformities a word, add it to a row.
 */
export type Meaning = readonly [en: string, fr: string];
