import { GraphFault } from '../../graph/client/graphFault.ts';
import { describeStep, type ProvisioningStep } from '../../graph/lists/provisioningPlan.ts';
import { faultText } from '../../server/faultText.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { grantCall, provisioningNeeds } from './permissions.ts';

/** Provisioning broke off. Its message says why, and what an administrator can do about it. */
export class ProvisioningFailed extends Error {
  /** HTTP status of Graph's answer. */
  readonly status: number | undefined;

  /** @param step at which it broke off, if it had begun */
  constructor(error: unknown, { clientId, site }: SiteAccess, step: ProvisioningStep | undefined) {
    const status = error instanceof GraphFault ? error.status : undefined;
    const lines = [
      ...(step ? [`It broke off at: ${describeStep(step)}.`] : []),
      `${faultText(error)}.`,
      ...adviceFor(status, step, { clientId, site }),
      ...(step ? ['What was made stays. Run it again when the reason is gone: it goes on where it broke off.'] : []),
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
        `The application ${clientId} (CLIENT_ID) may not ${step ? 'manage lists' : 'open the site'}.`,
        `It needs ${provisioningNeeds}. An administrator grants the latter with`,
        `  ${grantCall(site, 'fullcontrol', clientId)}`,
        'The server needs only the role `write`: give this right to an application of its own, not to the server’s.',
      ];
    case 404:
      return step
        ? []
        : [`There is no site https://${site.hostname}${site.sitePath}: make it first, or correct SITE_PATH.`];
    case 400:
      return step ? hints[step.kind] : ['SITE_HOSTNAME may be the host of another tenant.'];
    default:
      return [];
  }
};

const indexHint = 'SharePoint indexes no list that already has 20 indexes or more than 5,000 items.';

const hints: Readonly<Record<ProvisioningStep['kind'], readonly string[]>> = {
  createList: [],
  createLibrary: [],
  addColumn: [indexHint],
  indexColumn: [indexHint, 'A unique column besides may hold no value twice.'],
  uniqueColumn: ['The column may hold a value twice: look for it before anything else is written.'],
  nameColumn: [],
};
