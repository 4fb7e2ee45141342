import { type ReportFacts, type ReportField, reportFields } from '../../procedure/record/report/reportFacts.ts';
import { nonconformitiesList } from '../lists/nonconformities.ts';
import { truncateLine, truncateLines } from './truncate.ts';

/** Two columns are named by the procedure's log, all others by their field. */
const named = { what: 'NonconformityDescription', system: 'SystemConcerned' } as const;
type Named = typeof named;
type FactColumn = Named[keyof Named] | Capitalize<Exclude<ReportField, keyof Named>>;

const columnOf = (field: ReportField): FactColumn =>
  field in named
    ? named[field as keyof Named]
    : // The compiler does not follow the letters.
      (`${field.charAt(0).toUpperCase()}${field.slice(1)}` as FactColumn);

/** A field without a column in the list does not compile. */
const isSingleLine = (column: FactColumn): boolean =>
  !nonconformitiesList.columns[column].facet.text?.allowMultipleLines;

/** The report as the columns of *Nonconformities*; empty for fields left open. */
export const reportColumns = (facts: ReportFacts): Readonly<Record<FactColumn, string>> =>
  Object.fromEntries(
    reportFields.map((field) => {
      const column = columnOf(field);
      return [column, isSingleLine(column) ? truncateLine(facts[field]) : truncateLines(facts[field])];
    }),
    // The compiler does not follow the keys through `fromEntries`; they are all the values of `columnOf`.
  ) as Record<FactColumn, string>;
