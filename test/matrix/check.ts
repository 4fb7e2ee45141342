import type { RuleBook } from './ruleBook.ts';

/** One line of the matrix: the expectation, written by hand, and the result of given rules. */
export type Check = {
  readonly about: string;
  readonly name: string;
  readonly expected: unknown;
  readonly got: (rules: RuleBook) => unknown;
};
