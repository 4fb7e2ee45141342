import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const top = join(__dirname, '..', '..');
const page = readFileSync(join(top, 'docs', 'threat-model.md'), 'utf8');

/** File names: with a folder and an extension. */
const filesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|tsx|md|bicep|mjs))`/g)].map(([, file = '']) => file);

const threats = page
  .split('\n## ')
  .filter((chapter) => chapter.includes('| threat | mitigation | shown by |'))
  .map((chapter) => ({
    endpoint: chapter.split('\n')[0] ?? '',
    rows: chapter.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat |')),
  }));

it('has threats at every endpoint', () => {
  expect(threats.map(({ endpoint }) => endpoint)).toEqual([
    'The bot',
    'The tab and its API',
    'Sign-in outside Teams',
    'The open pages',
    'Reporters without a name',
    'Graph, lists and history',
    'Evidence and imports',
    'Exports',
    'Keys, settings and logs',
    'On the way, and what is installed',
  ]);
  for (const { rows } of threats) expect(rows.length).toBeGreaterThan(2);
});

it('names for each the existing files that prove its mitigation', () => {
  const unshown = threats.flatMap(({ rows }) =>
    rows.filter((row) => filesIn(row.split(' | ').at(-1) ?? '').length === 0),
  );
  expect(unshown).toEqual([]);
  expect(filesIn(page).filter((file) => !existsSync(join(top, file)))).toEqual([]);
});
