import type { Work } from '../../../procedure/stages/heldWork.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Texts of the register besides its lines, loaded after them. */
export const registerWords = {
  overdue: 'Only overdue',
  holder: 'Work assigned to',
  ownedBy: 'Owner',
  mine: 'My work',
  lane: 'Lane',
  source: 'How it came to light',
  detectedFrom: 'Detected from',
  detectedTo: 'Detected until',
  export: 'Export',
  exportAs: { xlsx: 'As an Excel file', csv: 'As CSV' },
  /** Number of lines in the file, and the note that very long files omit the long texts. */
  exportHint: (lines: string, withTexts: boolean, most: string) =>
    withTexts
      ? `Exactly what is shown. Lines: ${lines}`
      : `${lines} lines. Root cause, plans, success criteria, reporter and closing day are left out of a file of more than ${most} lines.`,
  copyView: 'Copy a link to this view',
  handover: {
    button: 'Hand over work…',
    title: 'Hand over someone’s work',
    text: 'When someone leaves, everything still assigned to them is handed over: nonconformities, plans, open actions, effectiveness checks. Look at the list first; nothing changes until you press the button below it.',
    from: 'Hand over from',
    to: 'Hand over to',
    because: 'Why',
    show: 'Show their work',
    nothing: (who: string) => `${who} has no open work that you can see.`,
    found: (count: string, isOne: boolean, who: string) =>
      `${who} has work in ${count} open ${isOne ? 'nonconformity' : 'nonconformities'}.`,
    work: {
      owner: 'owner',
      planManager: 'plan manager',
      actionOwner: 'actions',
      verifier: 'effectiveness check',
    } satisfies Record<Work, string>,
    start: (count: string, isOne: boolean) => `Hand over ${count} ${isOne ? 'nonconformity' : 'nonconformities'}`,
    goOn: (count: string) => `Try the remaining ${count} again`,
    running: (done: string, of: string) => `${done} of ${of} handed over`,
    finished: (done: string, of: string) => `${done} of ${of} are handed over.`,
    done: 'Handed over',
    notDone: (why: string) => `Not handed over: ${why}`,
    waiting: 'Not yet',
    reference: 'Reference',
    held: 'Work',
    result: 'Result',
    same: 'This is the same person.',
    again: 'You can press again: nothing is handed over twice.',
    close: 'Close',
    stop: 'Stop',
  },
};

export type RegisterWords = Voiced<typeof registerWords>;
