import type { Voiced } from '../../../../procedure/words/voiced.ts';

/** Texts of the pages for reporting without sign-in, besides the procedure's own words. */
export const openWords = {
  /** Link to this page from the page in another language. */
  inThisLanguage: 'In English',
  report: {
    title: 'Report without your name',
    intro:
      'When something about information security is not as it should be, say so here. There is no sign-in and no cookie. Neither your network address nor the time is kept with the report; only the day is.',
    /** What cannot be promised. */
    careful:
      'TenTwo cannot rule out that your browser and your network record that you opened this page. What you write may itself show who you are.',
    details: 'Add details',
    defaults:
      'If you add nothing: detected today; the security team chooses the clause; impact and priority: not sure.',
    today: 'Today, if you leave it empty.',
    send: 'Send',
    toCase: 'Do you have a number and a case code? Follow your report',
    toPrivacy: 'Privacy notice',
  },
  receipt: {
    title: 'Your report is saved',
    /** Why the number and code are needed. */
    how: 'Use them to follow your report, answer questions or add something.',
    notKept: 'Your identity was not recorded: no one can look it up, and no one can write to you.',
    answerByCase: 'Your report is saved as it is. To answer, use your case code; or leave it at that.',
    ask: 'Follow this report',
  },
  case: {
    title: 'Follow your report',
    how: 'Enter the number and the case code that you were given. TenTwo does not record who asks.',
    toReport: 'Report something else',
  },
  attention: 'Almost there: please look at the notes under the fields. Nothing was sent yet.',
  optional: 'optional',
  /** With half a sentence of the procedure (`fault`) in between. */
  notSaved: (because: string) =>
    `Not saved yet: ${because}. Everything you typed is still here. Please press “Try again” in a moment; it will only be saved once.`,
  notNow: (because: string) => `This cannot be done right now: ${because}. Please try again in a moment.`,
  tryAgain: 'Try again',
  /** Nothing was sent on. */
  tooMuch: (minutes: string) =>
    `Too many reports are coming in through this page at the moment, so nothing was sent. What you typed is still here: please press the button again in ${minutes} minutes.`,
  wentWrong: {
    title: 'That did not work',
    unreadable: 'The server could not read what was sent, and kept nothing of it. Please open the page again.',
    ours: 'Something went wrong on our side, and it is not known whether it was saved. Please go back and send it again.',
    tooMany: (seconds: string) =>
      `Too many requests are coming from your network at the moment, so nothing was done. Please try again in ${seconds} s.`,
    back: 'Back to the form',
  },
  clauses: { requirements: 'Requirements of the standard', controls: 'Controls (Annex A)' },
};

export type OpenWords = Voiced<typeof openWords>;
