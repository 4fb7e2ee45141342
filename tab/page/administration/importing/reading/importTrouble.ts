/** Reasons why a file cannot be read as a register. The page has a sentence for each. */
const importTroubles = [
  'tooLarge',
  'empty',
  'oldExcel',
  'noTable',
  'unpacksTooLarge',
  'tooManyRows',
  'tooManyColumns',
  'quoteNotClosed',
  'noRows',
] as const;
export type ImportTroubleCode = (typeof importTroubles)[number];

export class ImportTrouble extends Error {
  readonly code: ImportTroubleCode;
  constructor(code: ImportTroubleCode) {
    super(code);
    this.name = 'ImportTrouble';
    this.code = code;
  }
}
