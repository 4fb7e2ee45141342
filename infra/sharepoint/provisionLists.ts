import { createGraphClient } from '../../graph/client/graphClient.ts';
import { GraphFault } from '../../graph/client/graphFault.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import {
  describeObstacle,
  describeStep,
  type ProvisioningStep,
  planProvisioning,
} from '../../graph/site/provisioningPlan.ts';
import { findSiteId } from '../../graph/site/siteShape.ts';
import { faultText } from '../../server/faultText.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { grantCall, provisioningNeeds } from './permissions.ts';

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
      onStep: (step, progress) => {
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

/** Provisioning failed. The message says why, and what an administrator can do about it. */
class ProvisioningFailed extends Error {
  /** HTTP status of Graph's response. */
  readonly status: number | undefined;

  /** @param step that failed, if provisioning had started */
  constructor(error: unknown, { clientId, site }: SiteAccess, step: ProvisioningStep | undefined) {
    const status = error instanceof GraphFault ? error.status : undefined;
    const lines = [
      ...(step ? [`This step failed: ${describeStep(step)}.`] : []),
      `${faultText(error)}.`,
      ...adviceFor(status, step, { clientId, site }),
      ...(step ? ['Completed steps remain. Fix the cause and run it again: it continues where it stopped.'] : []),
    ];
    super(lines.join('\n'), { cause: error });
    this.name = 'ProvisioningFailed';
    this.status = status;
  }
}

const adviceFor = (
  status: number | undefined,
  step: ProvisioningStep | undefined,
  { clientId, site }: Pick<SiteAccess, 'clientId' | 'site'>,
): readonly string[] => {
  switch (status) {
    case 403:
      return [
        `The application ${clientId} (CLIENT_ID) cannot ${step ? 'manage lists' : 'open the site'}.`,
        `It needs ${provisioningNeeds}. An administrator can grant the latter with`,
        `  ${grantCall(site, 'fullcontrol', clientId)}`,
        'The server needs only the role `write`: give this permission to a separate application, not to the server’s.',
      ];
    case 404:
      return step
        ? []
        : [`There is no site https://${site.hostname}${site.sitePath}: create it first, or correct SITE_PATH.`];
    case 400:
      return step ? hints[step.kind] : ['SITE_HOSTNAME may be the host of another tenant.'];
    default:
      return [];
  }
};

const indexHint = 'SharePoint cannot index a list that already has 20 indexes or more than 5,000 items.';

const hints: Readonly<Record<ProvisioningStep['kind'], readonly string[]>> = {
  createList: [],
  createLibrary: [],
  addColumn: [indexHint],
  indexColumn: [indexHint, 'A unique column also must not contain a value twice.'],
  uniqueColumn: ['The column may contain a value twice: look for it before anything else is written.'],
  nameColumn: [],
};
