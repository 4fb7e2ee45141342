import type { ExportKind } from '../../../procedure/exports/exportKinds.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Texts of exports, loaded with the pages that have one. */
export const exportWords = {
  kind: { measures: 'Numbers', register: 'Register', sample: 'Sample', auditPack: 'Audit pack' } satisfies Record<
    ExportKind,
    string
  >,
  making: 'The file is being made',
  done: (key: string, name: string) => `Recorded as ${key} and saved as “${name}”.`,
  failed: 'No file came. Nothing else has changed, and you can ask for it again.',
};

export type ExportWords = Voiced<typeof exportWords>;
