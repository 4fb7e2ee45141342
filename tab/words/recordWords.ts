import type { ReportedIn } from '../../procedure/record/choices.ts';
import type { Language } from '../../procedure/words/languages.ts';
import type { ActionField, PlanField } from '../api/planFields.ts';
import type { LinkKind } from '../api/recordWire.ts';
import type { EventTold } from '../api/wire.ts';
import type { EvidenceWords } from './evidenceWords.ts';
import { recordEn } from './recordEn.ts';
import { recordFr } from './recordFr.ts';

/** The parts of the page, in its order: each with its heading. */
export const recordSections = [
  'path',
  'answer',
  'report',
  'before',
  'outcome',
  'plan',
  'approvals',
  'effectiveness',
  'causes',
  'earlier',
  'trainings',
  'evidence',
  'related',
  'history',
] as const;
export type RecordSection = (typeof recordSections)[number];

/** What the page of a record says. It comes with that page, so that the register loads without it. */
export type RecordWords = {
  readonly onThisPage: string;
  /** A name and what it is: the colon as the language sets it. */
  readonly titled: (title: string, text: string) => string;
  readonly section: Readonly<Record<RecordSection, string>>;
  readonly reportedBy: (date: string, who: string, where: string) => string;
  readonly imported: (date: string, who: string, where: string) => string;
  readonly reportedIn: Readonly<Record<ReportedIn, string>>;
  readonly damage: { readonly unknownEvent: (row: string) => string; readonly brokenChain: (row: string) => string };
  readonly path: {
    readonly state: { readonly done: string; readonly current: string; readonly ahead: string };
    readonly waysOut: string;
    readonly lane: string;
    readonly grade: string;
    readonly owner: string;
    readonly because: string;
    readonly body: string;
    readonly missing: (missing: number, demanded: number) => string;
    readonly nothingMissing: string;
    /** It is closed. */
    readonly allThere: string;
    readonly beforeTriage: string;
    readonly there: string;
    readonly notThere: string;
    readonly beforeApproval: string;
    readonly dates: string;
    readonly noDates: string;
    readonly overdue: string;
  };
  readonly answer: {
    readonly correction: string;
    readonly cause: string;
    readonly action: string;
    /** Where a part is not told yet. */
    readonly noCorrection: string;
    readonly noCause: string;
    readonly noAction: string;
    readonly notNecessary: string;
    readonly none: string;
    readonly by: string;
    readonly on: string;
    readonly proof: string;
    readonly told: string;
    readonly implications: string;
    readonly elsewhere: { readonly found: string; readonly notFound: string };
    readonly areas: string;
    readonly checkedBy: string;
    readonly more: (count: number) => string;
  };
  /** What a register from before TenTwo says. */
  readonly before: {
    readonly closed: string;
    readonly open: string;
    readonly closedOn: string;
    readonly unknownDay: string;
    readonly result: string;
    readonly oldId: string;
    readonly file: string;
    readonly row: (name: string, row: string) => string;
    readonly digest: string;
    readonly followUps: string;
  };
  readonly message: { readonly title: string; readonly open: string };
  readonly additions: string;
  readonly questions: string;
  readonly outcome: {
    readonly closed: (when: string, who: string) => string;
    readonly rejected: (when: string, who: string) => string;
    readonly objected: (when: string) => string;
    readonly decided: (upheld: boolean, when: string, who: string) => string;
    readonly riskAccepted: (when: string, who: string) => string;
    readonly risk: string;
    readonly expires: string;
  };
  readonly plan: {
    readonly none: string;
    readonly actions: string;
    readonly field: Readonly<Record<PlanField | 'ismsNotNeeded', string>>;
    readonly action: Readonly<Record<ActionField, string>>;
    readonly change: {
      readonly purpose: string;
      readonly consequences: string;
      readonly integrity: string;
      readonly resources: string;
      readonly responsibilities: string;
    };
    readonly notApproved: string;
    readonly originalDue: (day: string) => string;
    readonly asked: (day: string, when: string, who: string) => string;
    readonly extension: { readonly granted: string; readonly notGranted: string; readonly open: string };
    readonly done: (day: string, who: string) => string;
    readonly cancelled: (when: string, who: string) => string;
    readonly progress: (count: number) => string;
    readonly proof: string;
    readonly followUpsHeld: string;
    readonly followUp: (due: string, held: string, who: string) => string;
    readonly next: (day: string) => string;
  };
  readonly approvals: {
    readonly submitted: string;
    readonly delegated: (name: string, until: string) => string;
    readonly insteadOf: (name: string) => string;
    readonly approved: string;
    readonly returned: string;
    readonly rejected: string;
    readonly voided: string;
    readonly about: (action: string) => string;
    readonly exception: string;
    readonly plan: Readonly<Record<'approved' | 'returned' | 'rejected', string>>;
    readonly revision: (sequence: number) => string;
    readonly hash: string;
    readonly copyHash: string;
    readonly changed: (count: number) => string;
    readonly unchanged: string;
    readonly added: (title: string) => string;
    readonly dropped: (title: string) => string;
    readonly cancelled: (title: string) => string;
  };
  readonly effect: {
    readonly none: string;
    readonly verdict: (verdict: string, when: string, who: string) => string;
    readonly result: string;
    readonly waiting: (day: string, who: string) => string;
    readonly checkAgain: (day: string) => string;
    readonly window: (day: string) => string;
    readonly recurred: (when: string) => string;
  };
  readonly causes: {
    readonly none: string;
    readonly agreed: (count: number) => string;
    readonly agreedBy: (names: string) => string;
    readonly objection: (text: string, name: string | undefined) => string;
    readonly alone: (reason: string) => string;
    readonly evidence: (text: string) => string;
    readonly root: string;
    readonly method: string;
  };
  readonly sessions: {
    readonly title: string;
    readonly show: (session: string) => string;
    readonly attended: string;
    readonly agreed: string;
    readonly nobody: string;
    readonly empty: string;
  };
  readonly earlier: { readonly title: (number: number, verdict: string) => string };
  readonly training: {
    readonly confirmed: (confirmed: number, asked: number) => string;
    readonly closed: (when: string) => string;
    readonly waiting: (names: string) => string;
    readonly others: (count: number) => string;
    readonly title: string;
    readonly asked: string;
    readonly hint: string;
    readonly confirm: string;
    readonly done: (when: string) => string;
    readonly over: string;
  };
  readonly related: {
    readonly kind: Readonly<Record<LinkKind, string>>;
    readonly linked: string;
    readonly similar: string;
    readonly similarHint: string;
    readonly loading: string;
    readonly nothing: string;
    readonly alike: (words: string) => string;
    readonly sameSystem: string;
    readonly sameClause: string;
  };
  readonly file: EvidenceWords;
  readonly history: {
    readonly hint: string;
    readonly changedFrom: string;
    readonly changedTo: string;
    readonly commit: (sequence: number) => string;
    readonly copyHash: (sequence: number) => string;
    readonly copyAll: string;
    readonly showAll: (count: string) => string;
    readonly showFewer: string;
    readonly to: (name: string) => string;
    readonly exception: (text: string) => string;
    readonly outcome: Readonly<
      Record<Exclude<NonNullable<EventTold['outcome']>, 'effective' | 'partly' | 'notEffective'>, string>
    >;
  };
};

export const recordWords: Readonly<Record<Language, RecordWords>> = { en: recordEn, fr: recordFr };
