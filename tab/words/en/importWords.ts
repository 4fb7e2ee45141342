import type { ImportField, RowState } from '../../../procedure/commands/organisation/importRecord.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { DateOrder } from '../../page/administration/importing/mapping/dates.ts';
import type { ImportTroubleCode } from '../../page/administration/importing/reading/importTrouble.ts';
import type { RowOutcome } from '../../page/administration/importing/rowResults.ts';

/** Texts of the import of an earlier register. */
export const importWords = {
  title: 'Import an earlier register',
  text: 'Nonconformities from before TenTwo, from an Excel or CSV file. Each row becomes a record: an open one is triaged like any other, a closed one is shown as closed before TenTwo and is not included in any figure. No messages are sent.',
  choose: 'Choose a file',
  chooseAnother: 'Choose another file',
  formats: (megabytes: string, rows: string) =>
    `.xlsx or .csv, up to ${megabytes} MB and ${rows} rows. It is read in your browser; its rows are sent only when you check them.`,
  reading: 'Reading the file…',
  trouble: {
    tooLarge: 'The file is too large. Split it, or leave out sheets and pictures.',
    empty: 'The file is empty.',
    oldExcel:
      'This is an Excel file of the old kind (.xls), or one with a password. Save it as .xlsx without a password.',
    noTable: 'This file cannot be read as a table. Save it again as .xlsx or .csv.',
    unpacksTooLarge:
      'The file holds far more than a register does once it is unpacked. Copy the table alone into a new workbook.',
    tooManyRows:
      'The table has more than 5,000 rows, or a cell far below it. Split it, or delete what is below the table.',
    tooManyColumns:
      'The table has more than 100 columns, or a cell far to its right. Delete what does not belong to the register.',
    quoteNotClosed:
      'A quotation mark is opened in the file and never closed, so its cells cannot be told apart. Save it again as .csv or .xlsx.',
    noRows: 'There are no rows in this file.',
  } satisfies Record<ImportTroubleCode, string>,
  nothingKept: 'Nothing was imported.',
  read: (name: string, rows: string) => `Rows below the headings in ${name}: ${rows}.`,
  sheet: 'Sheet',
  columns: 'Which column is what',
  columnsText: 'Guessed from the headings. Change what is wrong; fields that the file does not have stay empty.',
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
  needed: 'required',
  notInFile: 'Not in this file',
  leftOut: (columns: string) => `Not imported: ${columns}.`,
  lacking: 'Choose the columns that say what happened and when it was detected: without them no row can be imported.',
  dates: 'How does the file write 3 April 2024?',
  dateOrder: { dayFirst: 'Day first: 03/04/2024', monthFirst: 'Month first: 04/03/2024' } satisfies Record<
    DateOrder,
    string
  >,
  choices: 'What these mean',
  choicesText: 'The file uses words that are not in TenTwo’s lists. A value without a meaning is an error in its rows.',
  value: 'In the file',
  meaningOf: (field: string, text: string) => `${field}: “${text}”`,
  rows: 'Rows',
  means: 'Means',
  notDecided: 'Not decided',
  leaveOpen: 'Leave open',
  state: { open: 'Open', closed: 'Closed' } satisfies Record<RowState, string>,
  moreValues: (count: string) => `and ${count} more. Is it the right column?`,
  check: 'Check without writing',
  checking: (done: string, total: string) => `Checking rows: ${done} of ${total}`,
  checked: 'Checked; nothing has been written yet.',
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
  whatIsSaid: 'Remarks',
  firstRows: (shown: string, total: string) => `The first ${shown} of ${total}; all are in the report.`,
  withSimilar: 'Also import those that are probably in the register already',
  start: (rows: string, isOne: boolean) => `Import ${rows} ${isOne ? 'row' : 'rows'}`,
  goOn: (rows: string, isOne: boolean) => `Continue: ${rows} ${isOne ? 'row' : 'rows'} left`,
  takes: (minutes: string) =>
    `Takes about ${minutes} min, so that Microsoft 365 stays responsive for everyone. Keep this page open. If it is interrupted, choose the same file again: nothing is imported twice.`,
  importing: (done: string, total: string) => `Importing rows: ${done} of ${total}`,
  stop: 'Stop',
  over: 'The import is done.',
  stopped: 'The import stopped. Rows imported so far are kept; press again to continue, or choose the same file later.',
  report: 'Save the report (CSV)',
  reportName: 'import report',
  reportHead: ['Row', 'Number in that register', 'Outcome', 'Remarks'] as const,
  /** Prefix of a problem at a column, with a trailing space. */
  atColumn: (field: string, heading: string) => `${field} (column ${heading}): `,
  noColumn: (field: string) => `${field} (no column): `,
  similar: (reference: string) => `Probably the same as ${reference}.`,
  already: (reference: string) => `Already imported as ${reference}.`,
  otherContent: (reference: string) =>
    `This number was imported as ${reference}, but with another text. If it is another nonconformity, give it another number in the file.`,
  became: (reference: string) => `Imported as ${reference}.`,
  twice: (row: string) =>
    `Row ${row} has the same number, or the same content. If it is another nonconformity, give it another number in the file.`,
  notYet: (why: string) => `${why} Press again to continue.`,
};

export type ImportWords = Voiced<typeof importWords>;
