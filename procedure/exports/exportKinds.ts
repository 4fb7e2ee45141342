/** What leaves as a file that holds more than one record. A closed list: each has its maker in `tab/api/exports/makers.ts`. */
export const exportKinds = ['measures', 'register', 'sample', 'auditPack'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What the file is. */
export const exportFormats = ['csv', 'xlsx', 'zip', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
