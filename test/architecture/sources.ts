import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import ts from 'typescript';

export const rooms = ['procedure', 'bot', 'tab', 'graph', 'server', 'infra', 'test'] as const;
export type Room = (typeof rooms)[number];

export type Source = {
  /** Path from the top of the repository, with `/`. */
  readonly path: string;
  readonly room: Room;
  readonly isTest: boolean;
  readonly text: string;
  readonly tree: ts.SourceFile;
};

const top = join(__dirname, '..', '..');

/** Every TypeScript file of the rooms, parsed. */
export const readSources = (): readonly Source[] =>
  rooms.flatMap((room) =>
    readdirSync(join(top, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const text = readFileSync(file, 'utf8');
        const path = file
          .slice(top.length + 1)
          .split(sep)
          .join('/');
        const isTest = room === 'test' || /\.(test|e2e)\.tsx?$/.test(path) || path.includes('/testing/');
        return { path, room, isTest, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
      }),
  );

export type Import = {
  readonly specifier: string;
  /** `import type`: nothing of it is there when the program runs. */
  readonly isType: boolean;
  /** `import()`: loaded when it is called. */
  readonly isDynamic: boolean;
  /** Path from the top, for a relative import. */
  readonly target?: string;
};

/** Static and dynamic imports, and re-exports, of one file; types count too. */
export const importsOf = (source: Source): readonly Import[] => {
  const found: Omit<Import, 'target'>[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const isType = ts.isExportDeclaration(node) ? node.isTypeOnly : node.importClause?.isTypeOnly === true;
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, isType, isDynamic: false });
    }
    const argument =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0];
    if (argument && ts.isStringLiteral(argument))
      found.push({ specifier: argument.text, isType: false, isDynamic: true });
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found.map((one) => {
    if (!one.specifier.startsWith('.')) return one;
    const target = normalize(join(dirname(source.path), one.specifier));
    return { ...one, target: target.split(sep).join('/') };
  });
};

const linesOf = (source: Source, node: ts.Node): number => {
  const from = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line;
  return source.tree.getLineAndCharacterOfPosition(node.getEnd()).line - from + 1;
};

export type NamedFunction = { readonly path: string; readonly name: string; readonly lines: number };

/** Functions with a name: declarations, methods, and functions given to a variable or property. Counted whole. */
export const functionsOf = (source: Source): readonly NamedFunction[] => {
  const found: NamedFunction[] = [];
  const visit = (node: ts.Node): void => {
    const name = nameOf(node);
    if (name) found.push({ path: source.path, name, lines: linesOf(source, node) });
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
};

const nameOf = (node: ts.Node): string | undefined => {
  if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.body) return node.name?.getText();
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return undefined;
  const { parent } = node;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return named ? parent.name.getText() : undefined;
};

/** Nearest-rank percentile. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
};

/** Does a type of the file say `any`? The word in a comment does not count. */
export const usesAny = (source: Source): boolean => {
  const visit = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.AnyKeyword || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(source.tree);
};

/** Spreads of an object or array literal, which only pack several properties or elements onto one line. */
export const packingSpreadsOf = (source: Source): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isSpreadAssignment(node) || ts.isSpreadElement(node) || ts.isJsxSpreadAttribute(node)) &&
      isLiteral(node.expression)
    ) {
      const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
      found.push(`${source.path}:${line + 1}: ${node.getText(source.tree)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
};

/** Also in parentheses, and with `as const` or another type. */
const isLiteral = (node: ts.Expression): boolean => {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return isLiteral(node.expression);
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
};
