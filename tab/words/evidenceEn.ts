import type { EvidenceWords } from './evidenceWords.ts';

export const evidenceEn: EvidenceWords = {
  none: 'No file proves anything here yet.',
  add: 'Add evidence',
  hint: 'Choose files, drop them here, or paste a picture. At most 100 MB each.',
  unnamedHint:
    'The reporter keeps his name back: what a camera writes into a picture (place, device, time) is taken out. Documents stay as they are, so look at whom they name.',
  drop: 'Drop to attach',
  proves: 'What does it prove?',
  wholeRecord: 'The record as a whole',
  ofAction: (action) => `for action ${action}`,
  by: (when, who) => `${when} by ${who}`,
  open: (name) => `Open ${name}`,
  opening: (name) => `${name} is being fetched and compared with its hash…`,
  copyHash: (name) => `Copy the SHA-256 of ${name}`,
  sending: (name) => `Sending ${name}`,
  keeping: (name) => `${name} has arrived and is being kept`,
  waiting: (name) => `${name} is next`,
  cancel: (name) => `Cancel ${name}`,
  cancelled: (name) => `${name} was not attached.`,
  tryAgain: (name) => `Try again with ${name}`,
  remove: 'Remove',
  removeFile: (name) => `Remove ${name} from this list`,
  attached: (name) => `${name} is attached.`,
  notAttached: (name) => `${name} is not attached.`,
  kept: 'The file is still at hand here. Trying again never attaches it twice.',
};
