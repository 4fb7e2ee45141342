import type { Nonconformity } from '../../nonconformity.ts';

/**
 * Returns the record in the stage its lane has reached, until a plan is submitted. A correction alone stays triaged
 * until it is closed; an improvement has no cause to look for; the others are analysed once the problem is stated.
 */
export const inLane = (record: Nonconformity): Nonconformity => {
  if (record.stage !== 'triaged' && record.stage !== 'analysis' && record.stage !== 'planning') return record;
  const { cycle, triage, statement } = record;
  if (!statement || triage?.lane === 'correctionOnly') return { ...record, stage: 'triaged' };
  const planning = triage?.lane === 'improvement' || cycle.causes || cycle.plan;
  return { ...record, stage: planning ? 'planning' : 'analysis' };
};
