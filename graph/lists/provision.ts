import type { GraphClient, GraphRequest } from '../client/graphClient.ts';
import type { Column } from './column.ts';
import type { ListTable } from './listTable.ts';
import { siteLists } from './siteLists.ts';
import { type FoundColumn, type FoundList, findLists } from './siteShape.ts';

/** One thing that the site still lacks. */
export type ProvisioningStep =
  | { readonly kind: 'createList'; readonly list: string; readonly request: GraphRequest }
  | {
      readonly kind: 'addColumn' | 'indexColumn' | 'nameColumn';
      readonly list: string;
      readonly column: string;
      readonly request: GraphRequest;
    };

/** Something that is there, is not as it should be, and cannot be put right without destroying it: a person must. */
export type Obstacle = { readonly list: string; readonly column: string };

export type ProvisioningPlan = {
  readonly steps: readonly ProvisioningStep[];
  readonly obstacles: readonly Obstacle[];
};

/** What the site lacks, from the tables of `siteLists`. Changes nothing. @throws GraphFault */
export const planProvisioning = async (client: GraphClient, siteId: string): Promise<ProvisioningPlan> => {
  const found = await findLists(client, siteId, siteLists);
  const plans = siteLists.map((table) => {
    const list = found.get(table);
    return list ? planList(siteId, table, list) : { steps: [createList(siteId, table)], obstacles: [] };
  });
  return {
    steps: plans.flatMap(({ steps }) => steps),
    obstacles: plans.flatMap(({ obstacles }) => obstacles),
  };
};

/**
 * Makes what is missing and looks again, until nothing is: names given when a column is made may not show
 * (graph-lists 1.3), and so come in the second round. Never destroys; may be run any number of times.
 * Steps go one after another: columns that are added at once fail with *Save Conflict* (graph-lists 1.3).
 * Needs `Sites.Manage.All`, or `Sites.Selected` with full control; running the product needs only `write`.
 * @returns what was done
 * @throws GraphFault; Error when obstacles are in the way or Graph takes a step and does not do it
 */
export const provisionSite = async (
  client: GraphClient,
  siteId: string,
  told: (step: ProvisioningStep) => void = () => undefined,
): Promise<readonly ProvisioningStep[]> => {
  const done: ProvisioningStep[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { steps, obstacles } = await planProvisioning(client, siteId);
    if (obstacles.length > 0) throw new Error(`in the way: ${obstacles.map(nameOf).join(', ')}`);
    if (steps.length === 0) return done;
    for (const step of steps) {
      await client.call(step.request);
      done.push(step);
      told(step);
    }
  }
  const { steps } = await planProvisioning(client, siteId);
  if (steps.length === 0) return done;
  throw new Error(`Graph accepted and did not do: ${steps.map(describeStep).join('; ')}`);
};

/** The step in one line, for whoever runs the command. */
export const describeStep = (step: ProvisioningStep): string => {
  switch (step.kind) {
    case 'createList':
      return `create list "${step.list}" with its columns`;
    case 'addColumn':
      return `add column ${nameOf(step)}`;
    case 'indexColumn':
      return `index column ${nameOf(step)}`;
    case 'nameColumn':
      return `set the display name of ${nameOf(step)}`;
    default:
      return step satisfies never;
  }
};

export const nameOf = ({ list, column }: Obstacle): string => `"${list}".${column}`;

const planList = (siteId: string, table: ListTable, list: FoundList): ProvisioningPlan => {
  const steps: ProvisioningStep[] = [];
  const obstacles: Obstacle[] = [];
  const columns = `/sites/${siteId}/lists/${list.id}/columns`;
  for (const [name, column] of Object.entries(table.columns)) {
    const found = list.columns.get(name);
    const step = (kind: 'addColumn' | 'indexColumn' | 'nameColumn', method: 'POST' | 'PATCH', body: object) => {
      const path = method === 'POST' ? columns : `${columns}/${found?.id}`;
      steps.push({
        kind,
        list: table.name,
        column: name,
        request: { operation: `provision.${kind}`, method, path, body },
      });
    };
    if (!found) step('addColumn', 'POST', definitionOf(name, column));
    else if (!hasType(found, column)) obstacles.push({ list: table.name, column: name });
    else {
      if (!isIndexed(found, column)) step('indexColumn', 'PATCH', indexOf(column));
      if (!column.builtIn && found.displayName !== column.displayName)
        step('nameColumn', 'PATCH', { displayName: column.displayName });
    }
  }
  return { steps, obstacles };
};

const createList = (siteId: string, table: ListTable): ProvisioningStep => ({
  kind: 'createList',
  list: table.name,
  request: {
    operation: 'provision.createList',
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
  },
});

const indexOf = ({ index }: Column): object =>
  index === 'none' ? {} : { indexed: true, ...(index === 'unique' && { enforceUniqueValues: true }) };

/** Without a display name: given at creation it would become the internal name, with `_x0020_` for each space. */
const definitionOf = (name: string, column: Column): object => ({ name, ...column.facet, ...indexOf(column) });

const hasType = (found: FoundColumn, { facet }: Column): boolean => {
  if (!facet.text) return Object.keys(facet).every((kind) => found[kind as keyof FoundColumn] !== undefined);
  return found.text?.allowMultipleLines === facet.text.allowMultipleLines;
};

export const isIndexed = (found: FoundColumn, { index }: Column): boolean =>
  index === 'none' || (found.indexed && (index === 'indexed' || found.enforceUniqueValues));
