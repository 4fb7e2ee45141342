import { approvalCard } from './decide/approvalCard.ts';
import { digestCard } from './messages/digestCard.ts';
import { helpCard } from './messages/helpCard.ts';
import { deputyCard } from './own/deputyCard.ts';
import { snoozeReviewCard } from './own/snoozeReviewCard.ts';
import type { Parse } from './press.ts';
import { addCard } from './report/addCard.ts';
import { caseCard } from './report/caseCard.ts';
import { correctCard } from './report/correctCard.ts';
import { myReportsCard } from './report/myReportsCard.ts';
import { receiptCard } from './report/receiptCard.ts';
import { reportCard } from './report/reportCard.ts';
import { withdrawCard } from './report/withdrawCard.ts';
import { fiveWhysCard } from './session/fiveWhysCard.ts';
import { type SessionVerb, sessionVerbs } from './session/sessionVerbs.ts';
import { trainingCard } from './training/trainingCard.ts';
import type { Verb } from './verbs.ts';
import { recordCard } from './work/recordCard.ts';
import { workCard } from './work/workCard.ts';
import { type WorkVerb, workVerbs } from './work/workVerbs.ts';

/** All are read by one file. */
const work = Object.fromEntries(workVerbs.map((verb) => [verb, workCard])) as Readonly<
  Record<WorkVerb, typeof workCard>
>;

const session = Object.fromEntries(sessionVerbs.map((verb) => [verb, fiveWhysCard])) as Readonly<
  Record<SessionVerb, typeof fiveWhysCard>
>;

/** The card file of each verb. */
export const cards: Readonly<Record<Verb, { readonly verbs: readonly Verb[]; readonly parse: Parse }>> = {
  'report.open': reportCard,
  'report.send': reportCard,
  'report.details': reportCard,
  'report.discard': reportCard,
  'reports.mine': myReportsCard,
  'help.show': helpCard,
  'record.show': receiptCard,
  'record.add': receiptCard,
  'record.addSend': addCard,
  'record.correct': receiptCard,
  'record.correctSend': correctCard,
  'record.withdraw': receiptCard,
  'record.withdrawSend': withdrawCard,
  'case.open': caseCard,
  'case.show': caseCard,
  'case.add': caseCard,
  'case.object': caseCard,
  'case.withdraw': caseCard,
  'case.withdrawSend': caseCard,
  'record.more': recordCard,
  'record.choose': recordCard,
  'approval.show': approvalCard,
  'approval.more': approvalCard,
  'approval.read': approvalCard,
  ...work,
  ...session,
  'tasks.mine': digestCard,
  'tasks.open': digestCard,
  'snoozeReminder.open': digestCard,
  'training.confirm': trainingCard,
  'training.show': trainingCard,
  'own.deputySave': deputyCard,
  'own.deputyNone': deputyCard,
  'own.snoozeReview': snoozeReviewCard,
};
