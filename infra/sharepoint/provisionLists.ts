import { createGraphClient } from '../../graph/client/graphClient.ts';
import { provisionSite } from '../../graph/lists/provision.ts';
import {
  describeObstacle,
  describeStep,
  type ProvisioningStep,
  planProvisioning,
} from '../../graph/lists/provisioningPlan.ts';
import { findSiteId } from '../../graph/lists/siteShape.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { provisioningNeeds } from './permissions.ts';
import { ProvisioningFailed } from './provisioningFailed.ts';

/**
 * Prints what the site lacks, one line per step, and creates it with `apply`. Never deletes anything.
 * @returns whether the site is complete afterwards
 * @throws ProvisioningFailed
 */
export const provisionLists = async (
  settings: SiteAccess,
  { apply }: { readonly apply: boolean },
  print: (line: string) => void,
): Promise<boolean> => {
  const client = createGraphClient(settings);
  let current: ProvisioningStep | undefined;
  try {
    const siteId = await findSiteId(client, settings.site);
    print(`Site: https://${settings.site.hostname}${settings.site.sitePath}`);
    const { steps, obstacles } = await planProvisioning(client, siteId);
    for (const step of steps) print(`missing: ${describeStep(step)}`);
    for (const { what, todo } of obstacles.map(describeObstacle)) print(`obstacle: ${what}; ${todo}`);
    if (obstacles.length > 0) return false;
    if (steps.length > 0 && !apply) {
      print(
        `Nothing was changed. To create what is missing, run npm run provision -- --apply, where CLIENT_ID has ${provisioningNeeds}.`,
      );
      return false;
    }
    await provisionSite(client, siteId, {
      told: (step, progress) => {
        current = step;
        if (progress === 'done') print(`done: ${describeStep(step)}`);
      },
      ...(settings.wait && { wait: settings.wait }),
    });
    for (const line of ending) print(line);
    return true;
  } catch (error) {
    throw new ProvisioningFailed(error, settings, current);
  } finally {
    client.close();
  }
};

/** Settings that Graph cannot change; an administrator sets them once in the site (docs/how-to/prepare-the-site.md). */
const manualSteps: readonly string[] = [
  'Site permissions: only TenTwo’s application writes. Other people get *Read* at most; no one gets *Edit* or *Contribute*.',
  'Each list, *Versioning settings*: versions stay on, content approval stays off. *Advanced settings*: *Read all items* stays.',
  'Nonconformities and Corrective actions: create the views that your people want. Filter and sort by indexed columns.',
];

const ending: readonly string[] = [
  'The site is complete.',
  'Graph cannot set the following; do it by hand once (docs/how-to/prepare-the-site.md):',
  ...manualSteps.map((step, index) => `  ${index + 1}. ${step}`),
  'Then run npm run doctor with the server’s own settings.',
];
