import { workCommandNames } from '../../../bot/cards/work/workVerbs.ts';

/** Golden cards by the beginning of their names, and the file in `bot/cards` that draws them. The longest counts. */
const files: Readonly<Record<string, string>> = {
  add: 'report/addCard.ts',
  approval: 'decide/approval/approvalCard.ts',
  case: 'report/caseCard.ts',
  'case-button': 'report/caseButtonCard.ts',
  'case-record': 'report/caseRecordCard.ts',
  checkpoint: 'messages/checkpointCard.ts',
  correct: 'report/correctCard.ts',
  digest: 'messages/digestCard.ts',
  done: 'notices/doneCard.ts',
  tasks: 'messages/digestCard.ts',
  files: 'files/filesCard.ts',
  'files-which': 'files/whichRecordCard.ts',
  help: 'messages/helpCard.ts',
  'my-reports': 'report/myReportsCard.ts',
  'new-report': 'messages/noticeCard.ts',
  urgent: 'messages/noticeCard.ts',
  notice: 'notices/personalNotices.ts',
  'notice-actionAssigned': 'decide/action/actionCard.ts',
  'notice-approval': 'decide/approval/approvalCard.ts',
  'notice-deputyAsked': 'decide/approval/approvalCard.ts',
  'own-deputy': 'own/deputyCard.ts',
  'own-snoozeReview': 'own/snoozeReviewCard.ts',
  posted: 'messages/postedCard.ts',
  receipt: 'report/receiptCard.ts',
  record: 'work/recordCard.ts',
  report: 'report/reportCard.ts',
  'report-button': 'report/reportButtonCard.ts',
  search: 'messages/searchCard.ts',
  sentence: 'messages/sentenceCard.ts',
  session: 'session/fiveWhysCard.ts',
  'session-notLeading': 'session/notLeadingCard.ts',
  'session-form-problem': 'session/forms/problemForm.ts',
  'session-form-cause': 'session/forms/causeForm.ts',
  'session-form-evidence': 'session/forms/evidenceForm.ts',
  'session-form-vote': 'session/forms/voteForm.ts',
  'session-form-object': 'session/forms/objectForm.ts',
  'session-form-facilitate': 'session/forms/facilitateForm.ts',
  'session-form-follow': 'session/forms/followForm.ts',
  'session-form-again': 'session/forms/followForm.ts',
  'session-form-merge': 'session/forms/mergeForm.ts',
  'session-form-root': 'session/forms/rootForm.ts',
  'session-form-statement': 'session/forms/statementForm.ts',
  'session-form-handOver': 'session/forms/handOverForm.ts',
  'session-form-close': 'session/forms/closeForm.ts',
  trouble: 'messages/sentenceCard.ts',
  training: 'training/trainingCard.ts',
  triage: 'messages/triageCard.ts',
  'unnamed-receipt': 'report/unnamedReceiptCard.ts',
  unreached: 'messages/unreachedCard.ts',
  welcome: 'messages/welcomeCard.ts',
  withdraw: 'report/withdrawCard.ts',
  work: 'work/workCard.ts',
  'work-bare': 'work/bareCard.ts',
};

/** What several cards and forms are made of. */
export const partsOfCards: readonly string[] = [
  'drawForm.ts',
  'decide/action/onOpenActionForm.ts',
  'parts/textForm.ts',
  'session/forms/sessionForm.ts',
  'work/reaction/actForm.ts',
  'work/commandForm.ts',
  'work/oneTextForm.ts',
  'work/triage/otherRecordForm.ts',
];

/** Of a command's form: its file is called after the command. */
const formIn = (name: string): string | undefined => {
  const [begin, command] = name.split('-');
  const isForm = begin === 'work' || begin === 'form';
  return isForm ? workCommandNames.find((one) => one === command) : undefined;
};

/** @returns below `bot/cards`; for a form the end of it */
export const fileOf = (golden: string): string | undefined => {
  const command = formIn(golden);
  if (command) return `${command}Form.ts`;
  const [longest] = Object.keys(files)
    .filter((begin) => golden === begin || golden.startsWith(`${begin}-`) || golden.startsWith(`${begin}A`))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : files[longest];
};
