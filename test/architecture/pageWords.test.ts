import ts from 'typescript';
import { type Import, importsOf, readSources } from './sources.ts';

const sources = new Map(
  readSources()
    .filter((source) => !source.isTest)
    .map((source) => [source.path, source]),
);

/** The files that load with these: what they import, and so on. */
const loadedWith = (paths: Iterable<string>, follows: (found: Import) => boolean): ReadonlySet<string> => {
  const reached = new Set(paths);
  for (const path of reached) {
    const source = sources.get(path);
    for (const found of source ? importsOf(source) : [])
      if (found.target && !found.isType && follows(found)) reached.add(found.target);
  }
  return reached;
};

const pages = [...sources.keys()].filter((path) => path.startsWith('tab/page/'));

/** Calls of a function in one file, with their arguments. */
const callsOf = (path: string, name: string): readonly ts.NodeArray<ts.Expression>[] => {
  const found: ts.NodeArray<ts.Expression>[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name)
      found.push(node.arguments);
    ts.forEachChild(node, visit);
  };
  const source = sources.get(path);
  if (source) visit(source.tree);
  return found;
};

const textOf = (node: ts.Expression | undefined): string => (node && ts.isStringLiteral(node) ? node.text : '');

/** Parts of the pages that load later: where they are called for, and the words that load with them. */
const lazyParts = pages.flatMap((path) =>
  callsOf(path, 'lazyPart').map(([load, words]) => {
    const [, specifier = ''] = /import\('([^']+)'\)/.exec(load?.getText() ?? '') ?? [];
    const source = sources.get(path);
    const target = source && importsOf(source).find((one) => one.specifier === specifier)?.target;
    return {
      part: target ?? `${path}: ${specifier}`,
      names: words && ts.isArrayLiteralExpression(words) ? words.elements.map(textOf) : [],
    };
  }),
);

describe('the words of a page', () => {
  it.each(lazyParts)('load with $part', ({ part, names }) => {
    const read = [...loadedWith([part], ({ isDynamic }) => !isDynamic)].flatMap((path) =>
      callsOf(path, 'usePageWords').map(([name]) => textOf(name)),
    );
    expect(names).toEqual([...new Set(read)].sort());
  });

  it('are none before a page opens', () => {
    const start = loadedWith(['tab/page/main.tsx'], ({ isDynamic }) => !isDynamic);
    expect([...start].filter((path) => callsOf(path, 'usePageWords').length > 0)).toEqual([]);
  });

  it('are never those of all pages', () => {
    const reached = loadedWith(pages, () => true);
    expect(reached.size).toBeGreaterThan(300);
    expect([...reached].filter((path) => path === 'procedure/words/words.ts')).toEqual([]);
  });

  it('are those of one language', () => {
    const atOnce = loadedWith(pages, ({ isDynamic }) => !isDynamic);
    const others = [...atOnce].filter((path) => /^(procedure|tab)\/words\/[a-z]+\//.test(path));
    expect(others.filter((path) => !path.includes('/clause'))).toEqual([]);
  });
});
