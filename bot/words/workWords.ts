import type { FormWords } from '../../procedure/words/formWords.ts';
import type { WorkCommandName } from '../cards/work/workVerbs.ts';

export type WorkCommandWords = Pick<FormWords['command'], WorkCommandName>;

/** On the cards of those who work on a record. */
export type WorkWords = Pick<FormWords, 'kind' | 'label' | 'hint'> & {
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
};
