import type { OrganisationEvent } from '../../procedure/organisation/organisation.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';

/** Events after which someone may rely on what was decided: a checkpoint has to cover them soon. */
const irreversible: ReadonlySet<string> = new Set<(NonconformityEvent | OrganisationEvent)['type']>([
  'PlanApproved',
  'EffectivenessJudged',
  'NonconformityClosed',
  'RiskAccepted',
  'ReportRejected',
  'ReportWithdrawn',
  'ObjectionDecided',
  'IdentityOpened',
  'TriageChannelChosen',
  'RulesChanged',
  'EnvironmentChanged',
  'DeputyNamed',
  'ProcedureApproved',
  'RowSetAside',
]);

/** @param events the column `Events` of a row of History, canonical JSON: read without parsing */
export const isIrreversible = (events: string): boolean => {
  for (const [, type = ''] of events.matchAll(/"type":"([A-Za-z]+)"/g)) if (irreversible.has(type)) return true;
  return false;
};
