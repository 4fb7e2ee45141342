import type { ExportWords } from '../en/exportWords.ts';

export const exportWords: ExportWords = {
  kind: { measures: 'Chiffres', register: 'Registre', sample: 'Échantillon', auditPack: 'Dossier d’audit' },
  making: 'Le fichier est en préparation',
  done: (key, name) => `Consigné sous ${key} et enregistré dans « ${name} ».`,
  failed: 'Aucun fichier n’est arrivé. Rien d’autre n’a changé, et vous pouvez le redemander.',
};
