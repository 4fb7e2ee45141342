import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Texts about files. */
export const evidenceWords = {
  none: 'No evidence has been attached yet.',
  add: 'Add evidence',
  hint: 'Choose files, drop them here, or paste a picture. At most 100 MB each.',
  /** For a record whose reporter withholds their name. */
  unnamedHint:
    'The reporter withholds their name: what a camera writes into a picture (place, device, time) is removed. Documents stay as they are, so check who they name.',
  drop: 'Drop to attach',
  proves: 'What does it prove?',
  wholeRecord: 'The record as a whole',
  ofAction: (action: string) => `for action ${action}`,
  by: (when: string, who: string) => `${when} by ${who}`,
  open: (name: string) => `Open ${name}`,
  opening: (name: string) => `${name} is being fetched and compared with its hash…`,
  copyHash: (name: string) => `Copy the SHA-256 of ${name}`,
  sending: (name: string) => `Sending ${name}`,
  /** Everything has been sent. */
  keeping: (name: string) => `${name} has arrived and is being saved`,
  waiting: (name: string) => `${name} is next`,
  cancel: (name: string) => `Cancel ${name}`,
  cancelled: (name: string) => `${name} was not attached.`,
  tryAgain: (name: string) => `Try again with ${name}`,
  remove: 'Remove',
  removeFile: (name: string) => `Remove ${name} from this list`,
  attached: (name: string) => `${name} is attached.`,
  notAttached: (name: string) => `${name} is not attached.`,
  /** After a failure that may pass. */
  kept: 'The file is still here. Trying again will not attach it twice.',
};

export type EvidenceWords = Voiced<typeof evidenceWords>;
