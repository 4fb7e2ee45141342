import type { FormWords } from '../../procedure/words/formWords.ts';

/** Commands whose forms are part of deciding or of an action. */
export type DecideCommandName =
  | 'approvePlan'
  | 'returnPlan'
  | 'rejectPlan'
  | 'delegateApproval'
  | 'decideExtension'
  | 'decideObjection'
  | 'cancelAction'
  | 'reportProgress'
  | 'completeAction'
  | 'requestExtension'
  | 'objectToRejection';

/** Facts on notices, each a name for what follows. */
export type NoticeLabel =
  | 'reason'
  | 'because'
  | 'comment'
  | 'question'
  | 'followedAs'
  | 'outcome'
  | 'verdict'
  | 'result'
  | 'closedOn'
  | 'until'
  | 'grade'
  | 'lane'
  | 'by'
  | 'exception'
  | 'deputy'
  | 'checkAgain'
  | 'recurredAs'
  | 'whatWasDone'
  | 'nowYours'
  | 'dueNow'
  | 'approvedDue'
  | 'askedDue'
  | 'doneOn'
  | 'progress'
  | 'decision'
  | 'rejectedBecause'
  | 'objection';

/** The parts of a plan. */
export type PlanLabel =
  | 'action'
  | 'objective'
  | 'title'
  | 'owner'
  | 'due'
  | 'priority'
  | 'kind'
  | 'term'
  | 'shortTermNotNecessary'
  | 'successCriteria'
  | 'method'
  | 'verifyOn'
  | 'verifier'
  | 'manager'
  | 'followUps'
  | 'ismsNotNeeded'
  | 'ismsNeeded'
  | 'purpose'
  | 'consequences'
  | 'integrity'
  | 'resources'
  | 'responsibilities';

type Decided = (name: string, date: string) => string;

/** On notices, the approval and the action card. */
export type DecideWords = Pick<FormWords, 'input'> & {
  /** Before a text of somebody: the colon as the language sets it. */
  readonly titled: (title: string) => string;
  readonly you: string;
  /** @param mark the end of the person's id */
  readonly notNamed: (mark: string) => string;
  readonly plan: Readonly<Record<PlanLabel, string>>;
  readonly notice: Readonly<Record<NoticeLabel, string>> & {
    readonly hearAgain: string;
    readonly answer: string;
    readonly show: string;
    readonly verifyOn: (date: string) => string;
  };
  /** What has become of a notice's matter. */
  readonly settled: {
    readonly takenUp: string;
    readonly objected: string;
    readonly objectionDecided: string;
    readonly answered: string;
    readonly handedOn: string;
    readonly submittedAgain: string;
    readonly beingChanged: string;
    readonly nothingLeft: string;
    readonly goesOn: string;
    readonly granted: string;
    readonly notGranted: string;
    readonly judged: (verdict: string) => string;
    readonly approved: Decided;
    readonly returned: Decided;
    readonly refused: Decided;
  };
  readonly approval: {
    readonly problem: string;
    readonly implications: string;
    readonly causes: string;
    readonly changed: string;
    readonly same: string;
    readonly plan: string;
    readonly added: string;
    readonly dropped: string;
    readonly different: string;
    readonly returnedWith: string;
    readonly refusedWith: string;
    readonly exception: string;
    readonly anonymous: string;
    readonly delegatedBy: (name: string) => string;
    readonly delegatedUntil: (date: string) => string;
    readonly tooLong: string;
    readonly confirm: (actions: number) => string;
    readonly moreHint: string;
    readonly part: (part: number, parts: number) => string;
    readonly goTo: string;
    readonly readOn: string;
    readonly readAgain: string;
    readonly title: string;
  };
  readonly button: {
    readonly approve: string;
    readonly return: string;
    readonly more: string;
    readonly read: string;
    readonly done: string;
    readonly progress: string;
    readonly moreTime: string;
    readonly changePlan: string;
  };
};
