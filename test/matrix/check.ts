import type { RuleBook } from './ruleBook.ts';

/** One line of the matrix: what it is to be, written by hand, and what some rules make of it. */
export type Check = {
  readonly about: string;
  readonly name: string;
  readonly expected: unknown;
  readonly got: (rules: RuleBook) => unknown;
};
