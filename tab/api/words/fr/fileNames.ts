import type { FileNames } from '../en/fileNames.ts';

export const fileNames: FileNames = {
  measures: 'chiffres',
  register: 'registre',
  sample: 'echantillon',
  auditPack: 'dossier d-audit',
};
