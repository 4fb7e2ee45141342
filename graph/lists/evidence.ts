/** A document library: files in folders, and no columns of our own. */
export type Library = {
  /** The title identifies it. */
  readonly name: string;
  readonly description: string;
};

/** A folder for each nonconformity. History records what a file was, by its SHA-256 (design section 2). */
export const evidenceLibrary: Library = {
  name: 'Evidence',
  description: 'Files that prove what the records tell. TenTwo puts them here; do not change or delete them.',
};
