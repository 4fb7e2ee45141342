/** Everything that can be wrong with a row, and how it is said. Codes are for `--json`: append-only. */
export const misfits = {
  keyUnreadable: 'its commit key is none',
  referenceDiffers: 'its reference is not that of its commit key, so that readers of the record miss it',
  hashDiffers: 'its content was changed: the hash over it is another',
  duplicateKey: 'another row has the same commit key',
  hole: 'the row before it is missing',
  linkDiffers: 'the row before it is not the one it was written after',
  timeRunsBack: 'its time is none, or earlier than that of the row before',
  duplicateCommand: 'its command was recorded before, in another row',
  checkpointUnreadable: 'it holds no checkpoint',
  nameDiffers: 'the checkpoint in it bears another name',
  previousDiffers: 'the checkpoint before it is not the one it was made after',
  rangeDiffers: 'its range does not begin behind the checkpoint before, or reaches itself',
  rowsDiffer: 'the rows that it covers are not as many as they were',
  digestDiffers: 'the rows that it covers are not what they were',
  highestDiffers: 'the highest references are not what they were',
  signatureDiffers: 'its signature was not made with the key',
  anchorSignatureDiffers: 'the signature of the anchor was not made with the key',
  anchorMissing: 'the checkpoint that the anchor shows is not there',
  anchorDiffers: 'the checkpoint in it is not the one that the anchor shows: History was rewritten',
  closingUnreadable: 'the closing of a session in it cannot be read',
  contributionMissing: 'contributions that the session included are no longer there',
  contributionsDiffer: 'the contributions that the session included are not what they were',
  anchorRowsDiffer: 'the rows that the anchor covers are not what they were: History was rewritten',
  fileMissing: 'a file that it vouches for is not in the library any more',
  fileChanged: 'a file that it vouches for is not what it was',
} as const;
export type Misfit = keyof typeof misfits;

/** A row that does not fit: its commit key (or `item 12`), the id of its item, what is wrong, and more about it. */
export type Finding = {
  readonly row: string;
  readonly item: number;
  readonly misfit: Misfit;
  readonly about?: string;
};
