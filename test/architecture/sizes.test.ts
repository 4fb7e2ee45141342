import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionsOf, percentile, readSources } from './sources.ts';

/** Functions that are still too long; none may be added. */
const longFunctions: readonly string[] = [
  'server/workers/sessions/sessionCards.ts:createSessionCards',
  'tab/page/client/createApi.ts:createApi',
  'tab/page/record/editor/useEdit.ts:useEdit',
  'tab/page/Home.tsx:Home',
];
/** Folders with more than fifteen files besides tests, and why. */
const largeFolders: readonly string[] = [
  // One builder per thing that tests need, found by its name.
  'test/builders',
  // The tables written from the procedure, and the mutants that they must detect.
  'test/matrix',
  // Journeys, named by the letters of the clause.
  'test/journeys',
  'test/journeys/storm',
  'test/journeys/storm/checker',
  // A bench for each number in docs/measurements.md.
  'test/bench',
  // A file of words for each page.
  'tab/words',
  // A file of words for each subject of the procedure.
  'procedure/words',
];

const product = readSources().filter((source) => !source.isTest);
const length = (text: string): number => text.trimEnd().split('\n').length;
const groupedByFolder = (paths: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return folders;
};
const isWords = (path: string): boolean => path.includes('/words/');

describe('size limits', () => {
  it('allow at most 1,250 files besides tests', () => {
    expect(product.length).toBeGreaterThan(1_000);
    expect(product.length).toBeLessThanOrEqual(1_250);
  });

  it('allow no file over 350 lines', () => {
    const long = product.filter((source) => length(source.text) > 350);
    expect(long.map((source) => `${source.path}: ${length(source.text)}`)).toEqual([]);
  });

  it('keep nine files in ten under 200 lines', () => {
    expect(
      percentile(
        product.map((source) => length(source.text)),
        90,
      ),
    ).toBeLessThanOrEqual(200);
  });

  it('allow no function over 80 lines, inner functions included', () => {
    const long = product
      .filter((source) => !isWords(source.path))
      .flatMap(functionsOf)
      .filter((one) => one.lines > 80 && !longFunctions.includes(`${one.path}:${one.name}`));
    expect(long.map((one) => `${one.path}:${one.name}: ${one.lines}`)).toEqual([]);
    expect(longFunctions.length).toBeLessThanOrEqual(5);
  });

  it('keep nine functions in ten within 25 lines', () => {
    expect(
      percentile(
        product.flatMap(functionsOf).map((one) => one.lines),
        90,
      ),
    ).toBeLessThanOrEqual(25);
  });

  it('allow no folder of more than fifteen files, tests not counted', () => {
    const files = readSources()
      .map(({ path }) => path)
      .filter((path) => !/\.(test|e2e)\.tsx?$/.test(path));
    const folders = groupedByFolder(files);
    const large = [...folders].filter(([folder, held]) => held.length > 15 && !largeFolders.includes(folder));
    expect(large.map(([folder, held]) => `${folder}: ${held.length}`)).toEqual([]);
    expect(largeFolders.length).toBeLessThanOrEqual(10);
  });

  it('keep golden cards within 40,000 lines', () => {
    const folder = join(__dirname, '..', 'goldens', 'cards');
    const goldens = readdirSync(folder);
    expect(goldens.length).toBeGreaterThan(500);
    const lines = goldens.map((name) => length(readFileSync(join(folder, name), 'utf8')));
    expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(40_000);
  });
});
