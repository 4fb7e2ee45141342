/** What the page says about files. */
export type EvidenceWords = {
  readonly none: string;
  readonly add: string;
  readonly hint: string;
  /** Of a record whose reporter keeps his name back. */
  readonly unnamedHint: string;
  readonly drop: string;
  readonly proves: string;
  readonly wholeRecord: string;
  readonly ofAction: (action: string) => string;
  readonly by: (when: string, who: string) => string;
  readonly open: (name: string) => string;
  readonly opening: (name: string) => string;
  readonly copyHash: (name: string) => string;
  readonly sending: (name: string) => string;
  /** All has left this device. */
  readonly keeping: (name: string) => string;
  readonly waiting: (name: string) => string;
  readonly cancel: (name: string) => string;
  readonly cancelled: (name: string) => string;
  readonly tryAgain: (name: string) => string;
  readonly remove: string;
  readonly removeFile: (name: string) => string;
  readonly attached: (name: string) => string;
  readonly notAttached: (name: string) => string;
  /** After a failure that may pass. */
  readonly kept: string;
};
