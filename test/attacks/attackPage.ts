import { attackers } from './attackers.ts';

/** Around the table in `docs/threat-model.md`. */
const [begin, end] = ['<!-- attacks: begin -->', '<!-- attacks: end -->'] as const;
const heading = `| list | attack | ${attackers.join(' | ')} |\n|---|---|${'---|'.repeat(attackers.length)}`;

const partsOf = (page: string): readonly [before: string, table: string, after: string] => {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('the page has no place for the table of attacks');
  return [page.slice(0, from), page.slice(from + begin.length, to), page.slice(to + end.length)];
};

/** The lines of the page for a list. */
export const linesIn = (page: string, name: string): readonly string[] =>
  partsOf(page)[1]
    .split('\n')
    .filter((line) => line.startsWith(`| ${name} |`));

/** The page with these lines. */
export const pageWith = (page: string, lines: readonly string[]): string => {
  const [before, , after] = partsOf(page);
  return `${before}${begin}\n\n${heading}\n${lines.join('\n')}\n\n${end}${after}`;
};
