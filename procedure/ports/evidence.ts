import type { EvidenceFile } from '../record/recordParts.ts';
import type { Reference } from '../record/values/reference.ts';

/** A file on its way to a record. */
export type SentFile = {
  readonly reference: Reference;
  /** As whoever sends it calls it (`fileName.ts`). */
  readonly name: string;
  /** How many bytes were announced, if that was told. What comes is counted. */
  readonly size?: number | undefined;
  /** Read once, and not at all before the announced size is found fit. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Told how many bytes are in the library, each time when more are. */
  readonly onProgress?: ((kept: number) => void) | undefined;
};
export type StoredFile =
  | { readonly kind: 'stored'; readonly file: Pick<EvidenceFile, 'name' | 'bytes' | 'sha256' | 'link'> }
  | { readonly kind: 'notStored'; readonly problem: 'emptyFile' | 'tooLarge' | 'cutShort' };
export type OpenedFile =
  /** The very bytes that the record vouches for. `close` is called when nobody reads them any more. */
  | { readonly kind: 'intact'; readonly bytes: AsyncIterable<Uint8Array>; readonly close: () => Promise<void> }
  /** Somebody put other bytes there. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' };

/** The files that prove what the records tell, in a folder for each record. */
export type Evidence = {
  /**
   * Keeps a file. Its hash is computed here, from the bytes that come. The same file of the same name in the same record
   * is kept once, however often and on however many replicas it is sent.
   * @throws Fault; sending it again is harmless
   */
  readonly store: (sent: SentFile) => Promise<StoredFile>;
  /** @throws Fault */
  readonly open: (reference: Reference, file: Pick<EvidenceFile, 'bytes' | 'sha256' | 'link'>) => Promise<OpenedFile>;
};
