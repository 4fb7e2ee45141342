import type { FormWords } from '../../procedure/words/formWords.ts';

export type TrainingCommandName = 'askTraining' | 'closeSession';

/** Of people who are asked to confirm a training, and of whoever asked them. */
export type TrainingWords = FormWords['training'] & {
  readonly title: string;
  readonly confirm: string;
  readonly hint: string;
  readonly confirmed: (date: string) => string;
  readonly over: string;
  readonly count: (confirmed: number, asked: number) => string;
  readonly waitingFor: (names: string) => string;
  readonly more: (count: number) => string;
  readonly none: string;
  readonly closed: (date: string) => string;
  readonly show: string;
  readonly again: string;
  readonly nothingToClose: string;
};
