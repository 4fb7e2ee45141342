import { cyclesIn } from './cycles.ts';
import { importsOf, readSources } from './sources.ts';

const graphOf = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

describe('cyclesIn', () => {
  it('finds each cycle once, from any entry', () => {
    expect(cyclesIn(graphOf({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] }))).toEqual([['b', 'c']]);
    expect(cyclesIn(graphOf({ a: ['b'], b: ['a'], c: ['d'], d: ['e'], e: ['c'] }))).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
  });

  it('finds none in a tree or a diamond', () => {
    expect(cyclesIn(graphOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });
});

it('no file imports itself through others, types included', () => {
  const product = readSources().filter((source) => !source.isTest);
  expect(product.length).toBeGreaterThan(1_000);
  const imports = new Map(
    product.map((source) => [source.path, importsOf(source).flatMap(({ target }) => target ?? [])] as const),
  );
  expect([...imports.values()].flat().length).toBeGreaterThan(5_000);
  expect(cyclesIn(imports)).toEqual([]);
});
