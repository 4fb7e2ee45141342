import { type ReportFacts, type ReportField, reportFields } from '../../procedure/record/report/reportFacts.ts';
import { type NonconformityRow, nonconformitiesList } from '../lists/nonconformities.ts';
import { truncateLine, truncateLines } from './truncate.ts';

/** The column of each field of the report. A field without a column does not compile. */
const columnOf = {
  what: 'NonconformityDescription',
  system: 'SystemConcerned',
  ongoing: 'Ongoing',
  detectedOn: 'DetectedOn',
  occurredOn: 'OccurredOn',
  clause: 'Clause',
  impact: 'Impact',
  priority: 'Priority',
  requirement: 'Requirement',
  evidence: 'Evidence',
  source: 'Source',
  immediateAction: 'ImmediateAction',
  onBehalfOf: 'OnBehalfOf',
} as const satisfies Readonly<Record<ReportField, keyof NonconformityRow>>;

type FactColumn = (typeof columnOf)[ReportField];

const isSingleLine = (column: FactColumn): boolean =>
  !nonconformitiesList.columns[column].facet.text?.allowMultipleLines;

/** The report as the columns of *Nonconformities*; empty for fields left open. */
export const reportColumns = (facts: ReportFacts): Readonly<Record<FactColumn, string>> =>
  Object.fromEntries(
    reportFields.map((field) => {
      const column = columnOf[field];
      return [column, isSingleLine(column) ? truncateLine(facts[field]) : truncateLines(facts[field])];
    }),
    // The compiler does not follow the keys through `fromEntries`; they are the values of `columnOf`.
  ) as Record<FactColumn, string>;
