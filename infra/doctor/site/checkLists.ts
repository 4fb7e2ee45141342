import type { GraphClient } from '../../../graph/client/graphClient.ts';
import {
  describeObstacle,
  nameOf,
  type Obstacle,
  type ProvisioningPlan,
  type ProvisioningStep,
  planProvisioning,
} from '../../../graph/lists/provisioningPlan.ts';
import { siteLibraries, siteLists } from '../../../graph/lists/siteLists.ts';
import { faultText } from '../../../server/faultText.ts';
import { type Check, type Finding, ok, problem, warning } from '../finding.ts';

const provision = 'npm run provision -- --apply, as an application that may manage lists.';

/** Lists, columns, types, indexes, unique values: whatever provisioning would change. */
export const checkLists = async (client: GraphClient, siteId: string): Promise<readonly Finding[]> => {
  try {
    return compare(await planProvisioning(client, siteId));
  } catch (error) {
    return [problem('lists', `The lists and columns could not be read: ${faultText(error)}.`, 'Look again later.')];
  }
};

const compare = ({ steps, obstacles }: ProvisioningPlan): readonly Finding[] => {
  const lacking = [...steps.flatMap(findingsOfStep), ...obstacles.map(findingOfObstacle)];
  const found = new Set(lacking.map(({ check }) => check));
  const isWhole = ([check, , restsOn]: Whole): boolean => ![check, ...restsOn].some((one) => found.has(one));
  return [...lacking, ...wholes.filter(isWhole).map(([check, what]) => ok(check, what))];
};

const columns = siteLists.flatMap((table) => Object.values(table.columns));
const count = (index: 'indexed' | 'unique') => columns.filter((one) => one.index === index).length;

/** What is said when nothing of a kind is lacking, nor of those without which it would not be true. */
type Whole = readonly [check: Check, what: string, restsOn: readonly Check[]];
const wholes: readonly Whole[] = [
  ['lists', `The ${siteLists.length} lists are there.`, []],
  ['library', `The library ${siteLibraries.map(({ name }) => name).join(', ')} is there.`, []],
  ['columns', `Their ${columns.length} columns are there.`, ['lists']],
  ['columnTypes', 'Every column has the type that it needs.', ['lists', 'columns']],
  ['indexes', `${count('indexed') + count('unique')} columns are indexed.`, ['lists', 'columns', 'columnTypes']],
  ['unique', `${count('unique')} columns take no value twice.`, ['lists', 'columns', 'columnTypes']],
  ['columnNames', 'The columns have the names that people know.', ['lists', 'columns', 'columnTypes']],
];

const findingsOfStep = (step: ProvisioningStep): readonly Finding[] => {
  switch (step.kind) {
    case 'createList':
      return [problem('lists', `The list "${step.list}" is missing.`, provision)];
    case 'createLibrary':
      return [problem('library', `The document library "${step.list}" is missing.`, provision)];
    case 'addColumn':
      return [problem('columns', `The column ${nameOf(step)} is missing.`, provision)];
    case 'indexColumn':
      return [
        problem('indexes', `The column ${nameOf(step)} has no index.`, provision),
        ...(isUnique(step) ? [problem('unique', `The column ${nameOf(step)} takes a value twice.`, provision)] : []),
      ];
    case 'uniqueColumn':
      return [problem('unique', `The column ${nameOf(step)} takes a value twice.`, provision)];
    case 'nameColumn':
      return [warning('columnNames', `The column ${nameOf(step)} has another display name.`, provision)];
    default:
      return step satisfies never;
  }
};

const isUnique = ({ list, column }: { readonly list: string; readonly column: string }): boolean =>
  siteLists.find((table) => table.name === list)?.columns[column]?.index === 'unique';

const findingOfObstacle = (obstacle: Obstacle): Finding => {
  const check = { otherType: 'columnTypes', noList: 'lists', noLibrary: 'library' } as const;
  const { what, todo } = describeObstacle(obstacle);
  return problem(check[obstacle.kind], `In the way: ${what}.`, `First ${todo}, then ${provision}`);
};
