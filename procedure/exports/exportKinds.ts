import { sideKeys } from '../record/values/sideKeys.ts';

/** The number of an export: `EXPORT-0001`, the key of its stream in History. */
export type ExportKey = `EXPORT-${string}`;

export const exportKeys = sideKeys('EXPORT-');
export const { isKey: isExportKey, keyOf: exportKeyOf } = exportKeys;

/** Files that hold more than one record. A closed list: each has its maker in `tab/api/exports/makers.ts`. */
export const exportKinds = ['measures', 'register', 'sample', 'auditPack'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** The file's format. */
export const exportFormats = ['csv', 'xlsx', 'zip', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
