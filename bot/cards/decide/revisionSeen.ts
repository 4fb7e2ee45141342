import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Press } from '../press.ts';

/**
 * Plan revision shown on the pressed card. The button carries only the sequence of the commit shown: the revision is
 * that of the plan's last change, if the card is not older. Otherwise a revision that does not exist, so that the
 * procedure refuses with *stale*.
 */
export const revisionSeen = ({ cycle }: Nonconformity, { sequence }: Pick<Press, 'sequence'>): number | undefined => {
  const { planRevision } = cycle;
  return planRevision !== undefined && sequence !== undefined && planRevision <= sequence ? planRevision : sequence;
};
