import { createGraphClient } from '../../graph/client/graphClient.ts';
import { describeStep, nameOf, planProvisioning, provisionSite } from '../../graph/lists/provision.ts';
import { findSiteId } from '../../graph/lists/siteShape.ts';
import type { SiteAccess } from '../siteAccess.ts';

/**
 * Prints what the site lacks, one line a step; with `apply` makes it. Nothing is ever destroyed.
 * @returns whether the site is complete afterwards
 * @throws GraphFault
 */
export const provisionLists = async (
  settings: SiteAccess,
  { apply }: { readonly apply: boolean },
  print: (line: string) => void,
): Promise<boolean> => {
  const client = createGraphClient(settings);
  try {
    const siteId = await findSiteId(client, settings.site);
    const { steps, obstacles } = await planProvisioning(client, siteId);
    for (const obstacle of obstacles)
      print(`in the way: column ${nameOf(obstacle)} has another type; rename it by hand`);
    if (obstacles.length > 0) return false;
    if (steps.length === 0) print('The site is complete.');
    if (apply) await provisionSite(client, siteId, (step) => print(`done: ${describeStep(step)}`));
    else for (const step of steps) print(`missing: ${describeStep(step)}`);
    return apply || steps.length === 0;
  } finally {
    client.close();
  }
};
