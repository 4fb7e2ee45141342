import { join } from 'node:path';
import ts from 'typescript';

/** Microsoft's types write the words of these with a capital; the `adaptivecards` parser reads them in any case. */
const capitalised: readonly string[] = ['size', 'weight', 'color', 'spacing'];
/** Any text does for these: cards that differ in nothing else are looked at once. */
const free: readonly string[] = ['text', 'title', 'value', 'label', 'placeholder', 'url', 'id', 'verb', 'n', 'name'];

const asMicrosoftWritesIt = (key: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (free.includes(key)) return '';
  return capitalised.includes(key) ? value.charAt(0).toUpperCase() + value.slice(1) : value;
};

/** An object literal with each kind of card, under the name of one of its kind. */
const literalOf = (cards: Readonly<Record<string, unknown>>): string => {
  const kinds = new Map(Object.entries(cards).map(([name, card]) => [JSON.stringify(card, asMicrosoftWritesIt), name]));
  return `{${[...kinds].map(([json, name]) => `${JSON.stringify(name)}: ${json}`).join(',\n')}}`;
};

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** A program of one file that is nowhere on the disk; what it imports is. */
const programOf = (path: string, text: string): ts.Program => {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, language, ...others) =>
    name === path ? ts.createSourceFile(name, text, language, true) : getSourceFile(name, language, ...others);
  return ts.createProgram([path], options, host);
};

/** Such as `receipt.en.body[0].style`, of what stands at a position. */
const placeOf = (file: ts.SourceFile, position: number): string => {
  const steps: string[] = [];
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.getEnd()) return;
    const { parent } = node;
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) steps.push(`.${node.name.text}`);
    if (parent && ts.isArrayLiteralExpression(parent) && ts.isExpression(node))
      steps.push(`[${parent.elements.indexOf(node)}]`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return steps.join('').slice(1);
};

/**
 * Holds cards against the types in `@microsoft/teams.cards`, in which Microsoft writes down every element, property and
 * word of a card: a property that is unknown there is a mistake too.
 * @param cards as JSON, by name
 * @returns the place and the compiler's sentence, for each mistake
 */
export const typeProblemsIn = (cards: Readonly<Record<string, unknown>>): readonly string[] => {
  const path = join(__dirname, 'goldens.ts').replaceAll('\\', '/');
  const type = "import type { IAdaptiveCard } from '@microsoft/teams.cards';\n";
  const program = programOf(
    path,
    `${type}export const goldens = ${literalOf(cards)} satisfies Record<string, IAdaptiveCard>;\n`,
  );
  const file = program.getSourceFile(path);
  const found = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  return [...found, ...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start = 0, messageText }) => {
      const sentence = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${file ? placeOf(file, start) : ''}: ${sentence}`;
    },
  );
};
