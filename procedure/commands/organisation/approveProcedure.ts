import { z } from 'zod';
import type { Organisation, OrganisationEvent, ProcedureSeen } from '../../organisation/organisation.ts';
import { type Decision, refuse } from '../decision.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { withProblem } from '../fields.ts';

export const approveProcedureSchema = z.object({
  version: z.string(withProblem('missing')).min(1, withProblem('missing')),
  /** Of the displayed page. */
  digest: z.string(withProblem('missing')).regex(/^[0-9a-f]{64}$/, withProblem('notFitting')),
});

/** Management approves the displayed procedure, with the rules in force (7.5.2 c, 5.1). */
export type ApproveProcedure = OrganisationCommandOf<'approveProcedure', typeof approveProcedureSchema>;

/** @param seen the procedure as it is now: approvers approve only what they could see */
export const decideApproveProcedure = (
  { version, digest }: ApproveProcedure,
  { approved }: Pick<Organisation, 'approved'>,
  seen: ProcedureSeen,
): Decision<OrganisationEvent> => {
  if (version !== seen.version || digest !== seen.digest) return refuse({ reason: 'stale', of: 'procedure' });
  if (approved?.version === version && approved.digest === digest) return refuse({ reason: 'alreadyDone' });
  return { events: [{ type: 'ProcedureApproved', version, digest }] };
};
