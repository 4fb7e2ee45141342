import type { RecordCommandName } from '../stages/permissions.ts';
import { formEn } from './formEn.ts';
import { formFr } from './formFr.ts';
import type { Language } from './languages.ts';

/** How a command is called on a button and above its form, what sends it, and what is said when it is done. */
export type CommandWords = { readonly title: string; readonly send: string; readonly done: string };

/** What a reporter does with his own report, files, and what belongs to one room have words of their own there. */
type NamedElsewhere =
  | 'addToReport'
  | 'correctReport'
  | 'withdrawReport'
  | 'attachEvidence'
  | 'openIdentity'
  | 'openSession'
  | 'leadSession'
  | 'takeLateContributions';
export type FormCommandName = Exclude<RecordCommandName, NamedElsewhere>;

/** What the forms of the commands say, on a card and on the page alike. */
export type FormWords = {
  /** Choices. */
  readonly kind: Readonly<Record<'done' | 'notNecessary' | 'dealtWith' | 'none' | 'yes' | 'no', string>>;
  readonly label: Readonly<Record<FormLabel, string>>;
  readonly hint: Readonly<Record<FormHint, string>> & { readonly judge: (date: string) => string };
  /** Of decisions, and of an action. */
  readonly input: Readonly<Record<FormInput, string>>;
  readonly training: Readonly<Record<'people' | 'text' | 'onlyThis' | 'which' | 'closing', string>>;
  readonly snooze: Readonly<Record<'which' | 'until' | 'reason', string>> & { readonly hint: (days: number) => string };
  readonly command: Readonly<Record<FormCommandName, CommandWords>>;
};

export const formWords: Readonly<Record<Language, FormWords>> = { en: formEn, fr: formFr };

/** Names of fields. */
export type FormLabel =
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

export type FormHint =
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

type FormInput =
  | 'doneOn'
  | 'whatWasDone'
  | 'howFar'
  | 'newDue'
  | 'whyLater'
  | 'originalKept'
  | 'granted'
  | 'why'
  | 'objection'
  | 'upheld'
  | 'rejectionStands'
  | 'toldToReporter'
  | 'exception'
  | 'about'
  | 'wholePlan'
  | 'whatToChange'
  | 'rejectHint'
  | 'delegateTo'
  | 'until'
  | 'delegateHint';
