import { GraphFault } from '../../graph/client/graphFault.ts';
import { describeStep, type ProvisioningStep } from '../../graph/lists/provisioningPlan.ts';
import { faultText } from '../../server/faultText.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { grantCall, provisioningNeeds } from './permissions.ts';

/** Provisioning failed. The message says why, and what an administrator can do about it. */
export class ProvisioningFailed extends Error {
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
