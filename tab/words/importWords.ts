import type { ImportField, RowState } from '../../procedure/commands/organisation/importRecord.ts';
import type { Language } from '../../procedure/words/languages.ts';
import type { DateOrder } from '../page/administration/importing/dates.ts';
import type { ImportTroubleCode } from '../page/administration/importing/importTrouble.ts';
import type { RowOutcome } from '../page/administration/importing/rowResults.ts';
import { importEn } from './importEn.ts';
import { importFr } from './importFr.ts';

/** What is said when a register from before TenTwo is taken over. */
export type ImportWords = {
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly chooseAnother: string;
  readonly formats: (megabytes: string, rows: string) => string;
  readonly reading: string;
  readonly trouble: Readonly<Record<ImportTroubleCode, string>>;
  readonly nothingKept: string;
  readonly read: (name: string, rows: string) => string;
  readonly sheet: string;
  readonly columns: string;
  readonly columnsText: string;
  readonly field: Readonly<
    Record<Extract<ImportField, 'oldId' | 'followUps' | 'state' | 'closedOn' | 'closingResult' | 'onBehalfOf'>, string>
  >;
  readonly needed: string;
  readonly notInFile: string;
  readonly leftOut: (columns: string) => string;
  readonly lacking: string;
  readonly dates: string;
  readonly dateOrder: Readonly<Record<DateOrder, string>>;
  readonly choices: string;
  readonly choicesText: string;
  readonly value: string;
  readonly rows: string;
  readonly means: string;
  readonly notDecided: string;
  readonly leaveOpen: string;
  readonly state: Readonly<Record<RowState, string>>;
  readonly moreValues: (count: string) => string;
  readonly check: string;
  readonly checking: (done: string, total: string) => string;
  readonly checked: string;
  readonly outcome: Readonly<Record<RowOutcome, string>>;
  readonly row: string;
  readonly whatIsSaid: string;
  readonly firstRows: (shown: string, total: string) => string;
  readonly withSimilar: string;
  readonly start: (rows: string, isOne: boolean) => string;
  readonly goOn: (rows: string, isOne: boolean) => string;
  readonly takes: (minutes: string) => string;
  readonly importing: (done: string, total: string) => string;
  readonly stop: string;
  readonly over: string;
  readonly stopped: string;
  readonly report: string;
  readonly reportName: string;
  readonly reportHead: readonly [row: string, oldId: string, outcome: string, said: string];
  /** What precedes a problem at a column, with the space behind it. */
  readonly atColumn: (field: string, heading: string) => string;
  readonly noColumn: (field: string) => string;
  readonly similar: (reference: string) => string;
  readonly already: (reference: string) => string;
  readonly otherContent: (reference: string) => string;
  readonly became: (reference: string) => string;
  readonly twice: (row: string) => string;
  readonly notYet: (why: string) => string;
};

export const importWords: Readonly<Record<Language, ImportWords>> = { en: importEn, fr: importFr };
