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
    end: 'Effectiveness and end (10.2 d)',
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
  askedUntil: (date: string) => `More time was asked for, until ${date}`,
  person: {
    placeholder: 'Type a name',
    searching: 'Searching…',
    found: (count: number) => (count === 1 ? '1 person found' : `${count} people found`),
    none: 'No one found. Try the beginning of the name or of the address.',
    failed: 'The directory does not answer at the moment. Those whose names are known here can be chosen.',
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
    done: 'The identity was opened, and the history says so with your reason.',
    text: 'Who opened it, when and why is recorded first, and everyone who may read the record sees that. The name itself is shown to you alone, once.',
    reason: 'Why is it necessary?',
    is: 'The report was made by',
    once: 'This is shown only here and only now. To see it again, it has to be opened again, with a reason.',
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
    title: 'Take in late confirmations',
    send: 'Take them in',
    done: 'What came late is part of the record now.',
    text: 'What was confirmed after the confirmations were closed is kept apart, until the person who leads them takes it in.',
  },
};

export type FormsWords = Voiced<typeof formsWords>;
