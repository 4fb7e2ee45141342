import type { WorkCommandName } from '../cards/work/workVerbs.ts';

/** How a command is called on a button and above its form, what sends it, and what is said when it is done. */
export type CommandWords = { readonly title: string; readonly send: string; readonly done: string };

export type WorkCommandWords<Name extends string = WorkCommandName> = Readonly<Record<Name, CommandWords>>;

/** On the cards of those who work on a record. */
export type WorkWords = {
  readonly title: (command: string, reference: string) => string;
  readonly choose: string;
  readonly choosePerson: string;
  /** What is on record would be cut by the form. */
  readonly tooLarge: string;
  readonly onlyInDialog: string;
  /** What was typed is shown in bare inputs: the record cannot be read now. */
  readonly bare: string;
  /** Above such an input that has no name of its own. */
  readonly typed: string;
  /** In such an input, in place of what was chosen of a list. */
  readonly chosen: string;
  readonly planAction: (id: string) => string;
  readonly followUpNumber: (number: number) => string;
  /** Choices of the forms. */
  readonly kind: Readonly<Record<'done' | 'notNecessary' | 'dealtWith' | 'none' | 'yes' | 'no', string>>;
  readonly why: {
    readonly first: string;
    /** @param number 2, 3 … */
    readonly next: (number: number) => string;
    /** As it is recorded. @param answer the one before */
    readonly ask: (answer: string) => string;
    readonly again: string;
  };
  readonly record: {
    readonly missing: (missing: number, demanded: number) => string;
    readonly nothingMissing: string;
    /** Stands above what an earlier cycle came to. @param verdict on its actions */
    readonly earlier: (cycle: number, verdict: string) => string;
    readonly causeThen: (cause: string) => string;
    /** After a verdict that is not *effective*. */
    readonly nextCycle: (cycle: number) => string;
    /** Stands above what is recorded, by the letters of 10.2. */
    readonly group: Readonly<Record<'react' | 'causes' | 'plan' | 'effectiveness', string>>;
    readonly grade: string;
    readonly lane: string;
    readonly owner: string;
    readonly more: string;
    readonly whatNext: string;
    readonly next: string;
    readonly goOn: string;
  };
  readonly label: Readonly<Record<WorkLabel, string>>;
  readonly hint: Readonly<Record<WorkHint, string>> & { readonly judge: (date: string) => string };
};

/** Names of the fields of the forms. */
export type WorkLabel =
  | 'lane'
  | 'laneReason'
  | 'grade'
  | 'gradeReason'
  | 'owner'
  | 'body'
  | 'auditEnd'
  | 'planDue'
  | 'evidenceDue'
  | 'theirReference'
  | 'because'
  | 'whyRejected'
  | 'of'
  | 'ofOther'
  | 'whySame'
  | 'whyAgain'
  | 'question'
  | 'from'
  | 'to'
  | 'actKind'
  | 'whatDone'
  | 'by'
  | 'doneOn'
  | 'proof'
  | 'becauseNotNecessary'
  | 'consequencesKind'
  | 'whatConsequences'
  | 'told'
  | 'becauseNone'
  | 'areas'
  | 'checkedBy'
  | 'found'
  | 'resultElsewhere'
  | 'problem'
  | 'implications'
  | 'whyEvidence'
  | 'rootCause'
  | 'causeCategory'
  | 'agreedBy'
  | 'aloneBecause'
  | 'summary'
  | 'whyAccepted'
  | 'risk'
  | 'expires'
  | 'exception'
  | 'successCriteria'
  | 'method'
  | 'verdict'
  | 'result'
  | 'checkAgainOn'
  | 'followUp'
  | 'heldOn'
  | 'note'
  | 'nextFollowUp'
  | 'actionTitle'
  | 'term'
  | 'ismsNeeded';

export type WorkHint =
  | 'lane'
  | 'externalAudit'
  | 'addExternalAudit'
  | 'similar'
  | 'like'
  | 'number'
  | 'reject'
  | 'askReporter'
  | 'close'
  | 'reassign'
  | 'containment'
  | 'correction'
  | 'consequences'
  | 'elsewhere'
  | 'statement'
  | 'rootCause'
  | 'acceptRisk'
  | 'exception'
  | 'submit'
  | 'planAgain'
  | 'planRows'
  | 'isms'
  | 'addAction';
