/** What the checker can find. Those in `pending` are resolved by time: the server may still run the effect. */
export const pending = [
  'projectionMissing',
  'projectionBehind',
  'actionMissing',
  'actionBehind',
  'reactionMissing',
  'noticeMissing',
  'noticeUnsent',
  'noticeBehind',
  'noticeWaiting',
] as const;

export const wrong = [
  'keyUnreadable',
  'referenceDiffers',
  'hashDiffers',
  'linkDiffers',
  'hole',
  'duplicateKey',
  'duplicateCommand',
  'timeRunsBack',
  'unfoldable',
  'acknowledgedMissing',
  'answersDiffer',
  'answerDiffers',
  'actorDiffers',
  'refusedPresent',
  'refusedElsewhere',
  'forbiddenDone',
  'textElsewhere',
  'rowNotRequested',
  'reactionTwice',
  'projectionTwice',
  'projectionDiffers',
  'projectionOfNothing',
  'actionTwice',
  'actionDiffers',
  'actionOfNothing',
  'noticeTwice',
  'noticeRowTwice',
  'noticeAside',
  'noticeDropped',
  'noticeUninvited',
  'serverFailed',
  'checkpointMissing',
  'checkpointUnreadable',
  'checkpointNameDiffers',
  'signatureDiffers',
  'rangeDiffers',
  'rowsDiffer',
  'rootDiffers',
  'highestDiffers',
  'anchorSignatureDiffers',
  'anchorRowsDiffer',
  'anchorDiffers',
] as const;

export type What = (typeof pending)[number] | (typeof wrong)[number];

export type Finding = {
  readonly what: What;
  /** The row, record, action, notice or command that it is about. */
  readonly about: string;
  readonly more?: string;
};

export const isPending = ({ what }: Finding): boolean => (pending as readonly string[]).includes(what);
