import ts from 'typescript';
import { stages } from '../../procedure/stages/stages.ts';
import type { Mistake } from './mutants.ts';
import { isNoMistake } from './noMistakes.ts';
import { type RuleFile, ruleFiles } from './ruleFiles.ts';

/** Lists of words, in the order in which they are shown: the tables of `tableMistakes.ts` say who and what is meant. */
const vocabularies = [
  'letters',
  'parts',
  'relations',
  'duties',
  'parties',
  'table',
  'reads',
  'laneDemands',
  'beforeApproval',
  'task',
];

type Change = { readonly kind: string; readonly at: ts.Node; readonly after: string };

const swaps = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
]);

const binary = (at: ts.BinaryExpression): readonly Change[] => {
  const { left, right, operatorToken } = at;
  const swapped = swaps.get(operatorToken.kind);
  if (swapped) return [{ kind: 'operator', at, after: `(${left.getText()} ${swapped} ${right.getText()})` }];
  // `a ?? b(…)` asks two things; `a ?? []` only says what is meant when there is nothing.
  const asksAgain = operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && ts.isCallExpression(right);
  return asksAgain
    ? [
        { kind: 'second condition dropped', at, after: left.getText() },
        { kind: 'first condition dropped', at, after: right.getText() },
      ]
    : [];
};

const isWord = (node: ts.Expression): boolean =>
  ts.isStringLiteral(node) || (ts.isSpreadElement(node) && ts.isIdentifier(node.expression));

const list = (at: ts.ArrayLiteralExpression): readonly Change[] =>
  at.elements.every(isWord)
    ? at.elements.map((gone) => {
        const kept = at.elements.filter((one) => one !== gone).map((one) => one.getText());
        return { kind: 'left out of a list', at, after: `[${kept.join(', ')}]` };
      })
    : [];

const call = (at: ts.CallExpression): readonly Change[] => {
  if (!ts.isPropertyAccessExpression(at.expression)) return [];
  const { name, expression } = at.expression;
  if (name.text === 'some') return [{ kind: 'some is every', at: name, after: 'every' }];
  if (name.text === 'every') return [{ kind: 'every is some', at: name, after: 'some' }];
  return name.text === 'filter' ? [{ kind: 'not filtered', at, after: expression.getText() }] : [];
};

/** A record that comes into the wrong stage, or a part that is demanded under the wrong letter. */
const property = ({ name, initializer: at }: ts.PropertyAssignment): readonly Change[] => {
  if (!ts.isStringLiteral(at)) return [];
  const isStage = name.getText() === 'stage' && (stages as readonly string[]).includes(at.text);
  if (isStage) return [{ kind: 'wrong stage', at, after: at.text === 'triaged' ? `'verification'` : `'triaged'` }];
  return name.getText() === 'letter' ? [{ kind: 'wrong letter', at, after: at.text === 'c' ? `'d'` : `'c'` }] : [];
};

const changesAt = (at: ts.Node): readonly Change[] => {
  if (ts.isBinaryExpression(at)) return binary(at);
  if (ts.isArrayLiteralExpression(at)) return list(at);
  if (ts.isCallExpression(at)) return call(at);
  if (ts.isPropertyAssignment(at)) return property(at);
  if (ts.isIfStatement(at))
    return [
      { kind: 'if never', at: at.expression, after: 'false' },
      { kind: 'if always', at: at.expression, after: 'true' },
    ];
  if (ts.isConditionalExpression(at))
    return [
      { kind: 'always the first', at, after: `(${at.whenTrue.getText()})` },
      { kind: 'always the second', at, after: `(${at.whenFalse.getText()})` },
    ];
  if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken)
    return [{ kind: 'not', at, after: at.operand.getText() }];
  return ts.isNumericLiteral(at) ? [{ kind: 'one more', at, after: String(Number(at.text) + 1) }] : [];
};

/** A form's schema: what may be typed, not who may send it. */
const isForm = (node: ts.Node): boolean =>
  (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
  /^z\.|^z$/.test(node.initializer?.getText().replace(/\s+/g, '') ?? '');

const nameOf = (statement: ts.Statement): string =>
  ts.isVariableStatement(statement) ? (statement.declarationList.declarations[0]?.name.getText() ?? '') : '';

const isSkipped = (node: ts.Node): boolean =>
  ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node) || isForm(node);

const mistakesIn = (path: string, text: string, { only, conditions }: RuleFile): readonly Mistake[] => {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: Mistake[] = [];
  const visit = (node: ts.Node): void => {
    if (isSkipped(node)) return;
    for (const { kind, at, after } of changesAt(node))
      found.push({ path, kind, from: at.getStart(), to: at.getEnd(), after });
    ts.forEachChild(node, visit);
  };
  for (const statement of tree.statements) {
    const name = nameOf(statement);
    if (!vocabularies.includes(name) && (only?.includes(name) ?? true)) visit(statement);
  }
  return conditions ? found.filter(({ from, to }) => conditions.test(text.slice(from, to))) : found;
};

/** Slips of the keyboard in the rules: a condition turned round or left out, a wrong stage, a word missing in a list. */
export const syntaxMistakes = (texts: ReadonlyMap<string, string>): readonly Mistake[] =>
  [...texts].flatMap(([path, text]) => {
    const file = ruleFiles.find((one) => one.path.test(path));
    return file ? mistakesIn(path, text, file).filter((one) => !isNoMistake(one, text)) : [];
  });
