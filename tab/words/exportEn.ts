import type { ExportWords } from './exportWords.ts';

export const exportEn: ExportWords = {
  kind: { measures: 'Numbers', register: 'Register', sample: 'Sample', auditPack: 'Audit pack' },
  making: 'The file is being made',
  done: (key, name) => `Recorded as ${key} and saved as “${name}”.`,
  failed: 'No file came. Nothing else has changed, and you can ask for it again.',
};
