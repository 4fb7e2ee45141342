/** Requests and resource units since the start, in total and by operation (`history.append`). */
export type Usage = {
  readonly requests: number;
  readonly resourceUnits: number;
  readonly byOperation: Readonly<Record<string, { readonly requests: number; readonly resourceUnits: number }>>;
};

/**
 * Cost of a request in SharePoint:
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 * (1 for a single item, a download or a delta with a token, 2 for a collection or a write). The directory has a
 * separate budget.
 */
export const resourceUnitsOf = (method: string, path: string): number => {
  if (!/\/(sites|drives)\//.test(path)) return 0;
  if (method !== 'GET') return 2;
  if (/\/delta\b/.test(path)) return /[?&]token=/.test(path) ? 1 : 2;
  return /\/(items|lists|columns|children)(\?|$)/.test(path) ? 2 : 1;
};

export const createUsage = () => {
  const byOperation = new Map<string, { requests: number; resourceUnits: number }>();
  return {
    /** @returns the cost of this request, in resource units */
    count: (operation: string, method: string, path: string): number => {
      const counted = byOperation.get(operation) ?? { requests: 0, resourceUnits: 0 };
      counted.requests += 1;
      const resourceUnits = resourceUnitsOf(method, path);
      counted.resourceUnits += resourceUnits;
      byOperation.set(operation, counted);
      return resourceUnits;
    },
    read: (): Usage => {
      const counted = [...byOperation.values()];
      return {
        requests: counted.reduce((sum, one) => sum + one.requests, 0),
        resourceUnits: counted.reduce((sum, one) => sum + one.resourceUnits, 0),
        byOperation: Object.fromEntries([...byOperation].map(([operation, one]) => [operation, { ...one }])),
      };
    },
  };
};
