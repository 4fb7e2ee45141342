import type { DecisionContext, OrganisationContext } from '../../procedure/commands/decisionContext.ts';
import { sha256 } from './sha256.ts';
import { theIdentities } from './theIdentities.ts';

/** Tuesday 24 November 2026, with empty groups, and no strangers among the people a command names. */
export const theOrganisationContext: OrganisationContext & Pick<DecisionContext, 'strangers'> = {
  today: '2026-11-24',
  procedureVersion: '3.1',
  riskMonths: 12,
  management: [],
  ismsManagers: [],
  alternates: [],
  strangers: new Map(),
  isSealed: theIdentities.isSealed,
  digest: sha256,
};
