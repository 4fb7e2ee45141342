import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { siteLibraries, siteLists } from '../../graph/lists/siteLists.ts';
import { packageSettingsSchema } from '../../infra/appPackage/buildPackage.ts';
import { serverPermissions } from '../../infra/sharepoint/permissions.ts';
import { optionalPermissions, settingsSchema } from '../../server/settings.ts';
import { readSources } from './sources.ts';

const top = join(__dirname, '..', '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'infra/azure/README.md',
  ...readdirSync(join(top, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (page: string): string => readFileSync(join(top, page), 'utf8');

describe('the docs', () => {
  it.each(pages)('%s links only to files that exist', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((found) => found[1] ?? '');
    expect(links.filter((link) => !existsSync(join(top, dirname(page), link)))).toEqual([]);
  });

  it('name only existing files and folders in the map of the architecture', () => {
    const named = [...read('docs/architecture.md').matchAll(/`((?:procedure|bot|tab|graph|server|infra)\/[\w./-]*)`/g)];
    const paths = named.map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.filter((path) => !existsSync(join(top, path)))).toEqual([]);
  });

  it.each(pages)('%s names only existing scripts', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([a-z:-]+)/g)].map((found) => found[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('explain the settings and permissions of the app package', () => {
    const page = read('docs/how-to/build-the-app-package.md');
    const manifest = JSON.parse(read('appPackage/manifest.json')) as {
      permissions: string[];
      authorization: { permissions: { resourceSpecific: { name: string }[] } };
    };
    const asked = [
      ...manifest.permissions,
      ...manifest.authorization.permissions.resourceSpecific.map(({ name }) => name),
    ];
    const settings = Object.entries(packageSettingsSchema.shape).map(
      ([name, { description }]) => `${name}\` | ${description} |`,
    );
    expect([...asked.map((name) => `${name}\` | `), ...settings].filter((row) => !page.includes(`| \`${row}`))).toEqual(
      [],
    );
  });

  it('explain the purpose of each permission and what happens without it', () => {
    const page = read('docs/how-to/install.md');
    const rows = [...page.matchAll(/^\| `([A-Za-z.]+)`[^|]*\|([^|]+)\|([^|]+)\|$/gm)];
    const [named, explained] = [
      rows.map(([, name]) => name),
      rows.every(([, , ...cells]) => cells.every((cell) => cell.trim())),
    ];
    expect(named).toEqual([...serverPermissions, ...optionalPermissions]);
    expect(explained).toBe(true);
  });

  it('explain the retention of each list and the loss of each key', () => {
    const keep = read('docs/how-to/keep-and-delete.md');
    const names = [...siteLists, ...siteLibraries].map(({ name }) => name);
    expect(names.filter((name) => !keep.includes(`*${name}*`))).toEqual([]);
    const backUp = read('docs/how-to/back-up-and-restore.md');
    // TOKEN_KEYS is an address of other parties' keys.
    const keys = Object.keys(settingsSchema.shape).filter((name) => /_KEYS?$/.test(name) && name !== 'TOKEN_KEYS');
    expect(keys.filter((name) => !backUp.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('number the decisions without a gap', () => {
    const numbers = readdirSync(join(top, 'docs', 'decisions')).map((name) => Number(name.slice(0, 4)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('the list of sources', () => {
  it('explains each short name used in a comment', () => {
    const sources = read('docs/sources.md');
    const named = readSources().flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /\b(design|graph-lists|feasibility-bot|feasibility-tab|teams-platform)(?: section)? (\d+(?:\.\d+)?)/g,
        ),
      ].map(([, page = '', section = '']) => ({ path, page, section })),
    );
    const unexplained = named.filter(({ page, section }) => {
      const [, chapter = ''] = sources.split(`## ${page}:`);
      return !(chapter.split('\n## ')[0] ?? '').includes(`| ${section} |`);
    });
    expect(named.length).toBeGreaterThan(20);
    expect(unexplained).toEqual([]);
  });
});
