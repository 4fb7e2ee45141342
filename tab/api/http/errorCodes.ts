/** Error codes of the tab's API. A closed list: the page has a sentence for each, in every language. */
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
