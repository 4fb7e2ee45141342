import { checks } from './checks.ts';
import type { RuleBook } from './ruleBook.ts';

/** What is absent is not the same as what is not asked for. */
const written = (value: unknown): string => JSON.stringify(value, (_, one) => (one === undefined ? '(absent)' : one));

const backwards = [...checks].reverse();

/**
 * The first line of the matrix from which these rules differ, and how; undefined when they differ from none.
 * @param changed the module with the mistake: one in the tables of rights shows in their lines, which come first and are
 * the dearest; any other sooner in the rest
 */
export const firstDifference = async (rules: RuleBook, changed: string): Promise<string | undefined> => {
  const inTables = /\/stages\/(permissions|reads)\.ts$/.test(changed);
  for (const { about, name, expected, got } of inTables ? checks : backwards) {
    try {
      const found = written(await got(rules));
      if (found !== written(expected)) return `${about}, ${name}: ${found}`;
    } catch (error) {
      return `${about}, ${name}: ${String(error)}`;
    }
  }
  return undefined;
};
