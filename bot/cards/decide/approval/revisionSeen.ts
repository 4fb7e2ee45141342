import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Press } from '../../press.ts';

/**
 * The plan's revision that whoever pressed has seen, of which the button says no more than which commit the card showed:
 * the last change of the plan, if it is not younger than the card. Else none that there is, and the procedure says *stale*.
 */
export const revisionSeen = ({ cycle }: Nonconformity, { sequence }: Pick<Press, 'sequence'>): number | undefined => {
  const { planRevision } = cycle;
  return planRevision !== undefined && sequence !== undefined && planRevision <= sequence ? planRevision : sequence;
};
