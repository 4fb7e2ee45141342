import type { ExportKind } from '../../../procedure/exports/exportKinds.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** What is said of exports. It comes with the pages that have one, so that the first page loads without it. */
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
