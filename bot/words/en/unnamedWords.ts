import type { Anonymity } from '../../../procedure/record/report/identity.ts';
import { reportingWords } from '../../../procedure/words/en/reportingWords.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** For reporters who withhold their name: calm, short, and promising nothing that is not true. */
export const unnamedWords = {
  /** On the short form. */
  offer: 'Prefer not to give your name? *Add details* lets you choose.',
  question: reportingWords.question,
  /** One sentence each: who can learn the name. */
  choice: {
    named: 'By name: those who handle or check reports can see who you are, and I keep you informed.',
    ...reportingWords.choice,
  } satisfies Record<Anonymity, string>,
  afterwards:
    'If you report under seal or anonymously, nothing is sent to you afterwards: you get a number and a case code to follow the report with. What you write may itself show who you are. Teams keeps the messages in this chat, but not what you type into a form.',
  asBefore: reportingWords.asBefore,
  notToIsmsManager: reportingWords.notToIsmsManager,
  onlyInPrivate: 'In a channel, others can see who presses the button. Please write to me in our personal chat.',
  alreadySent:
    'This form was already sent without your name, and I will not send it a second time. To report something else, write “report”.',
  /** *Not saved yet* without the promise to send anything. */
  goesOn:
    'It may have been saved in the meantime. Nothing is sent to you, so please press *Try again*: it will only be saved once.',
  /** In place of a name. */
  known: { sealed: 'Reported under seal', anonymous: 'Anonymous' } satisfies Record<
    Exclude<Anonymity, 'named'>,
    string
  >,
  receipt: {
    ...reportingWords.unnamedReceipt,
    how: 'Use them to follow your report, answer questions or add something: write “case” to me, or press the button. Type the code only into that form, never into a chat.',
    teamsKeeps: 'Teams keeps the messages in this chat, but not what you typed into the form.',
    /** In the chat only: the message with the form cannot be taken away. */
    formStays:
      'If you see the form again when you come back, it has still been sent. *Not a report* only removes the form.',
    open: 'Follow this report',
  },
};

export type UnnamedWords = Voiced<typeof unnamedWords>;

/** The case card: an unnamed reporter gives number and code and asks what became of the report. */
export const caseWords = {
  title: 'A report without your name',
  how: 'Enter the number and the case code that you were given. I do not record who asks.',
  ...reportingWords.case,
  codeInMessage:
    'Your message contains a case code, and Teams keeps messages: you can delete it. Please type the code into this form instead.',
  codeInChannel: 'Your message contains a case code, and others can read it here: please delete it.',
  opensPrivately: 'Press the button below to open a form that only you can see.',
  /** Where a record that was asked for by its number is not shown. */
  hint: 'Reported without your name? Write “case”.',
  onlyNewest: 'Only the latest entry is shown in full.',
  stays: 'The number and the code stay filled in for your next step. None of this is kept in the chat.',
  saidWithdrawn: 'The report is withdrawn. Thank you all the same.',
};

export type CaseWords = Voiced<typeof caseWords>;
