import ts from 'typescript';
import { readSources } from './sources.ts';

/** The texts in a source, without the code in their placeholders. */
const textsIn = (node: ts.Node): readonly string[] => {
  if (ts.isImportDeclaration(node)) return [];
  const own = ts.isStringLiteralLike(node) || isTemplatePart(node) ? [node.text] : [];
  const inside: string[] = [];
  ts.forEachChild(node, (child) => void inside.push(...textsIn(child)));
  return [...own, ...inside];
};
const isTemplatePart = (node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail =>
  ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);

it('French has a no-break space before : ; ? ! » and after «, so that no line begins or ends with one', () => {
  const french = readSources().filter(({ path, isTest }) => !isTest && /\/words\/fr[./]/.test(path));
  expect(french.length).toBeGreaterThan(20);
  const broken = french.flatMap(({ path, tree }) =>
    textsIn(tree)
      .filter((text) => / [:;?!»]|« /.test(text))
      .map((text) => `${path}: ${text}`),
  );
  expect(broken).toEqual([]);
});
