import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Texts of the report page besides the shared ones (`procedure/words/reportingWords.ts`). Loaded with the page. */
export const reportPageWords = {
  intro: 'One sentence is enough. You get a number, and the people who can put it right take it from there.',
  defaults:
    'The rest is taken as: detected today; clause: the security team will choose; impact and priority: not sure.',
  offer: 'Rather without your name? “Add details” lets you choose.',
  details: 'Add details',
  fewer: 'Fewer details',
  send: 'Send',
  today: 'Today, if you leave it empty.',
  named: 'By name: those who handle or check reports can see who you are, and TenTwo keeps you informed.',
  afterwards:
    'Under seal or anonymous, nothing is sent to you afterwards: you get a number and a case code, and ask with them. What you write may itself show who you are. Microsoft 365 keeps that you opened this tab, and when; what you type here is in no message.',
  attention: 'Almost there: please look at the notes under the fields.',
  clauseHint: 'By number or in your own words, such as “password”',
  noClause: 'No clause fits. The security team will choose.',
  draftKept: 'What you had typed is here again. It is kept in this browser alone, until you send it or close the tab.',
  discard: 'Clear the form',
  goesOn: 'It may be saved meanwhile: please press “Try again”, it is never saved twice.',
  receipt: {
    title: 'Your report is saved',
    repeated: 'It had arrived at your first try, as it was then. What you changed since is not in it: please add it.',
    copy: (what: string) => `Copy: ${what}`,
    how: 'With them you can see what becomes of it, answer questions or add something: here, or by writing “case” to TenTwo. Type the code into a form only, never into a chat.',
    files: 'You can add photos and files now: open the report.',
    open: 'Open the report',
    ask: 'Ask what became of it',
    another: 'Report something else',
    howToAnswer: 'Your report is saved as it is. To answer, open it and press “Add”; or leave it at that.',
    howToAnswerByCase: 'Your report is saved as it is. To answer, use your case code; or leave it at that.',
    byCase:
      'The one exception is a picture: send it to TenTwo in the chat, with number and code beside it, and delete that message afterwards, for Teams keeps it. Everything in the picture that could name you, such as place and device, is taken out before it is kept.',
  },
};

export type ReportPageWords = Voiced<typeof reportPageWords>;
