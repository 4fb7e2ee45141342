import type { Unit } from '../../../procedure/measures/measures.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import type { CsvStyle } from '../csv.ts';

type CsvWords = {
  readonly style: CsvStyle;
  /** In the order of the columns. */
  readonly head: readonly string[];
  /** `count`: nonconformities. */
  readonly unit: Readonly<Record<Unit | 'count', string>>;
};

/** What the table says besides the procedure's own words. */
export const csvWords: Readonly<Record<Language, CsvWords>> = {
  en: {
    style: { separator: ',', decimal: '.' },
    head: [
      ...['Figure', 'Of', 'From', 'To', 'As of', 'Value', 'Unit', 'Median', 'P90', 'Period before', 'Counted'],
      ...['Missing', 'Pending', 'Left out', 'Definition', 'Population', 'Exclusions'],
    ],
    unit: { days: 'days', share: 'share', ratio: 'ratio', count: 'nonconformities' },
  },
  fr: {
    style: { separator: ';', decimal: ',' },
    head: [
      ...['Indicateur', 'De', 'Du', 'Au', 'Établi le', 'Valeur', 'Unité', 'Médiane', 'P90', 'Période précédente'],
      ...['Comptées', 'Manquantes', 'En attente', 'Écartées', 'Définition', 'Population', 'Exclusions'],
    ],
    unit: { days: 'jours', share: 'part', ratio: 'rapport', count: 'non-conformités' },
  },
};
