import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { languages } from '../../procedure/words/languages.ts';
import { readSources } from './sources.ts';

/** The names of an object literal’s properties, or the strings of an array literal. */
const namesIn = (node: ts.Node): readonly string[] => {
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((element) => (ts.isStringLiteral(element) ? [element.text] : []));
  return [];
};

const listsLanguages = (node: ts.Node): boolean => {
  const names = namesIn(node);
  if (languages.every((language) => names.includes(language))) return true;
  return ts.forEachChild(node, (child) => listsLanguages(child) || undefined) ?? false;
};

it('lists the languages only in the files that the guide names', () => {
  const guide = readFileSync(join(__dirname, '../../docs/how-to/add-a-language.md'), 'utf8');
  const listing = readSources()
    // The local Teams page has its own languages.
    .filter(({ path, isTest }) => !isTest && !path.startsWith('infra/local/'))
    .filter(({ tree }) => listsLanguages(tree))
    .map(({ path }) => path);
  expect(listing.length).toBeLessThanOrEqual(8);
  expect(listing).toContain('procedure/words/languages.ts');
  expect(listing.filter((path) => !guide.includes(`\`${path}\``))).toEqual([]);
  const named = [...guide.matchAll(/`([a-z]+\/(?:[a-z]+\/)*\w+\.ts)`/g)].flatMap(([, path]) => path ?? []);
  const others = ['bot/dialogues/readText.ts', 'test/architecture/languages.test.ts', 'test/goldens/rewriteCards.ts'];
  expect(named.filter((path) => !listing.includes(path) && !others.includes(path))).toEqual([]);
});
