import type { Anonymity } from '../../procedure/record/identity.ts';
import type { ReportingWords } from '../../procedure/words/reportingWords.ts';

/** What is said to whoever keeps his name back: calm, short, and nothing promised that is not so. */
export type UnnamedWords = Pick<ReportingWords, 'question' | 'asBefore' | 'notToIsmsManager'> & {
  /** On the short form. */
  readonly offer: string;
  /** One sentence each: who can learn the name. */
  readonly choice: Readonly<Record<Anonymity, string>>;
  readonly afterwards: string;
  readonly onlyInPrivate: string;
  readonly alreadySent: string;
  /** *Not saved yet* without the promise to send anything. */
  readonly goesOn: string;
  /** Stands where a name would. */
  readonly known: Readonly<Record<Exclude<Anonymity, 'named'>, string>>;
  readonly receipt: ReportingWords['unnamedReceipt'] & {
    readonly how: string;
    readonly teamsKeeps: string;
    /** In the chat only: the message with the form cannot be taken away. */
    readonly formStays: string;
    readonly open: string;
  };
};

/** The case card: with his number and his code an unnamed reporter asks what became of it. */
export type CaseWords = ReportingWords['case'] & {
  readonly title: string;
  readonly how: string;
  readonly codeInMessage: string;
  readonly codeInChannel: string;
  readonly opensPrivately: string;
  /** Where a record is not shown to somebody who asks for it by its number. */
  readonly hint: string;
  readonly onlyNewest: string;
  readonly stays: string;
  readonly saidWithdrawn: string;
};
