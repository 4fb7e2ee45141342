import type { RecordCommand } from '../../procedure/commands/recordCommands.ts';
import type { Report } from '../../procedure/commands/report/report.ts';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import type { ReportedIn } from '../../procedure/record/values/choices.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Language } from '../../procedure/words/languages.ts';
import type { CaseCommandVerb, CaseForm, Form, FormState } from './form.ts';
import type { Scene } from './parts/buttons.ts';
import type { ReadSessionVerb } from './session/sessionVerbs.ts';
import type { Verb } from './verbs.ts';
import type { WorkCommandName, WorkStep } from './work/workVerbs.ts';

/** A press as handed to a card file: parsed, but not yet trusted. */
export type Press = {
  readonly verb: Verb;
  readonly n: string;
  /** `n` of the short report form that this one was unfolded from. */
  readonly short?: string | undefined;
  readonly reference?: Reference | undefined;
  /** Sequence of the commit that the card showed, according to the button. */
  readonly sequence?: number | undefined;
  /** The inputs, unchecked. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly scene: Scene;
  readonly reportedIn: ReportedIn;
  /** An automatic request by a client: nothing is written or sent for it. */
  readonly automatic?: true;
  /** The button is no longer supported: the record is shown instead. */
  readonly outdated?: true;
};

type Named<Name extends RecordCommand['name']> = Extract<RecordCommand, { name: Name }>;

/** The commands that cards have a form for. */
export type CardCommand = Report | Named<'addToReport' | 'correctReport' | 'withdrawReport'>;

/** Commands available to an unnamed reporter with their case code. */
export type CaseCommand = Named<'addToReport' | 'objectToRejection' | 'withdrawReport'>;

/** A person enters number and case code: the record is shown, and a command is carried out as its reporter. */
export type CaseIntent = {
  readonly kind: 'case';
  /** Absent if what was typed cannot be a reference, so there is no such record. */
  readonly reference: Reference | undefined;
  /** As it was typed. */
  readonly code: string;
  readonly form: CaseForm;
  readonly problems?: FormState['problems'];
  readonly isWithdrawing?: boolean;
  readonly doing?: { readonly verb: CaseCommandVerb; readonly command: CaseCommand };
};

/** A command's form about a record: to be drawn, or to be carried out with what was typed. */
export type WorkIntent = {
  readonly kind: 'work';
  readonly name: WorkCommandName;
  readonly step: WorkStep;
  readonly reference: Reference;
};

/** The plan for its approver, or a part of it. */
export type ApprovalIntent = {
  readonly kind: 'approval';
  readonly show: 'card' | 'more' | 'page';
  /** From 1. */
  readonly page: number;
  readonly reference: Reference;
};

/** A training is confirmed by a person who was asked, or its confirmations are shown. */
export type TrainingIntent = {
  readonly kind: 'training';
  readonly step: 'confirm' | 'show';
  readonly reference: Reference;
  /** Sequence of the commit that asked for the confirmation, as the card says. */
  readonly asked?: number | undefined;
};

/** A press on the card of a 5-Whys session, or input from one of its dialogs. */
export type SessionIntent = ReadSessionVerb & {
  readonly kind: 'session';
  readonly reference: Reference;
  /** Sequence of the commit that opened it, as the card says. */
  readonly opened?: number | undefined;
};

/** A personal setting, independent of any record. */
export type OwnIntent = {
  readonly kind: 'own';
  readonly name: 'nameDeputy' | 'snoozeReview';
  readonly step: 'open' | 'send' | 'none';
};
/** Its form, in the person's own chat. */
export type OwnForm = Omit<FormState, 'scene'>;

/** A press as understood by a card file. */
export type PressIntent =
  /** To be committed; the form, with what was typed, is given back if that fails. */
  | { readonly kind: 'command'; readonly command: CardCommand; readonly form: () => Form }
  /** A form, for the first time or again with its problems. */
  | { readonly kind: 'form'; readonly form: Form }
  /** A form about a record; the record has to be read first. */
  | { readonly kind: 'recordForm'; readonly form: 'add' | 'correct' | 'withdraw'; readonly reference: Reference }
  | { readonly kind: 'record'; readonly reference: Reference; readonly choosing?: true }
  | WorkIntent
  | ApprovalIntent
  | TrainingIntent
  | SessionIntent
  | OwnIntent
  | CaseIntent
  | { readonly kind: 'help' }
  | { readonly kind: 'myReports' }
  | { readonly kind: 'myTasks' }
  /** The periodic review, which covers all records. */
  | { readonly kind: 'review' }
  | { readonly kind: 'discarded' }
  /** A button that is not, or no longer, valid. */
  | { readonly kind: 'outdated' };

export type Parse = (press: Press, today: CalendarDate) => PressIntent;
