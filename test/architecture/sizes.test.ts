import { functionsOf, percentile, readSources } from './sources.ts';

/** Long for a reason. Words and closed lists are lists. */
const longFiles: readonly string[] = [];
const longFunctions: readonly string[] = [];

const product = readSources().filter((source) => !source.isTest);
const length = (text: string): number => text.trimEnd().split('\n').length;
const isWords = (path: string): boolean => path.includes('/words/');

describe('sizes', () => {
  it('holds no file over 350 lines', () => {
    const long = product.filter((source) => length(source.text) > 350 && !longFiles.includes(source.path));
    expect(long.map((source) => `${source.path}: ${length(source.text)}`)).toEqual([]);
  });

  it('holds nine files in ten under 200 lines', () => {
    expect(
      percentile(
        product.map((source) => length(source.text)),
        90,
      ),
    ).toBeLessThanOrEqual(200);
  });

  it('holds no function over 60 lines', () => {
    const long = product
      .filter((source) => !isWords(source.path))
      .flatMap(functionsOf)
      .filter((one) => one.lines > 60 && !longFunctions.includes(`${one.path}:${one.name}`));
    expect(long.map((one) => `${one.path}:${one.name}: ${one.lines}`)).toEqual([]);
  });

  it('holds nine functions in ten under 30 lines', () => {
    expect(
      percentile(
        product.flatMap(functionsOf).map((one) => one.lines),
        90,
      ),
    ).toBeLessThanOrEqual(30);
  });
});
