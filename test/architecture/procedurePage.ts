import { procedurePage as drawn, type PageBlock } from '../../procedure/audit/procedurePage.ts';
import { defaultRules } from '../../procedure/organisation/rules.ts';
import { procedureWords } from '../../procedure/words/words.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const markdown = (block: PageBlock): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'list':
      return block.points.map(({ term, text }) => `* ${term ? `**${term}** ` : ''}${text}`).join('\n');
    case 'table':
      return table(block.head, block.rows);
    default:
      return block satisfies never;
  }
};

/** `docs/procedure.md`, from the tables of the software itself, with the default rules. */
export const procedurePage = (): string => {
  const { title, intro, sections } = drawn(procedureWords.en, defaultRules);
  return [
    `# ${title}`,
    `${intro} Printed by \`npm run procedure-page\`, with the rules of an organisation that has changed none: a test fails when this page and the tables differ. The page *Audit* of the tab shows the same with the rules in force, in English and French.`,
    ...sections.flatMap((section) => [`## ${section.title}`, ...section.blocks.map(markdown)]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
};
