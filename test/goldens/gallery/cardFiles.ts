import { readdirSync, readFileSync } from 'node:fs';
import { sessionFormNames } from '../../../bot/cards/session/sessionVerbs.ts';
import { workCommandNames } from '../../../bot/cards/work/workVerbs.ts';

/** Golden cards by the beginning of their names, and the file in `bot/cards` that draws them. The longest counts. */
const files: Readonly<Record<string, string>> = {
  add: 'report/addCard.ts',
  approval: 'decide/approvalCard.ts',
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
  'notice-actionAssigned': 'decide/actionCard.ts',
  'notice-approval': 'decide/approvalCard.ts',
  'notice-deputyAsked': 'decide/approvalCard.ts',
  'own-deputy': 'own/deputyCard.ts',
  'own-snoozeReview': 'own/snoozeReviewCard.ts',
  posted: 'messages/postedCard.ts',
  receipt: 'report/receiptCard.ts',
  record: 'work/recordCard.ts',
  report: 'report/reportCard.ts',
  'report-button': 'report/reportButtonCard.ts',
  search: 'messages/searchCard.ts',
  sentence: 'messages/sentenceCard.ts',
  several: 'messages/severalCard.ts',
  session: 'session/fiveWhysCard.ts',
  'session-notLeading': 'session/notLeadingCard.ts',
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
  'parts/textForm.ts',
  'session/forms/sessionForm.ts',
  'work/commandForm.ts',
  'work/workForms.ts',
];

const cards = new URL('../../../bot/cards/', import.meta.url);
/** Files that declare a card or forms, below `bot/cards`. */
export const cardFiles: readonly string[] = readdirSync(cards, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /(Card|Forms?)\.ts$/.test(path) && !partsOfCards.includes(path));
const sources = cardFiles.map((path) => ({ path, text: readFileSync(new URL(path, cards), 'utf8') }));

/** The form of which this is a golden: `work-`, `form-` or `session-form-`, and the name of the form. */
export const formOf = (golden: string): string | undefined => {
  const [begin, ...rest] = golden.split('-');
  if (begin === 'session' && rest[0] === 'form') return sessionFormNames.find((one) => one === rest[1]);
  return begin === 'work' || begin === 'form' ? workCommandNames.find((one) => one === rest[0]) : undefined;
};

/** @returns below `bot/cards` */
export const fileOf = (golden: string): string | undefined => {
  const form = formOf(golden);
  if (form) return sources.find(({ text }) => text.includes(`const ${form}Form`))?.path ?? 'work/oneTextForm.ts';
  const [longest] = Object.keys(files)
    .filter((begin) => golden === begin || golden.startsWith(`${begin}-`) || golden.startsWith(`${begin}A`))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : files[longest];
};
