import { badRequest } from '../http/graphError.ts';

type Dependent = { readonly id: string; readonly dependsOn: readonly string[] };

/**
 * Refuses a `dependsOn` that names no earlier request (msgraph-sdk-dotnet-core#891). Allows only the patterns that
 * Microsoft's own client accepts: fully parallel, fully sequential, or all after the first
 * (microsoft-graph-docs#16280: 400).
 * @throws GraphError 400
 */
export function refuseDependencies(requests: readonly Dependent[]): void {
  const ids = requests.map((one) => one.id.toLowerCase());
  const dependencies = requests.map(({ id, dependsOn }, index) =>
    dependsOn.map((one) => {
      const found = ids.indexOf(one.toLowerCase());
      if (found < 0 || found >= index) throw badRequest(`Invalid dependency for request Id ${id}.`);
      return found;
    }),
  );
  const isParallel = dependencies.every((one) => one.length === 0);
  const [, ...later] = dependencies;
  const isSerial = later.every((one, index) => one.length === 1 && one[0] === index);
  const isSame = later.every((one) => one.length === 1 && one[0] === 0);
  if (!isParallel && !isSerial && !isSame)
    throw badRequest('Batch should be either fully sequential or fully parallel.');
}
