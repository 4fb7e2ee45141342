/** Everything that can be wrong with a row. The codes appear in `--json`: append-only. */
export const misfits = {
  keyUnreadable: 'its commit key is invalid',
  referenceDiffers: 'its reference does not match its commit key, so readers of the record miss it',
  hashDiffers: 'its content was changed: its hash does not match',
  duplicateKey: 'another row has the same commit key',
  hole: 'the row before it is missing',
  linkDiffers: 'the row before it is not the one that it was written after',
  timeRunsBack: 'its time is invalid, or earlier than that of the row before it',
  duplicateCommand: 'its command is already recorded in another row',
  checkpointUnreadable: 'it does not contain a valid checkpoint',
  nameDiffers: 'its checkpoint has a different name',
  rangeDiffers: 'it does not continue the previous checkpoint, or covers itself',
  rowsMissing: 'rows that it covers are missing',
  rowsAdded: 'rows were added to those that it covers',
  rowsDiffer: 'the rows that it covers have changed',
  frontierDiffers: 'its frontier does not give its root',
  highestDiffers: 'the highest references have changed',
  numberMissing: 'no row has this number, and item ids are unused where its rows would be',
  createdElsewhere: 'it was not created by TenTwo',
  changedElsewhere: 'it was not written last by TenTwo: an old version may have been put back',
  shownRowMissing: 'this row of History is missing: another list shows it',
  rowMissing: 'this row is missing: History says that TenTwo wrote it',
  lossNotRecorded: 'it stands for a row that is missing, and no one recorded that this one is lost',
  headMissing: 'this row of Messages, which shows the last checkpoint, is missing',
  sealInvalid: 'it has no valid seal: TenTwo did not write it, or it was changed since',
  signatureDiffers: 'its signature does not match the key',
  anchorSignatureDiffers: 'the signature of the anchor does not match the key',
  anchorMissing: 'the checkpoint in the anchor is missing',
  anchorDiffers: 'its checkpoint differs from the anchor: History was rewritten',
  closingUnreadable: 'its closing of a session cannot be read',
  contributionMissing: 'contributions that the session included are missing',
  contributionsDiffer: 'contributions that the session included have changed',
  anchorRowsDiffer: 'the rows that the anchor covers have changed: History was rewritten',
  fileMissing: 'a file that it records is missing from the library',
  fileChanged: 'a file that it records has changed',
  timestampDiffers: 'its time stamp does not match',
  timeDiffers: 'it was not made at the time it states',
} as const;
export type Misfit = keyof typeof misfits;

/** A faulty row: its key (or `item 12`), item id, what is wrong, and details. */
export type Finding = {
  readonly row: string;
  readonly item: number;
  readonly misfit: Misfit;
  readonly about?: string;
  /** Name of the list, if it is not History. */
  readonly list?: string;
};
