import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { pageLibraries } from '../../infra/sbom/sbomOf.ts';
import { licenceOf, productionTree, readJson } from './dependencies.ts';

const top = join(__dirname, '..', '..');
const page = readFileSync(join(top, 'docs', 'dependencies.md'), 'utf8');
const names = z.record(z.string(), z.string());
const own = z.object({ dependencies: names, devDependencies: names }).parse(readJson('package.json'));

const chapter = (title: string): string => page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name = '', licence, why, instead]) => ({
      name,
      licence,
      why,
      instead,
    }),
  );
const namesIn = (title: string): readonly string[] => rowsOf(chapter(title)).map(({ name }) => name);

/** Licences that require only attribution. */
const allowed = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];
const readByHand = ['node_modules/dejavu-fonts-ttf', 'node_modules/png-js'];

describe('docs/dependencies.md', () => {
  it('has a row for each package used, in order, and no others', () => {
    const { dependencies, devDependencies } = own;
    const inPage = (name: string): boolean => pageLibraries.some((library) => library === name);
    expect(namesIn('In the server')).toEqual(Object.keys(dependencies));
    expect(namesIn('In the page')).toEqual(Object.keys(devDependencies).filter(inPage));
    expect(namesIn('To build and to test')).toEqual(Object.keys(devDependencies).filter((name) => !inPage(name)));
  });

  it('states the licence, purpose and alternatives of each', () => {
    const said = rowsOf(page);
    expect(said.map(({ name, licence }) => `${name}: ${licence}`)).toEqual(
      said.map(({ name }) => `${name}: ${licenceOf(`node_modules/${name}`)}`),
    );
    expect(said.filter(({ why = '', instead = '' }) => why.trim() === '' || instead.trim() === '')).toEqual([]);
  });

  it('names each licence accepted in production', () => {
    expect(page).toContain(`Licences allowed in production: ${allowed.join(', ')}.`);
    for (const place of readByHand) expect(page).toContain(`\`${place.replace('node_modules/', '')}\` (`);
  });
});

it('bundles exactly what the page imports', () => {
  const packageOf = (specifier: string): string =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  const files = ['tab/page', 'tab/words'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(top, folder, name)),
  );
  const imported = files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\()'([^.'][^']*)'/g)])
    .map(([, specifier = '']) => packageOf(specifier));
  expect([...new Set(imported)].sort()).toEqual([...pageLibraries]);
});

describe('production dependencies', () => {
  it('have licences that require only attribution', () => {
    const tree = productionTree(pageLibraries);
    expect(tree.length).toBeGreaterThan(250);
    expect(tree).toEqual(
      expect.arrayContaining(['node_modules/fastify', 'node_modules/d3-sankey', 'node_modules/png-js']),
    );
    expect(tree).not.toContain('node_modules/jest');
    const other = tree.filter((place) => !allowed.includes(licenceOf(place) ?? ''));
    expect(other.sort()).toEqual(readByHand);
  });
});
