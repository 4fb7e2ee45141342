import type { ExportKind } from '../../../../procedure/exports/exportKinds.ts';
import type { Voiced } from '../../../../procedure/words/voiced.ts';

/** The name of a file, after its number: only letters that every system accepts in a name. */
export const fileNames = {
  measures: 'numbers',
  register: 'register',
  sample: 'sample',
  auditPack: 'audit pack',
} satisfies Record<ExportKind, string>;

export type FileNames = Voiced<typeof fileNames>;
