/** Names of streams that are numbered beside the records: `REVIEW-0001`. A number is never reused. */
export type SideKeys<Key extends string> = {
  /** The common prefix, to find them in History. */
  readonly prefix: string;
  readonly isKey: (text: string) => text is Key;
  readonly keyOf: (number: number) => Key;
  /** The number of a well-formed key. */
  readonly numberOf: (key: Key) => number;
};

/** Four digits, and more only where needed: one number has one key. */
const digits = /^(?!0000)(\d{4}|[1-9]\d{4,6})$/;

export const sideKeys = <Prefix extends string>(prefix: Prefix): SideKeys<`${Prefix}${string}`> => ({
  prefix,
  isKey: (text): text is `${Prefix}${string}` => text.startsWith(prefix) && digits.test(text.slice(prefix.length)),
  keyOf: (number) => `${prefix}${String(number).padStart(4, '0')}`,
  numberOf: (key) => Number(key.slice(prefix.length)),
});
