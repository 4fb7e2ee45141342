import type { Anonymity } from '../../../procedure/record/report/identity.ts';
import { reportingWords } from '../../../procedure/words/en/reportingWords.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** For reporters who withhold their name: calm, short, and promising nothing that is not true. */
export const unnamedWords = {
  /** On the short form. */
  offer: 'Rather without your name? *Add details* lets you choose.',
  question: reportingWords.question,
  /** One sentence each: who can learn the name. */
  choice: {
    named: 'By name: those who handle or check reports can see who you are, and I keep you informed.',
    ...reportingWords.choice,
  } satisfies Record<Anonymity, string>,
  afterwards:
    'Under seal or anonymous, nothing is sent to you afterwards: you get a number and a case code, and ask with them. What you write may itself show who you are. Teams itself keeps this chat: the messages in it, not what you type into a form.',
  asBefore: reportingWords.asBefore,
  notToIsmsManager: reportingWords.notToIsmsManager,
  onlyInPrivate: 'In a channel others see who presses. Please write to me in our personal chat.',
  alreadySent:
    'This form was already sent without your name, and I do not send it a second time. To report something else, write “report”.',
  /** *Not saved yet* without the promise to send anything. */
  goesOn: 'It may be saved meanwhile. Nothing is sent to you, so please press *Try again*: it is never saved twice.',
  /** In place of a name. */
  known: { sealed: 'Reported under seal', anonymous: 'Anonymous' } satisfies Record<
    Exclude<Anonymity, 'named'>,
    string
  >,
  receipt: {
    ...reportingWords.unnamedReceipt,
    how: 'With them you can see what becomes of it, answer questions or add something: write “case” to me, or press the button. Type the code into that form only, never into a chat.',
    teamsKeeps: 'Teams itself keeps this chat: the messages in it, not what you typed into the form.',
    /** In the chat only: the message with the form cannot be taken away. */
    formStays:
      'If the form is here again when you come back, it was sent all the same. *Not a report* only removes the form.',
    open: 'Ask what became of it',
  },
};

export type UnnamedWords = Voiced<typeof unnamedWords>;

/** The case card: an unnamed reporter gives number and code and asks what became of the report. */
export const caseWords = {
  title: 'A report without your name',
  how: 'Type in the number and the case code that you got. I do not keep who asks.',
  ...reportingWords.case,
  codeInMessage:
    'Your message holds a case code, and Teams keeps messages: you can delete it. Please type the code into this form instead.',
  codeInChannel: 'Your message holds a case code, and others can read it here: please delete it.',
  opensPrivately: 'Press the button below: a form opens that only you see.',
  /** Where a record that was asked for by its number is not shown. */
  hint: 'Reported without your name? Write “case”.',
  onlyNewest: 'Only the newest is shown in full.',
  stays: 'Number and code stay here for your next press. Nothing of this is kept in the chat.',
  saidWithdrawn: 'It is withdrawn. Thank you all the same.',
};

export type CaseWords = Voiced<typeof caseWords>;
