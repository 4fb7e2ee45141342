import { commandWords } from '../../../procedure/words/en/commandWords.ts';
import { reportingWords } from '../../../procedure/words/en/reportingWords.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { HelpReason } from '../../cards/messages/helpReasons.ts';
import { decideWords } from './decideWords.ts';
import { extensionWords } from './extensionWords.ts';
import { fileWords } from './fileWords.ts';
import { meetingWords } from './meetingWords.ts';
import { reminderWords } from './reminderWords.ts';
import { sessionWords } from './sessionWords.ts';
import { trainingWords } from './trainingWords.ts';
import { caseWords, unnamedWords } from './unnamedWords.ts';
import { workWords } from './workWords.ts';

/** Texts of the bot itself, in one language; the terms of the procedure are in the words of `procedure/`. */
export const botWords = {
  welcome: {
    title: 'Hello, I am TenTwo',
    person:
      'When something about information security is not as it should be, tell me. I give it a number and pass it to the people who can put it right.',
    team: 'I take reports when something about information security is not as it should be, give each a number and pass it to the people who can put it right.',
    chooseChannel:
      'Administrators: write “@TenTwo use this channel for triage” in the channel where new reports should appear.',
  },
  help: {
    title: 'How I can help',
    because: {
      asked:
        'I record what is not as it should be: an unlocked archive, a lost laptop, a missing backup, a rule that no one can follow.',
      notUnderstood: 'I did not quite catch that. Here is what I can do.',
      question: 'I cannot answer questions yet, but I can take a report and show you yours.',
      thanks: 'You are welcome. I am here whenever something is not as it should be.',
    } satisfies Record<HelpReason, string>,
    how: 'Just write what happened, in your own words. I ask two short questions, you press *Send*, and you get a number.',
    howShared: 'Press the button below to open a form that only you can see.',
    commands:
      'You can also write: report · my reports · my work · what is overdue · my deputy · search … · case · NC-2026-0042 (any number you know) · help',
    commandsShared:
      'In our personal chat you can also write: report · my reports · case · a number such as NC-2026-0042',
    report: 'Report something',
    mine: 'My reports',
    case: 'I have a case code',
    register: 'Open the register',
  },
  form: {
    attention: 'Almost there: please look at the notes under the fields.',
    cutToLimit: 'We kept the beginning.',
    quoted: (text: string) => `“${text}”:`,
    back: 'Back',
    placeholder: reportingWords.placeholder,
  },
  report: {
    title: 'Shall I report this?',
    defaults:
      'For the rest I assume: detected today; clause: the security team will choose; impact and priority: not sure. *Add details* lets you say more.',
    optional: reportingWords.optional,
    send: 'Send',
    details: 'Add details',
    discard: 'Not a report',
    discarded: 'All right, nothing was kept. I am here when you need me.',
  },
  reportButton: {
    text: 'Thank you for speaking up. Only you can see the form; only the people who handle reports see what you send.',
    open: 'Open the form',
  },
  receipt: {
    ...reportingWords.receipt,
    findItAgain: 'To find it again, write “my reports” in our personal chat.',
    add: 'Add',
    correct: 'Correct',
    withdraw: 'Withdraw',
    added: 'Thank you. It was added to your report.',
    corrected: 'Thank you. Your report is corrected.',
    withdrawn: 'Your report is withdrawn. Thank you all the same.',
    /** At most one of them, after saving: it may be left unanswered. */
    coach: {
      ...reportingWords.coach,
      /** How to answer: on the receipt itself, or with the case code. */
      howToAnswer: 'Your report is saved as it is. To answer, press *Add*; or leave it at that.',
      howToAnswerByCase: 'Your report is saved as it is. To answer, use your case code; or leave it at that.',
    },
  },
  record: {
    stage: 'Stage',
    reportedAt: 'Reported',
    addedAt: (at: string) => `Added ${at}`,
    askedAt: (at: string) => `Asked ${at}`,
    moreInRegister: 'This is an extract: the full record is in the register.',
    openInRegister: 'Open in the register',
  },
  add: {
    title: (reference: string) => `Add to ${reference}`,
    label: reportingWords.addition.label,
    hint: 'What you said before stays as it is.',
    send: 'Add it',
  },
  correct: {
    title: (reference: string) => `Correct ${reference}`,
    historyStays: 'The history keeps the earlier version.',
    send: 'Save the correction',
  },
  withdraw: {
    title: (reference: string) => `Withdraw ${reference}?`,
    label: 'Why? (optional)',
    hint: 'It keeps its number and stays readable, but no one will work on it.',
    send: 'Yes, withdraw it',
  },
  myReports: {
    title: 'Your reports',
    none: 'You have not reported anything yet.',
    choose: 'Choose one to see where it stands.',
    more: (count: number) => `${count} more in the register.`,
    unnamedElsewhere: 'Reports without your name are not listed here: to follow one, write “case”.',
    onlyInPrivate:
      'I show reports only to people who may read them, not to a whole channel. Write to me in our personal chat, or open the register.',
  },
  triage: {
    title: 'New report',
    stillGoingOn: (names: string) => `Still going on: ${names}`,
  },
  notice: {
    urgent: 'Still going on: please look at it now.',
    newReport: 'New report. No triage channel has been chosen yet, so it comes to you.',
    /** For a report that its reporter keeps from the ISMS managers. */
    newKept: 'New report. It comes to you instead of the ISMS manager.',
    kept: 'The reporter does not want the ISMS manager to see it: please keep it from them.',
  },
  /** Of notices that waited at the same time. */
  several: {
    title: (count: number) => `${count} notices`,
    why: 'They were all waiting for you, so they come in one message. Open a record to see what is asked of you.',
  },
  /** About a person the bot could not reach, for someone who can tell them. */
  unreached: {
    whom: 'Not reached',
    channel: 'The triage channel',
    was: 'Message',
    askPerson:
      'Please tell this person, and ask them to open TenTwo in Teams, or to unblock it: after that it can write to them itself.',
    askChannel:
      'Please look at the record yourself, and have TenTwo added to the team again or choose another channel.',
    kept: 'The message is kept and will be sent then, if it still matters.',
    over: 'The record has moved on: this is no longer needed.',
  },
  /** In the triage channel, for the people who keep or check the history. */
  checkpoint: {
    title: 'Checkpoint of the history',
    sealed:
      'The history is sealed up to here. Anyone able to rewrite the lists in SharePoint still cannot rewrite this message: please leave it where it is.',
    made: 'Made',
    covers: 'Rows covered',
    /** @param last id of the last item */
    rows: (rows: number, last: number) => `${rows.toLocaleString('en-GB')}, up to item ${last}`,
    check: 'How to check',
    how: 'Save the following lines as anchor.txt and run: npm run verify -- --anchor anchor.txt (docs/verify.md says what is compared).',
  },
  channel: {
    chosen: 'Done. New reports will be shown in this channel, without the reporter’s name.',
    alreadyChosen: 'New reports are already shown in this channel.',
    onlyInChannel: 'Please write this in the channel where new reports should appear.',
    onlyAdministrator: 'Only an administrator of TenTwo can choose the channel.',
  },
  unnamed: unnamedWords,
  case: caseWords,
  file: fileWords,
  work: workWords,
  decide: decideWords,
  reminder: reminderWords,
  training: trainingWords,
  meeting: meetingWords,
  session: sessionWords,
  extension: extensionWords,
  command: commandWords,
  notSaved: {
    title: 'Not saved yet',
    why: (because: string) => `Reason: ${because}. Everything you typed is still here.`,
    /** It was slow and is still in progress. */
    goesOn: 'If it is saved after all, I will show it in our chat.',
    /** It failed, and only the person can retry. */
    tryLater: 'Please press *Try again* in a moment; it will only be saved once.',
    again: 'Try again',
  },
  trouble: {
    slow: 'Microsoft 365 is taking longer than usual',
    bug: 'something went wrong on our side',
    notNow: (because: string) => `I cannot do this right now: ${because}. Please try again in a moment.`,
    id: (id: string) => `If you ask for help, mention ${id}.`,
    comesLater: 'This is taking longer than usual. I will answer here as soon as I can.',
  },
  outdated: 'This button no longer works. Write “help” to see what you can do.',
  otherOrganisation: 'I only work inside the organisation that installed me.',
  unknownSender:
    'I cannot tell who you are here, so I cannot record this. Please sign in to Teams with your work account.',
};

export type BotWords = Voiced<typeof botWords>;
