import { sideKeys } from '../record/values/sideKeys.ts';

/** The number of an export: `EXPORT-0001`, the key of its stream in History. */
export type ExportKey = `EXPORT-${string}`;

export const exportKeys = sideKeys('EXPORT-');
export const { isKey: isExportKey, keyOf: exportKeyOf } = exportKeys;
