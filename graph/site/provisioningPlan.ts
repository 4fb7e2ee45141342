import type { GraphClient, GraphRequest } from '../client/graphClient.ts';
import type { Column } from '../lists/column.ts';
import type { Library } from '../lists/evidence.ts';
import type { ListTable } from '../lists/listTable.ts';
import { siteLibraries, siteLists } from '../lists/siteLists.ts';
import { type FoundColumn, type FoundList, listNamed, type NamedList, readLists, withColumns } from './siteShape.ts';

/** One thing that the site still lacks. */
export type ProvisioningStep =
  | { readonly kind: 'createList' | 'createLibrary'; readonly list: string; readonly request: GraphRequest }
  | {
      readonly kind: ColumnStepKind;
      readonly list: string;
      readonly column: string;
      readonly request: GraphRequest;
    };
type ColumnStepKind = 'addColumn' | 'indexColumn' | 'uniqueColumn' | 'nameColumn';

/** Something that exists, is wrong, and cannot be corrected without destroying it: a person has to. */
export type Obstacle =
  | { readonly kind: 'otherType'; readonly list: string; readonly column: string }
  | { readonly kind: 'noList' | 'noLibrary'; readonly list: string };

export type ProvisioningPlan = {
  readonly steps: readonly ProvisioningStep[];
  readonly obstacles: readonly Obstacle[];
};

/** What the site lacks, according to the tables of `siteLists`. Changes nothing. @throws GraphFault */
export const planProvisioning = async (client: GraphClient, siteId: string): Promise<ProvisioningPlan> => {
  const named = await readLists(client, siteId);
  const found = await withColumns(client, siteId, named, siteLists);
  const plans = [
    ...siteLists.map((table) => planList(siteId, table, found.get(table))),
    ...siteLibraries.map((library) => planLibrary(siteId, library, listNamed(named, library.name))),
  ];
  return {
    steps: plans.flatMap(({ steps }) => steps),
    obstacles: plans.flatMap(({ obstacles }) => obstacles),
  };
};

/** The step in one line, for the operator. */
export const describeStep = (step: ProvisioningStep): string => {
  switch (step.kind) {
    case 'createList':
      return `create list "${step.list}" with its columns, their indexes and names`;
    case 'createLibrary':
      return `create document library "${step.list}"`;
    case 'addColumn':
      return `add column ${nameOf(step)}`;
    case 'indexColumn':
      return `index column ${nameOf(step)}`;
    case 'uniqueColumn':
      return `enforce unique values in column ${nameOf(step)}`;
    case 'nameColumn':
      return `set the display name of ${nameOf(step)}`;
    default:
      return step satisfies never;
  }
};

/** The obstacle, and what a person can do about it. The internal name of a column stays when it is renamed. */
export const describeObstacle = (obstacle: Obstacle): { readonly what: string; readonly todo: string } => {
  switch (obstacle.kind) {
    case 'otherType':
      return {
        what: `column ${nameOf(obstacle)} has another type`,
        todo: 'copy what is in it elsewhere and delete the column by hand',
      };
    case 'noList':
      return { what: `"${obstacle.list}" is a document library where a list is needed`, todo: 'rename it by hand' };
    case 'noLibrary':
      return { what: `"${obstacle.list}" is a list where a document library is needed`, todo: 'rename it by hand' };
    default:
      return obstacle satisfies never;
  }
};

export const nameOf = ({ list, column }: { readonly list: string; readonly column: string }): string =>
  `"${list}".${column}`;

const noSteps = (obstacle: Obstacle): ProvisioningPlan => ({ steps: [], obstacles: [obstacle] });

const planList = (siteId: string, table: ListTable, list: FoundList | undefined): ProvisioningPlan => {
  if (!list) return { steps: [createList(siteId, table)], obstacles: [] };
  if (list.template === 'documentLibrary') return noSteps({ kind: 'noList', list: table.name });
  const columns = Object.entries(table.columns);
  const isOtherType = (name: string, column: Column): boolean => {
    const found = list.columns.get(name);
    return found !== undefined && !hasType(found, column);
  };
  const obstacles = columns.filter(([name, column]) => isOtherType(name, column));
  return {
    steps: columns.flatMap(([name, column]) => planColumn(siteId, list, { table, name, column })),
    obstacles: obstacles.map(([name]) => ({ kind: 'otherType', list: table.name, column: name })),
  };
};

type Wanted = { readonly table: ListTable; readonly name: string; readonly column: Column };

/** Nothing for a column of another type: that is an obstacle. */
const planColumn = (siteId: string, list: FoundList, { table, name, column }: Wanted): readonly ProvisioningStep[] => {
  const columns = `/sites/${siteId}/lists/${list.id}/columns`;
  const found = list.columns.get(name);
  const step = (kind: ColumnStepKind, body: object): ProvisioningStep => {
    const at = found
      ? ({ method: 'PATCH', path: `${columns}/${found.id}` } as const)
      : ({ method: 'POST', path: columns } as const);
    return { kind, list: table.name, column: name, request: requestOf(kind, { ...at, body }) };
  };
  if (!found) return [step('addColumn', definitionOf(name, column))];
  if (!hasType(found, column)) return [];
  const steps: ProvisioningStep[] = [];
  if (!isIndexed(found, column)) steps.push(step(found.indexed ? 'uniqueColumn' : 'indexColumn', indexOf(column)));
  if (!column.builtIn && found.displayName !== column.displayName)
    steps.push(step('nameColumn', { displayName: column.displayName }));
  return steps;
};

const planLibrary = (siteId: string, library: Library, there: NamedList | undefined): ProvisioningPlan => {
  if (!there) return { steps: [createLibrary(siteId, library)], obstacles: [] };
  const isOther = there.template !== undefined && there.template !== 'documentLibrary';
  return isOther ? noSteps({ kind: 'noLibrary', list: library.name }) : { steps: [], obstacles: [] };
};

/**
 * No person is waiting, but it cannot proceed without the answer: the client waits as long as a throttled service asks.
 */
const requestOf = (
  kind: ProvisioningStep['kind'],
  request: Pick<GraphRequest, 'method' | 'path' | 'body'>,
): GraphRequest => ({ operation: `provision.${kind}`, urgency: 'start', ...request });

const createList = (siteId: string, table: ListTable): ProvisioningStep => ({
  kind: 'createList',
  list: table.name,
  request: requestOf('createList', {
    method: 'POST',
    path: `/sites/${siteId}/lists`,
    body: {
      displayName: table.name,
      description: table.description,
      list: { template: 'genericList' },
      columns: Object.entries(table.columns)
        .filter(([, { builtIn }]) => !builtIn)
        .map(([name, column]) => definitionOf(name, column)),
    },
  }),
});

const createLibrary = (siteId: string, { name, description }: Library): ProvisioningStep => ({
  kind: 'createLibrary',
  list: name,
  request: requestOf('createLibrary', {
    method: 'POST',
    path: `/sites/${siteId}/lists`,
    body: { displayName: name, description, list: { template: 'documentLibrary' } },
  }),
});

const indexOf = ({ index }: Column): object =>
  index === 'none' ? {} : { indexed: true, ...(index === 'unique' && { enforceUniqueValues: true }) };

/** Without a display name: given at creation it would become the internal name, with `_x0020_` for each space. */
const definitionOf = (name: string, column: Column): object => ({ name, ...column.facet, ...indexOf(column) });

/**
 * Also rejects a shorter text, a text that SharePoint rewrites (graph-lists 6.5), and a day where an instant is needed.
 */
const hasType = (found: FoundColumn, { facet }: Column): boolean => {
  if (facet.number) return found.number !== undefined;
  if (facet.dateTime) return found.dateTime !== undefined && found.dateTime.format !== 'dateOnly';
  const { text } = found;
  if (text?.allowMultipleLines !== facet.text?.allowMultipleLines || text?.textType === 'richText') return false;
  return text?.allowMultipleLines === true || (text?.maxLength ?? 255) >= 255;
};

export const isIndexed = (found: FoundColumn, { index }: Column): boolean =>
  index === 'none' || (found.indexed && (index === 'indexed' || found.enforceUniqueValues));
