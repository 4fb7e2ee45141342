import { evolve } from './history/evolve.ts';
import type { RecordStream } from './history/recordStream.ts';
import type { Nonconformity } from './nonconformity.ts';
import type { Plan } from './recordParts.ts';

/**
 * Returns the plan that management saw last time: of the submission before the last one in the same cycle. Undefined
 * for the first submission.
 */
export const submittedBefore = ({ commits, state: now }: RecordStream): Plan | undefined => {
  const submitted: Plan[] = [];
  let state: Nonconformity | undefined;
  for (const { sequence, at, actorId: by, events } of commits)
    for (const event of events) {
      state = evolve(state, event, { at, by, sequence }, now.reference);
      const { number, plan } = state.cycle;
      if (event.type === 'PlanSubmitted' && number === now.cycle.number && plan) submitted.push(plan);
    }
  return submitted.at(-2);
};
