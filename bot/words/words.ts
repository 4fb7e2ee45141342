import type { CoachSubject } from '../../procedure/coach/coachQuestion.ts';
import type { ReportField } from '../../procedure/record/reportFacts.ts';
import type { Language } from '../../procedure/words/languages.ts';
import type { HelpReason } from '../cards/helpCard.ts';
import type { DecideWords } from './decideWords.ts';
import { en } from './en.ts';
import type { ExtensionWords } from './extensionWords.ts';
import type { FileWords } from './fileWords.ts';
import { fr } from './fr.ts';
import type { MeetingWords } from './meetingWords.ts';
import type { ReminderWords } from './reminderWords.ts';
import type { SessionWords } from './sessionWords.ts';
import type { TrainingWords } from './trainingWords.ts';
import type { CaseWords, UnnamedWords } from './unnamedWords.ts';
import type { WorkCommandWords, WorkWords } from './workWords.ts';

/** What the bot says itself, in one language; terms of the procedure are in its own words. */
export type BotWords = {
  readonly welcome: {
    readonly title: string;
    readonly person: string;
    readonly team: string;
    readonly chooseChannel: string;
  };
  readonly help: {
    readonly title: string;
    readonly because: Readonly<Record<HelpReason, string>>;
    readonly how: string;
    readonly howShared: string;
    readonly commands: string;
    readonly commandsShared: string;
    readonly report: string;
    readonly mine: string;
    readonly case: string;
    readonly register: string;
  };
  readonly form: {
    readonly attention: string;
    readonly cutToLimit: string;
    readonly quoted: (text: string) => string;
    readonly back: string;
    readonly placeholder: Readonly<Partial<Record<ReportField, string>>>;
  };
  readonly report: {
    readonly title: string;
    readonly defaults: string;
    readonly optional: string;
    readonly send: string;
    readonly details: string;
    readonly discard: string;
    readonly discarded: string;
  };
  readonly reportButton: { readonly text: string; readonly open: string };
  readonly receipt: {
    readonly saved: (reference: string) => string;
    readonly whoSees: (roles: readonly string[]) => string;
    readonly youHearBy: (date: string) => string;
    /** The same for a report that its reporter kept from the ISMS managers. */
    readonly whoSeesKept: (roles: readonly string[]) => string;
    readonly youHearByKept: (date: string) => string;
    readonly findItAgain: string;
    readonly add: string;
    readonly correct: string;
    readonly withdraw: string;
    readonly added: string;
    readonly corrected: string;
    readonly withdrawn: string;
    /** At most one of them, after saving: it may be left unanswered. */
    readonly coach: {
      readonly blame: (words: string) => string;
      readonly asks: Readonly<Record<Exclude<CoachSubject, 'blame'>, string>>;
      /** How to answer: on the receipt itself, or with the case code. */
      readonly howToAnswer: string;
      readonly howToAnswerByCase: string;
    };
  };
  readonly record: {
    readonly stage: string;
    readonly reportedAt: string;
    readonly addedAt: (at: string) => string;
    readonly askedAt: (at: string) => string;
    readonly moreInRegister: string;
    readonly openInRegister: string;
  };
  readonly add: FormWords;
  readonly correct: {
    readonly title: (reference: string) => string;
    readonly historyStays: string;
    readonly send: string;
  };
  readonly withdraw: FormWords;
  readonly myReports: {
    readonly title: string;
    readonly none: string;
    readonly choose: string;
    readonly more: (count: number) => string;
    readonly unnamedElsewhere: string;
    readonly onlyInPrivate: string;
  };
  readonly triage: { readonly title: string; readonly stillGoingOn: (names: string) => string };
  readonly notice: {
    readonly urgent: string;
    readonly newReport: string;
    /** Of a report that its reporter kept from the ISMS managers. */
    readonly newKept: string;
    readonly kept: string;
  };
  /** Whom the bot could not reach, for somebody who can tell him. */
  readonly unreached: {
    readonly whom: string;
    readonly channel: string;
    readonly was: string;
    readonly askPerson: string;
    readonly askChannel: string;
    readonly kept: string;
    readonly over: string;
  };
  /** In the triage channel, for whoever keeps or checks the history. */
  readonly checkpoint: {
    readonly title: string;
    readonly sealed: string;
    readonly made: string;
    readonly covers: string;
    /** @param first @param last ids of items */
    readonly rows: (rows: number, first: number, last: number) => string;
    readonly digest: string;
    readonly signature: string;
    readonly check: string;
    readonly how: string;
  };
  readonly channel: {
    readonly chosen: string;
    readonly alreadyChosen: string;
    readonly onlyInChannel: string;
    readonly onlyAdministrator: string;
  };
  readonly unnamed: UnnamedWords;
  readonly case: CaseWords;
  readonly file: FileWords;
  readonly work: WorkWords;
  readonly decide: DecideWords;
  readonly reminder: ReminderWords;
  readonly training: TrainingWords;
  readonly meeting: MeetingWords;
  readonly session: SessionWords;
  readonly extension: ExtensionWords;
  readonly command: WorkCommandWords;
  readonly notSaved: {
    readonly title: string;
    readonly why: (because: string) => string;
    /** It was slow, and is still under way. */
    readonly goesOn: string;
    /** It failed, and nobody but the person tries again. */
    readonly tryLater: string;
    readonly again: string;
  };
  readonly trouble: {
    readonly slow: string;
    readonly bug: string;
    readonly notNow: (because: string) => string;
    readonly id: (id: string) => string;
    readonly comesLater: string;
  };
  readonly outdated: string;
  readonly otherOrganisation: string;
  readonly nobody: string;
};

type FormWords = {
  readonly title: (reference: string) => string;
  readonly label: string;
  readonly hint: string;
  readonly send: string;
};

export const botWords: Readonly<Record<Language, BotWords>> = { en, fr };
