import type { Anonymity } from '../../procedure/record/identity.ts';
import type { Stage } from '../../procedure/stages/stages.ts';

/** What is said to whoever keeps his name back: calm, short, and nothing promised that is not so. */
export type UnnamedWords = {
  /** On the short form. */
  readonly offer: string;
  readonly question: string;
  /** One sentence each: who can learn the name. */
  readonly choice: Readonly<Record<Anonymity, string>>;
  readonly afterwards: string;
  /** Beside the one choice that is left after a first try that may still arrive. */
  readonly asBefore: string;
  readonly notToIsmsManager: string;
  readonly onlyInPrivate: string;
  readonly alreadySent: string;
  /** *Not saved yet* without the promise to send anything. */
  readonly goesOn: string;
  /** Stands where a name would. */
  readonly known: Readonly<Record<Exclude<Anonymity, 'named'>, string>>;
  readonly receipt: {
    readonly codeLabel: string;
    readonly writeDown: string;
    readonly how: string;
    readonly lookedAtBy: (date: string) => string;
    readonly whoReads: (roles: readonly string[]) => string;
    readonly inChannel: string;
    readonly notInChannel: string;
    readonly name: Readonly<Record<Exclude<Anonymity, 'named'>, string>>;
    readonly teamsKeeps: string;
    /** In the chat only: the message with the form cannot be taken away. */
    readonly formStays: string;
    readonly open: string;
  };
};

/** The case card: with his number and his code an unnamed reporter asks what became of it. */
export type CaseWords = {
  readonly title: string;
  readonly how: string;
  readonly number: string;
  readonly code: string;
  readonly show: string;
  readonly lostCode: string;
  readonly notFound: string;
  readonly codeInMessage: string;
  readonly codeInChannel: string;
  readonly opensPrivately: string;
  /** Where a record is not shown to somebody who asks for it by its number. */
  readonly hint: string;
  /** Where it stands, in plain words. */
  readonly now: Readonly<Record<Stage, string>>;
  readonly by: (date: string) => string;
  readonly late: (date: string) => string;
  readonly acceptedUntil: (date: string) => string;
  readonly duplicateOf: (reference: string) => string;
  readonly rejected: string;
  readonly objected: (date: string) => string;
  readonly upheld: string;
  readonly stands: string;
  readonly closed: string;
  readonly asked: (date: string) => string;
  readonly added: (date: string) => string;
  readonly onlyNewest: string;
  readonly answer: string;
  readonly send: string;
  readonly whyObject: string;
  readonly objectHint: string;
  readonly object: string;
  readonly again: string;
  readonly stays: string;
  readonly saidAdded: string;
  readonly saidObjected: string;
  readonly saidWithdrawn: string;
};
