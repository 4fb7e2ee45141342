import { workCommandNames } from '../../../bot/cards/work/workVerbs.ts';

/** Golden cards by the beginning of their names, and the file in `bot/cards` that draws them. The longest counts. */
const files: Readonly<Record<string, string>> = {
  add: 'addCard.ts',
  approval: 'decide/approvalCard.ts',
  case: 'caseCard.ts',
  'case-button': 'caseButtonCard.ts',
  'case-record': 'caseRecordCard.ts',
  checkpoint: 'checkpointCard.ts',
  correct: 'correctCard.ts',
  digest: 'digestCard.ts',
  done: 'notices/doneCard.ts',
  tasks: 'digestCard.ts',
  files: 'filesCard.ts',
  'files-which': 'whichRecordCard.ts',
  help: 'helpCard.ts',
  'my-reports': 'myReportsCard.ts',
  'new-report': 'noticeCard.ts',
  urgent: 'noticeCard.ts',
  notice: 'notices/personalNotices.ts',
  'notice-actionAssigned': 'decide/actionCard.ts',
  'notice-approval': 'decide/approvalCard.ts',
  'notice-deputyAsked': 'decide/approvalCard.ts',
  'own-deputy': 'own/deputyCard.ts',
  'own-snoozeReview': 'own/snoozeReviewCard.ts',
  posted: 'postedCard.ts',
  receipt: 'receiptCard.ts',
  record: 'work/recordCard.ts',
  report: 'reportCard.ts',
  'report-button': 'reportButtonCard.ts',
  search: 'searchCard.ts',
  sentence: 'sentenceCard.ts',
  session: 'session/fiveWhysCard.ts',
  'session-notLeading': 'session/notLeadingCard.ts',
  'session-form-problem': 'session/problemForm.ts',
  'session-form-cause': 'session/causeForm.ts',
  'session-form-evidence': 'session/evidenceForm.ts',
  'session-form-vote': 'session/voteForm.ts',
  'session-form-object': 'session/objectForm.ts',
  'session-form-facilitate': 'session/facilitateForm.ts',
  'session-form-follow': 'session/followForm.ts',
  'session-form-again': 'session/followForm.ts',
  'session-form-merge': 'session/mergeForm.ts',
  'session-form-root': 'session/rootForm.ts',
  'session-form-statement': 'session/statementForm.ts',
  'session-form-handOver': 'session/handOverForm.ts',
  'session-form-close': 'session/closeForm.ts',
  trouble: 'sentenceCard.ts',
  training: 'training/trainingCard.ts',
  triage: 'triageCard.ts',
  'unnamed-receipt': 'unnamedReceiptCard.ts',
  unreached: 'unreachedCard.ts',
  welcome: 'welcomeCard.ts',
  withdraw: 'withdrawCard.ts',
  work: 'work/workCard.ts',
  'work-bare': 'work/bareCard.ts',
};

/** What several cards and forms are made of. */
export const partsOfCards: readonly string[] = [
  'decide/onOpenActionForm.ts',
  'parts/textForm.ts',
  'session/sessionForm.ts',
  'work/actForm.ts',
  'work/commandForm.ts',
  'work/oneTextForm.ts',
  'work/otherRecordForm.ts',
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
