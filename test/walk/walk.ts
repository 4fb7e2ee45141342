import { measureWalks, sizeOf, type Walks } from './measureWalks.ts';
import type { Walk } from './walkOf.ts';

/**
 * `npm run walk`: prints the files and functions that a press, a register read and a contribution enter until the answer
 * is sent. First the table that `docs/architecture.md` embeds, then every function. `--json` prints the sizes only, for
 * the test.
 */
const titles: Readonly<Record<keyof Walks, string>> = {
  press: 'a press that reports a nonconformity',
  register: 'a register read by the tab',
  contribution: 'a contribution in a session',
};
const names = Object.keys(titles) as (keyof Walks)[];
const folders = ['server', 'bot/incoming', 'bot/dialogues', 'bot', 'tab/api', 'procedure', 'graph'];

/** The first folder of the list that holds it. */
const folderOf = (path: string): string => folders.find((folder) => path.startsWith(`${folder}/`)) ?? '';

const inFolder = (walk: Walk, folder: string): Walk => new Map([...walk].filter(([path]) => folderOf(path) === folder));

const cell = (walk: Walk): string => {
  const { files, functions } = sizeOf(walk);
  return files === 0 ? '' : `${files} / ${functions}`;
};

const table = (walks: Walks): string => {
  const row = (title: string, of: (walk: Walk) => Walk) =>
    `| ${[title, ...names.map((name) => cell(of(walks[name])))].join(' | ')} |`;
  return [
    `| files / functions entered | ${names.map((name) => titles[name]).join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...folders.map((folder) =>
      row(folder === 'bot' ? 'the rest of `bot`' : `\`${folder}\``, (walk) => inFolder(walk, folder)),
    ),
    row('**all**', (walk) => walk),
  ].join('\n');
};

const listing = (walks: Walks, name: keyof Walks): string =>
  [
    titles[name],
    ...[...walks[name]]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, entered]) => `  ${path}: ${entered.join(', ')}`),
  ].join('\n');

const walks = await measureWalks();
const sizes = Object.fromEntries(names.map((name) => [name, sizeOf(walks[name])]));
const printed = process.argv.includes('--json')
  ? JSON.stringify(sizes)
  : [table(walks), ...names.map((name) => listing(walks, name))].join('\n\n');
process.stdout.write(`${printed}\n`);
