import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Texts of the report page besides the shared ones (`procedure/words/reportingWords.ts`). Loaded with the page. */
export const reportPageWords = {
  intro: 'One sentence is enough. You get a number, and the people who can put it right take it from there.',
  defaults:
    'For the rest, TenTwo assumes: detected today; clause: the security team will choose; impact and priority: not sure.',
  offer: 'Prefer not to give your name? “Add details” lets you choose.',
  details: 'Add details',
  fewer: 'Fewer details',
  send: 'Send',
  today: 'Today, if you leave it empty.',
  named: 'By name: those who handle or check reports can see who you are, and TenTwo keeps you informed.',
  afterwards:
    'If you report under seal or anonymously, nothing is sent to you afterwards: you get a number and a case code to follow the report with. What you write may itself show who you are. Microsoft 365 records that you opened this tab, and when; what you type here is not in any message.',
  attention: 'Almost there: please look at the notes under the fields.',
  clauseHint: 'By number or in your own words, such as “password”',
  noClause: 'No clause fits. The security team will choose.',
  draftKept: 'Your draft has been restored. It is kept in this browser only, until you send it or close the tab.',
  discard: 'Clear the form',
  goesOn: 'It may have been saved in the meantime: please press “Try again”, it will only be saved once.',
  receipt: {
    title: 'Your report is saved',
    repeated:
      'Your first attempt had already been saved, as it was then. What you have changed since is not in it: please add it.',
    copy: (what: string) => `Copy: ${what}`,
    how: 'Use them to follow your report, answer questions or add something: here, or by writing “case” to TenTwo. Type the code only into a form, never into a chat.',
    files: 'You can add photos and files now: open the report.',
    open: 'Open the report',
    ask: 'Follow this report',
    another: 'Report something else',
    howToAnswer: 'Your report is saved as it is. To answer, open it and press “Add”; or leave it at that.',
    howToAnswerByCase: 'Your report is saved as it is. To answer, use your case code; or leave it at that.',
    byCase:
      'The one exception is a picture: send it to TenTwo in the chat, with the number and the code in the same message, and delete that message afterwards, because Teams keeps it. Everything in the picture that could identify you, such as place and device, is removed before it is kept.',
  },
};

export type ReportPageWords = Voiced<typeof reportPageWords>;
