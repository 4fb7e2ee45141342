import type { MadeFile } from '../../procedure/exports/exported.ts';

/** A file of the numbers as its export records it. */
export const aMadeFile = (changes: Partial<MadeFile> = {}): MadeFile => ({
  kind: 'measures',
  format: 'csv',
  records: 5,
  asked: '{}',
  digest: 'a1'.repeat(32),
  bytes: 12,
  ...changes,
});
