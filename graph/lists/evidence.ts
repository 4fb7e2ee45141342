/** A document library: files in folders, and no columns of ours. */
export type Library = {
  /** Title, by which it is found. */
  readonly name: string;
  readonly description: string;
};

/** A folder for each nonconformity. What a file was is kept in History, by its SHA-256 (design section 2). */
export const evidenceLibrary: Library = {
  name: 'Evidence',
  description: 'Files that prove what the records tell. TenTwo puts them here; do not change or delete them.',
};
