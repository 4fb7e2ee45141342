import type { ImportField, RowState } from '../../../procedure/commands/organisation/importRecord.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { DateOrder } from '../../page/administration/importing/mapping/dates.ts';
import type { ImportTroubleCode } from '../../page/administration/importing/reading/importTrouble.ts';
import type { RowOutcome } from '../../page/administration/importing/rowResults.ts';

/** Texts of the import of an earlier register. */
export const importWords = {
  title: 'Import an earlier register',
  text: 'Nonconformities from before TenTwo, from an Excel or CSV file. Each row becomes a record: an open one is triaged like any other, a closed one is shown as closed before TenTwo and is in no figure. No one is sent a message about it.',
  choose: 'Choose a file',
  chooseAnother: 'Choose another file',
  formats: (megabytes: string, rows: string) =>
    `.xlsx or .csv, up to ${megabytes} MB and ${rows} rows. It is read here; its rows are sent when you check them.`,
  reading: 'Reading the file…',
  trouble: {
    tooLarge: 'The file is too large. Split it, or leave out sheets and pictures.',
    empty: 'The file is empty.',
    oldExcel:
      'This is an Excel file of the old kind (.xls), or one with a password. Save it as .xlsx without a password.',
    noTable: 'This file cannot be read as a table. Save it again as .xlsx or .csv.',
    unpacksTooLarge:
      'The file holds far more than a register does once it is unpacked. Copy the table alone into a new workbook.',
    tooManyRows: 'The table has more than 5,000 rows, or a cell far below it. Split it, or delete what stands below.',
    tooManyColumns:
      'The table has more than 100 columns, or a cell far to its right. Delete what is no part of the register.',
    quoteNotClosed:
      'A quotation mark is opened in the file and never closed, so its cells cannot be told apart. Save it again as .csv or .xlsx.',
    noRows: 'There are no rows in this file.',
  } satisfies Record<ImportTroubleCode, string>,
  nothingKept: 'Nothing was imported.',
  read: (name: string, rows: string) => `${name}: ${rows} rows below the headings.`,
  sheet: 'Sheet',
  columns: 'Which column is what',
  columnsText: 'Guessed from the headings. Change what is wrong; what the file does not have stays open.',
  field: {
    oldId: 'Number in that register',
    followUps: 'Follow-ups',
    state: 'Open or closed',
    closedOn: 'Closed on',
    closingResult: 'Result',
    onBehalfOf: 'Reported by',
  } satisfies Record<
    Extract<ImportField, 'oldId' | 'followUps' | 'state' | 'closedOn' | 'closingResult' | 'onBehalfOf'>,
    string
  >,
  needed: 'needed',
  notInFile: 'Not in this file',
  leftOut: (columns: string) => `Not taken over: ${columns}.`,
  lacking: 'Say which columns tell what happened and when it was detected: without them no row can be imported.',
  dates: 'How does the file write 3 April 2024?',
  dateOrder: { dayFirst: 'Day first: 03/04/2024', monthFirst: 'Month first: 04/03/2024' } satisfies Record<
    DateOrder,
    string
  >,
  choices: 'What these mean',
  choicesText: 'The file uses words that are not in TenTwo’s lists. What is not decided is an error of its rows.',
  value: 'In the file',
  meaningOf: (field: string, text: string) => `${field}: “${text}”`,
  rows: 'Rows',
  means: 'Means',
  notDecided: 'Not decided',
  leaveOpen: 'Leave open',
  state: { open: 'Open', closed: 'Closed' } satisfies Record<RowState, string>,
  moreValues: (count: string) => `and ${count} more. Is it the right column?`,
  check: 'Check without writing',
  checking: (done: string, total: string) => `Checking: ${done} of ${total} rows`,
  checked: 'Checked; nothing is written yet.',
  outcome: {
    done: 'Imported',
    valid: 'Can be imported',
    similar: 'Probably in the register already',
    imported: 'Already imported',
    otherContent: 'Number already imported, with other content',
    twice: 'Twice in the file',
    invalid: 'With errors',
    refused: 'Refused',
    notYet: 'Not imported yet',
  } satisfies Record<RowOutcome, string>,
  row: 'Row',
  whatIsSaid: 'What is to be said of it',
  firstRows: (shown: string, total: string) => `The first ${shown} of ${total}; all are in the report.`,
  withSimilar: 'Import those that are probably in the register, too',
  start: (rows: string, isOne: boolean) => `Import ${rows} ${isOne ? 'row' : 'rows'}`,
  goOn: (rows: string, isOne: boolean) => `Go on: ${rows} ${isOne ? 'row' : 'rows'} left`,
  takes: (minutes: string) =>
    `Takes about ${minutes} min, so that Microsoft 365 has room for everyone’s work. Keep this page open. If it is interrupted, choose the same file again: nothing is imported twice.`,
  importing: (done: string, total: string) => `Importing: ${done} of ${total} rows`,
  stop: 'Stop',
  over: 'The import is done.',
  stopped: 'The import stopped. What is imported stays; press again to go on, or choose the same file later.',
  report: 'Save the report (CSV)',
  reportName: 'import report',
  reportHead: ['Row', 'Number in that register', 'Outcome', 'Said of it'] as const,
  /** Prefix of a problem at a column, with a trailing space. */
  atColumn: (field: string, heading: string) => `${field} (column ${heading}): `,
  noColumn: (field: string) => `${field} (no column): `,
  similar: (reference: string) => `Probably the same as ${reference}.`,
  already: (reference: string) => `Is ${reference}.`,
  otherContent: (reference: string) =>
    `This number is ${reference}, but another text was imported with it. If it is another nonconformity, give it another number in the file.`,
  became: (reference: string) => `Is now ${reference}.`,
  twice: (row: string) =>
    `Row ${row} has the same number, or the same content. If it is another nonconformity, give it another number in the file.`,
  notYet: (why: string) => `${why} Press again to go on.`,
};

export type ImportWords = Voiced<typeof importWords>;
