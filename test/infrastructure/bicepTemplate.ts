import { readFileSync } from 'node:fs';
import { Language, type Node, Parser } from 'web-tree-sitter';

export type Parameter = {
  readonly node: Node;
  readonly secure: boolean;
  readonly described: boolean;
  readonly required: boolean;
  /** Value of `@minValue`. */
  readonly least: number | undefined;
};
export type Declared = { readonly name: string; readonly what: string; readonly body: Node };

/** One Bicep file, parsed by syntax only. */
export type BicepTemplate = {
  readonly file: string;
  readonly root: Node;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** `what` is the type with its version. */
  readonly resources: readonly Declared[];
  /** `what` is the file. */
  readonly modules: readonly Declared[];
  readonly outputs: ReadonlyMap<string, Node>;
};

const grammar = new URL('../../node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm', import.meta.url);

/** Opens a Bicep parser, which knows only the syntax, no resource types. */
export const openBicep = async (): Promise<(file: string, text: string) => BicepTemplate> => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return (file, text) => {
    const root = parser.parse(text)?.rootNode;
    if (!root) throw new Error(`${file} was not parsed`);
    return templateOf(file, root);
  };
};

/** The node and its descendants. */
export const allBelow = (node: Node): readonly Node[] => [node, ...node.children.flatMap(allBelow)];

/** A string without quotes; anything else as written. */
export const textOf = (node: Node | undefined): string => node?.text.replace(/^'|'$/g, '') ?? '';

const kept = (node: Node): readonly Node[] => node.namedChildren.filter((child) => child.type !== 'comment');
const nameIn = (node: Node): string => textOf(kept(node)[0]);
const lastIn = (node: Node): Node => kept(node).at(-1) ?? node;

const templateOf = (file: string, root: Node): BicepTemplate => {
  const declared = (type: string): readonly Declared[] =>
    root.namedChildren
      .filter((node) => node.type === type)
      .map((node) => ({ name: nameIn(node), what: textOf(kept(node)[1]), body: lastIn(node) }));
  return {
    file,
    root,
    parameters: new Map(
      root.namedChildren
        .filter(({ type }) => type === 'parameter_declaration')
        .map((node) => [nameIn(node), parameterOf(node)]),
    ),
    resources: declared('resource_declaration'),
    modules: declared('module_declaration'),
    outputs: new Map(
      root.namedChildren
        .filter(({ type }) => type === 'output_declaration')
        .map((node) => [nameIn(node), lastIn(node)] as const),
    ),
  };
};

const parameterOf = (node: Node): Parameter => {
  const before = node.previousNamedSibling;
  const decorators = before?.type === 'decorators' ? before.text : '';
  const least = /@minValue\((\d+)\)/.exec(decorators)?.[1];
  return {
    node,
    secure: decorators.includes('@secure()'),
    described: /@description\('[^']+'\)/.test(decorators),
    // Name and type are always present.
    required: kept(node).length < 3,
    least: least === undefined ? undefined : Number(least),
  };
};

/** Nested objects from the outside in, including those in conditions, loops and lists. */
export const objectsIn = (node: Node): readonly Node[] => allBelow(node).filter(({ type }) => type === 'object');

/** Returns the value of a property by its path: `properties.configuration.ingress`. */
export const valueAt = (object: Node | undefined, path: string): Node | undefined => {
  const [first = '', ...rest] = path.split('.');
  const property = object?.namedChildren.find((child) => child.type === 'object_property' && nameIn(child) === first);
  const value = property && lastIn(property);
  return rest.length === 0 ? value : valueAt(value, rest.join('.'));
};

/** Properties of an object by name. */
export const propertiesOf = (object: Node | undefined): ReadonlyMap<string, Node> =>
  new Map(
    (object?.namedChildren ?? [])
      .filter(({ type }) => type === 'object_property')
      .map((child) => [nameIn(child), lastIn(child)]),
  );

/** Undeclared names, with their line. */
export const undeclaredIn = ({ root }: BicepTemplate): readonly string[] => {
  const nodes = allBelow(root);
  const declared = new Set([
    ...nodes.filter(({ type }) => declarations.includes(type)).map(nameIn),
    ...nodes.filter(({ type }) => type === 'loop_variable' || type === 'loop_enumerator').map(({ text }) => text),
    ...nodes
      .filter(({ type }) => type === 'for_statement')
      .map((node) => textOf(node.childForFieldName('initializer') ?? undefined)),
  ]);
  return nodes
    .filter((node) => node.type === 'identifier' && isUse(node))
    .filter(({ text }) => !declared.has(text) && !functions.has(text))
    .map(({ text, startPosition }) => `${startPosition.row + 1}: ${text} is not declared.`);
};

const declarations = [
  'parameter_declaration',
  'variable_declaration',
  'resource_declaration',
  'module_declaration',
  'output_declaration',
  'lambda_expression',
];

/** Bicep functions that these files call. */
const functions = new Set([
  'allowed',
  'concat',
  'description',
  'empty',
  'filter',
  'guid',
  'json',
  'maxLength',
  'maxValue',
  'minLength',
  'minValue',
  'resourceGroup',
  'secure',
  'subscriptionResourceId',
  'tenant',
]);

/** Excludes names of properties and names being declared. */
const isUse = (node: Node): boolean => {
  const { parent } = node;
  if (!parent) return false;
  const isFirst = kept(parent)[0]?.id === node.id;
  return !(isFirst && (parent.type === 'object_property' || declarations.includes(parent.type)));
};
