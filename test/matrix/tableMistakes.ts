import ts from 'typescript';
import type { Part } from '../../procedure/stages/gates.ts';
import type { Permission } from '../../procedure/stages/permissions.ts';
import { relations } from '../../procedure/stages/relations.ts';
import type { Mistake } from './mutants.ts';
import { gates, onNoRecord, readers, rights, stageCodes } from './rights.ts';
import type { RuleModules } from './ruleModules.ts';

/** The column of people with this part, and only this, in a record. */
const columnOf: Readonly<Record<(typeof relations)[number], string>> = {
  reporter: 'rep',
  ismsManager: 'ism',
  alternate: 'alt',
  owner: 'own',
  planManager: 'pln',
  actionOwner: 'act',
  verifier: 'ver',
  management: 'mgt',
  delegate: 'del',
  facilitator: 'fac',
  auditor: 'aud',
  custodian: 'cus',
  administrator: 'adm',
  employee: 'emp',
  attendee: 'att',
};
const roles = ['ismsManager', 'alternate', 'management', 'auditor', 'custodian', 'administrator', 'employee'] as const;
const isRole = (relation: string): boolean => (roles as readonly string[]).includes(relation);
const codes = Object.keys(stageCodes) as readonly (keyof typeof stageCodes)[];

/** A task gives access to the record until it is done; a role always does. */
const holds = (relation: (typeof relations)[number], code: string): boolean =>
  isRole(relation) || readers.get(columnOf[relation])?.[code] === '+';

/** Their decisions check the part or the stage again: there a mistake in the table changes nothing. */
const askWho = [
  'approvePlan',
  'returnPlan',
  'rejectPlan',
  'acceptRisk',
  'cancelAction',
  'closeSession',
  'takeLateContributions',
];
const askWhen = ['closeNonconformity', 'openSession'];

type Change = { readonly kind: string; readonly at: ts.Node; readonly list: readonly string[] };

const listed = (list: readonly string[]): string => `[${list.map((one) => `'${one}'`).join(', ')}]`;
const dropped = (list: readonly string[], gone: string): readonly string[] => list.filter((one) => one !== gone);

/** The value of each property of an object literal, by its name. */
const propertiesOf = (node: ts.Node | undefined): ReadonlyMap<string, ts.Expression> => {
  const inner = node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) ? node.expression : node;
  if (!inner) return new Map();
  if (inner !== node) return propertiesOf(inner);
  const found = ts.isObjectLiteralExpression(inner) ? inner.properties.filter(ts.isPropertyAssignment) : [];
  return new Map(found.map(({ name, initializer }) => [name.getText(), initializer]));
};

const initializerOf = (tree: ts.SourceFile, name: string): ts.Expression | undefined =>
  tree.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((declaration) => declaration.name.getText() === name)?.initializer;

const rightChanges = (tree: ts.SourceFile, permissions: Readonly<Record<string, Permission>>): readonly Change[] =>
  [...propertiesOf(initializerOf(tree, 'table'))].flatMap(([name, row]) => {
    const { may = [], stages = 'none' } = permissions[name] ?? {};
    const [mayAt, stagesAt] = [propertiesOf(row).get('may'), propertiesOf(row).get('stages')];
    const cells = rights.get(name);
    if (!mayAt || !stagesAt || stages === 'none' || !cells) return mayAt ? roleChanges(name, may, mayAt) : [];
    const possible = codes.filter((code) => cells[code] !== '.');
    const byAny = (code: string) => may.some((relation) => holds(relation, code));
    return [
      ...(askWho.includes(name) ? [] : relations)
        .filter((relation) => !may.includes(relation) && possible.some((code) => holds(relation, code)))
        .map((relation) => ({ kind: 'relation added', at: mayAt, list: [...may, relation] })),
      ...may
        .filter((relation) => possible.some((code) => holds(relation, code)))
        .map((relation) => ({ kind: 'relation removed', at: mayAt, list: dropped(may, relation) })),
      ...(askWhen.includes(name) ? [] : codes)
        .filter((code) => cells[code] === '.' && byAny(code))
        .map((code) => ({ kind: 'stage added', at: stagesAt, list: [...stages, stageCodes[code]] })),
      ...possible
        .filter(byAny)
        .map((code) => ({ kind: 'stage removed', at: stagesAt, list: dropped(stages, stageCodes[code]) })),
    ];
  });

/** Of a command about no record only roles make a difference. */
const roleChanges = (name: string, may: readonly string[], at: ts.Node): readonly Change[] =>
  onNoRecord.has(name)
    ? [
        ...dropped(roles, may.includes('employee') ? 'auditor' : '')
          .filter((role) => !may.includes(role) && !may.includes('employee'))
          .map((role) => ({ kind: 'relation added', at, list: [...may, role] })),
        ...may.map((role) => ({ kind: 'relation removed', at, list: dropped(may, role) })),
      ]
    : [];

/** What is read of one record is asked of a record in which everyone has their part; the rest of none. */
const readerChanges = (tree: ts.SourceFile, reads: Readonly<Record<string, readonly string[]>>): readonly Change[] =>
  [...propertiesOf(initializerOf(tree, 'reads'))].flatMap(([what, at]) => {
    const list = reads[what] ?? [];
    const ofRecord = what === 'record' || what === 'session' || what === 'reporter' || what === 'authors';
    return [
      ...(ofRecord ? relations : roles)
        .filter((relation) => !list.includes(relation))
        .map((relation) => ({ kind: 'reader added', at, list: [...list, relation] })),
      ...list.map((relation) => ({ kind: 'reader removed', at, list: dropped(list, relation) })),
    ];
  });

const gateChanges = (
  tree: ts.SourceFile,
  { laneDemands, parts }: { laneDemands: Readonly<Record<string, readonly Part[]>>; parts: readonly Part[] },
): readonly Change[] =>
  [...propertiesOf(initializerOf(tree, 'laneDemands'))].flatMap(([lane, at]) => {
    const list = laneDemands[lane] ?? [];
    return [
      ...parts
        .filter((part) => !list.includes(part))
        .map((part) => ({ kind: 'part demanded', at, list: [...list, part] })),
      ...list.map((part) => ({ kind: 'part let go', at, list: dropped(list, part) })),
    ];
  });

/** What management is asked about: only parts that a lane with a plan has. */
const askingChanges = (tree: ts.SourceFile): readonly Change[] => {
  const at = initializerOf(tree, 'beforeApproval');
  const asked = [...gates].filter(([, row]) => row.approval === '+').map(([part]) => part);
  const others = [...gates].filter(([, row]) => row.approval !== '+' && row.standard === '+').map(([part]) => part);
  if (!at) return [];
  return [
    ...others.map((part) => ({ kind: 'part demanded', at, list: [...asked, part] })),
    ...asked.map((part) => ({ kind: 'part let go', at, list: dropped(asked, part) })),
  ];
};

/**
 * One right, reader or gate too many or too few. Only where it changes a cell of the hand-written tables: that an owner
 * may triage is no other rule while a report that was not triaged has none.
 */
export const tableMistakes = ({ texts, exportsOf }: RuleModules): readonly Mistake[] => {
  const of = (
    path: string,
    changes: (tree: ts.SourceFile, exported: never) => readonly Change[],
  ): readonly Mistake[] => {
    const tree = ts.createSourceFile(path, texts.get(path) ?? '', ts.ScriptTarget.ES2023, true);
    // The exports of this very module: each reader of them is written for it.
    return changes(tree, exportsOf(path) as never).map(({ kind, at, list }) => ({
      path,
      kind,
      from: at.getStart(),
      to: at.getEnd(),
      after: listed(list),
    }));
  };
  return [
    ...of('procedure/stages/permissions.ts', (tree, { permissions }: { permissions: Record<string, Permission> }) =>
      rightChanges(tree, permissions),
    ),
    ...of('procedure/stages/reads.ts', (tree, { reads }: { reads: Record<string, readonly string[]> }) =>
      readerChanges(tree, reads),
    ),
    ...of('procedure/stages/gates.ts', gateChanges),
    ...of('procedure/stages/gates.ts', askingChanges),
  ];
};
