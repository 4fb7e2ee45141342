import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { siteLibraries, siteLists } from '../../../graph/lists/siteLists.ts';
import {
  describeObstacle,
  nameOf,
  type Obstacle,
  type ProvisioningPlan,
  type ProvisioningStep,
  planProvisioning,
} from '../../../graph/site/provisioningPlan.ts';
import { faultText } from '../../../server/faultText.ts';
import { type Check, type Finding, ok, problem, warning } from '../finding.ts';

const provision = 'Run npm run provision -- --apply as an application that can manage lists.';

/** Checks lists, columns, types, indexes and unique values: everything that provisioning would change. */
export const checkLists = async (client: GraphClient, siteId: string): Promise<readonly Finding[]> => {
  try {
    return compare(await planProvisioning(client, siteId));
  } catch (error) {
    return [problem('lists', `The lists and columns could not be read: ${faultText(error)}.`, 'Try again later.')];
  }
};

const compare = ({ steps, obstacles }: ProvisioningPlan): readonly Finding[] => {
  const missing = [...steps.flatMap(findingsOfStep), ...obstacles.map(findingOfObstacle)];
  const found = new Set(missing.map(({ check }) => check));
  const isComplete = ([check, , dependsOn]: Summary): boolean => ![check, ...dependsOn].some((one) => found.has(one));
  return [...missing, ...summaries.filter(isComplete).map(([check, what]) => ok(check, what))];
};

const columns = siteLists.flatMap((table) => Object.values(table.columns));
const count = (index: 'indexed' | 'unique') => columns.filter((one) => one.index === index).length;

/** Reported if the check itself and those it depends on found nothing missing. */
type Summary = readonly [check: Check, what: string, dependsOn: readonly Check[]];
const summaries: readonly Summary[] = [
  ['lists', `All ${siteLists.length} lists exist.`, []],
  ['library', `The library ${siteLibraries.map(({ name }) => name).join(', ')} exists.`, []],
  ['columns', `All ${columns.length} columns exist.`, ['lists']],
  ['columnTypes', 'Every column has the right type.', ['lists', 'columns']],
  ['indexes', `${count('indexed') + count('unique')} columns are indexed.`, ['lists', 'columns', 'columnTypes']],
  ['unique', `${count('unique')} columns enforce unique values.`, ['lists', 'columns', 'columnTypes']],
  ['columnNames', 'The columns have their display names.', ['lists', 'columns', 'columnTypes']],
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
        ...(isUnique(step)
          ? [problem('unique', `The column ${nameOf(step)} does not enforce unique values.`, provision)]
          : []),
      ];
    case 'uniqueColumn':
      return [problem('unique', `The column ${nameOf(step)} does not enforce unique values.`, provision)];
    case 'nameColumn':
      return [warning('columnNames', `The column ${nameOf(step)} has a different display name.`, provision)];
    default:
      return step satisfies never;
  }
};

const isUnique = ({ list, column }: { readonly list: string; readonly column: string }): boolean =>
  siteLists.find((table) => table.name === list)?.columns[column]?.index === 'unique';

const findingOfObstacle = (obstacle: Obstacle): Finding => {
  const check = { otherType: 'columnTypes', noList: 'lists', noLibrary: 'library' } as const;
  const { what, todo } = describeObstacle(obstacle);
  return problem(check[obstacle.kind], `Obstacle: ${what}.`, `First ${todo}. ${provision}`);
};
