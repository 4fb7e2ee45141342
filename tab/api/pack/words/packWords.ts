import type { Language } from '../../../../procedure/words/languages.ts';
import { packEn } from './packEn.ts';
import { packFr } from './packFr.ts';

/** What the audit pack says besides the procedure's own words: its document, its tables and how to verify it. */
export type PackWords = {
  readonly title: string;
  /** Part at the end. */
  readonly people: string;
  readonly page: (number: string) => string;
  readonly none: string;
  readonly notYet: string;
  readonly yes: string;
  readonly no: string;
  /** Another part of a text that is too long for one line of a table. */
  readonly goesOn: string;
  readonly cover: {
    readonly site: string;
    readonly made: string;
    readonly askedBy: string;
    readonly records: string;
    readonly keptBack: string;
    readonly procedure: string;
    readonly howDrawn: string;
    readonly drawn: (of: string) => string;
    readonly drawnBefore: string;
    readonly saidDrawn: string;
    readonly chosen: string;
    readonly seed: string;
    readonly population: string;
    readonly checkpoint: string;
    /** `last`: id of an item. */
    readonly covers: (last: string) => string;
    readonly noCheckpoint: string;
    readonly signature: string;
    readonly key: string;
    readonly keyHint: string;
    readonly verify: string;
    readonly listed: string;
  };
  readonly question: {
    readonly title: string;
    readonly identify: readonly [question: string, answer: (counts: { records: string; named: string }) => string];
    readonly causes: readonly [question: string, answer: (counts: { fiveWhys: string; causes: string }) => string];
    readonly examples: readonly [question: string, answer: string];
    readonly effectiveness: readonly [question: string, answer: string];
    /** `page`: title of the procedure, a part of the document. */
    readonly documented: readonly [question: string, answer: (versions: string, page: string) => string];
  };
  /** What stands above the procedure itself. */
  readonly procedure: {
    readonly version: string;
    readonly digest: string;
    readonly approved: string;
    readonly approvedBy: (who: string, when: string, version: string) => string;
    readonly notApproved: string;
    readonly changed: string;
    readonly damaged: string;
    readonly check: string;
  };
  /** Heads of the tables and labels of facts. */
  readonly label: Readonly<Record<PackLabel, string>>;
  readonly section: Readonly<Record<PackSection, string>>;
  /** `When, who: what`; `label: value` within a text. */
  readonly said: (who: string, what: string) => string;
  readonly notNecessary: (because: string) => string;
  readonly noneBecause: (because: string) => string;
  readonly cycle: (number: number) => string;
  readonly approval: (who: string, when: string, revision: string) => string;
  readonly onBehalfOf: (who: string) => string;
  readonly handedOver: (part: string, who: string) => string;
  readonly agreed: (who: string) => string;
  readonly alone: (because: string) => string;
  readonly objection: (who: string, text: string) => string;
  readonly treeOf: (reference: string) => string;
  readonly root: string;
  readonly problem: string;
  readonly damaged: (row: string) => string;
  readonly exception: {
    readonly approval: (reason: string) => string;
    readonly cancelled: (action: string, reason: string) => string;
    readonly riskAccepted: (reason: string) => string;
    readonly alone: (reason: string) => string;
    readonly anonymous: string;
  };
  /** In place of a name. */
  readonly unnamed: Readonly<Record<'sealed' | 'anonymous' | 'withheld', string>>;
  readonly peopleHint: string;
};

const packLabels = [
  ...['reference', 'title', 'stage', 'stageFrom', 'by', 'reportedOn', 'reporter', 'lane', 'grade', 'owner'],
  ...['procedureVersion', 'additions', 'questions', 'part', 'letter', 'there', 'doneBy'],
  ...['doneOn', 'proof', 'told', 'similar', 'checkedBy', 'found', 'statement', 'implications', 'cause'],
  ...[
    'category',
    'action',
    'kind',
    'term',
    'priority',
    'due',
    'originalDue',
    'state',
    'outcome',
    'manager',
    'objective',
  ],
  ...['successCriteria', 'verification', 'verifier', 'verifyOn', 'followUps', 'ismsChange', 'shortTermNotNecessary'],
  ...[
    'planHash',
    'submitted',
    'returned',
    'refused',
    'verdict',
    'result',
    'checkAgainOn',
    'recurrences',
    'recurrenceOf',
  ],
  ...['duplicateOf', 'duplicates', 'rejection', 'objection', 'decision', 'riskAccepted', 'expires', 'closed', 'file'],
  ...['bytes', 'sha256', 'number', 'at', 'what', 'hash', 'id', 'name', 'count', 'externalAudit', 'heldOn'],
  'commit',
] as const;
export type PackLabel = (typeof packLabels)[number];

const packSections = [
  ...['log', 'path', 'react', 'review', 'plan', 'actions', 'verification', 'exceptions', 'evidence'],
  ...['demanded', 'timeline', 'ends'],
] as const;
export type PackSection = (typeof packSections)[number];

export const packWords: Readonly<Record<Language, PackWords>> = { en: packEn, fr: packFr };
