import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { CommandGroup } from '../../page/record/forms/specs/commandGroups.ts';

/** Texts of a record's forms besides those shared with the cards. Loaded with the record's page. */
export const formsWords = {
  actions: 'What you can do',
  more: 'More',
  group: {
    report: 'The report',
    triage: 'Triage',
    react: 'Reaction (10.2 a)',
    causes: 'Causes (10.2 b)',
    plan: 'Plan and approval (10.2 c, e)',
    actions: 'Actions (10.2 c)',
    end: 'Effectiveness and closure (10.2 d)',
    work: 'Tasks and reminders',
  } satisfies Record<CommandGroup, string>,
  loading: 'The form is being prepared',
  choose: 'Please choose',
  attention: 'Something in the form needs your attention.',
  action: 'Action',
  rejectedBecause: 'Rejected, because',
  objection: 'Objection',
  granted: 'More time is granted',
  notGranted: 'The date stays as it is',
  askedUntil: (date: string) => `More time was requested, until ${date}`,
  person: {
    placeholder: 'Type a name',
    searching: 'Searching…',
    found: (count: number) => (count === 1 ? '1 person found' : `${count} people found`),
    none: 'No one found. Try the beginning of the name or of the address.',
    failed: 'The directory does not answer at the moment. You can choose people whose names are known here.',
    unnamed: 'A person whose name is not known here',
    remove: (name: string) => `Remove ${name}`,
    most: (most: number) => `${most} people at most.`,
  },
  correctReport: {
    title: 'Correct the report',
    send: 'Save the correction',
    done: 'The report is corrected. The earlier version stays in the history.',
    text: 'The earlier version stays in the history.',
  },
  openIdentity: {
    title: 'Open the sealed identity',
    send: 'Open it',
    done: 'The identity was opened. The history shows this, with your reason.',
    text: 'First it is recorded who opened it, when and why; everyone who may read the record can see that. The name itself is shown only to you, and only once.',
    reason: 'Why is it necessary?',
    is: 'The report was made by',
    once: 'This is shown only here and only now. To see it again, you have to open it again and give a reason.',
    close: 'Close',
  },
  openSession: {
    title: 'Open a 5-Whys session',
    send: 'Open it',
    done: 'The session is open.',
    text: 'Everyone who takes part in this record looks for the causes together, live. It begins with the problem statement.',
    facilitator: 'Who leads it, if not you?',
  },
  takeLate: {
    title: 'Include late confirmations',
    send: 'Include them',
    done: 'The late confirmations are now part of the record.',
    text: 'Confirmations that arrived after the closing are kept separately until the person who asked for them includes them.',
  },
};

export type FormsWords = Voiced<typeof formsWords>;
