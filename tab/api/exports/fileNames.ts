import type { ExportFormat, ExportKind } from '../../../procedure/exports/exportKinds.ts';
import type { Language } from '../../../procedure/words/languages.ts';

/** What a file is called after its number: letters that every system takes in a name. */
export const fileNames: Readonly<Record<Language, Readonly<Record<ExportKind, string>>>> = {
  en: { measures: 'numbers', register: 'register', sample: 'sample', auditPack: 'audit pack' },
  fr: { measures: 'chiffres', register: 'registre', sample: 'echantillon', auditPack: 'dossier d-audit' },
};

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  json: 'application/json',
};
