/** What can go wrong at the tab's API. A closed list: the page has a sentence in each language for each. */
export const errorCodes = [
  'noToken',
  'badToken',
  'foreignTenant',
  'badRequest',
  'notFound',
  'tooLarge',
  'tooManyStreams',
  'tooMany',
  'fileChanged',
  'fileMissing',
  'refused',
  'fault',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
