import type { Unit } from '../../../../procedure/measures/measures.ts';

/** Texts of the table of the measures, besides the procedure's own words. */
export type CsvWords = {
  /** In the order of the columns. */
  readonly head: readonly string[];
  /** `count`: nonconformities. */
  readonly unit: Readonly<Record<Unit | 'count', string>>;
};

export const csvWords: CsvWords = {
  head: [
    'Figure',
    'Of',
    'From',
    'To',
    'As of',
    'Value',
    'Unit',
    'Median',
    'P90',
    'Previous period',
    'Counted',
    'Missing',
    'Pending',
    'Excluded',
    'Definition',
    'Population',
    'Exclusions',
  ],
  unit: { days: 'days', share: 'share', ratio: 'ratio', count: 'nonconformities' },
};
