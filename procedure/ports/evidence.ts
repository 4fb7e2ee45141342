import type { EvidenceFile } from '../record/recordParts.ts';
import type { Reference } from '../record/values/reference.ts';

/** Folder for copies of rows that an administrator set aside. */
export const setAsideFolder = 'Set aside';
/** A folder of the library: one for each record, and one for rows that were set aside. */
export type EvidenceFolder = Reference | typeof setAsideFolder;

/** A file sent to a record. */
export type SentFile<Folder extends EvidenceFolder = Reference> = {
  readonly reference: Folder;
  /** As the sender calls it (`fileName.ts`). */
  readonly name: string;
  /** Announced number of bytes, if known. The received bytes are counted. */
  readonly size?: number | undefined;
  /** Read once, and not at all before the announced size is accepted. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Called with the number of stored bytes whenever more are stored. */
  readonly onProgress?: ((kept: number) => void) | undefined;
};
export type StoredFile =
  | { readonly kind: 'stored'; readonly file: Pick<EvidenceFile, 'name' | 'bytes' | 'sha256' | 'link'> }
  | { readonly kind: 'notStored'; readonly problem: 'emptyFile' | 'tooLarge' | 'cutShort' };
export type OpenedFile =
  /** The very bytes that the record vouches for. `close` is called when they are no longer needed. */
  | { readonly kind: 'intact'; readonly bytes: AsyncIterable<Uint8Array>; readonly close: () => Promise<void> }
  /** The bytes there were replaced. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' };

/** The evidence files of the records, in a folder for each record. */
export type Evidence = {
  /**
   * Stores a file. Its hash is computed here, from the received bytes. The same file of the same name in the same
   * record is stored once, however often and on however many replicas it is sent.
   * @throws Fault; sending it again is harmless
   */
  readonly store: (sent: SentFile<EvidenceFolder>) => Promise<StoredFile>;
  /** @throws Fault */
  readonly open: (reference: Reference, file: Pick<EvidenceFile, 'bytes' | 'sha256' | 'link'>) => Promise<OpenedFile>;
};
