import type { CsvWords } from '../en/csvWords.ts';

export const csvWords: CsvWords = {
  head: [
    'Indicateur',
    'De',
    'Du',
    'Au',
    'Établi le',
    'Valeur',
    'Unité',
    'Médiane',
    'P90',
    'Période précédente',
    'Comptées',
    'Manquantes',
    'En attente',
    'Exclues',
    'Définition',
    'Population',
    'Exclusions',
  ],
  unit: { days: 'jours', share: 'part', ratio: 'rapport', count: 'non-conformités' },
};
