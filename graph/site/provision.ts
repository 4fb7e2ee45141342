import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault, isOutdated, isThrottled, isUnknown } from '../client/graphFault.ts';
import { realWait, type Wait } from '../client/wait.ts';
import { describeObstacle, describeStep, type ProvisioningStep, planProvisioning } from './provisioningPlan.ts';

export type Provisioning = {
  /** Called for each step when it begins and when it is done. */
  readonly onStep?: (step: ProvisioningStep, progress: 'begun' | 'done') => void;
  readonly wait?: Wait;
};

/** Names are set in the second round; the other rounds allow for concurrent changes and lost answers. */
const maxRounds = 6;

/**
 * Creates what is missing and checks again until nothing is: names given when a column is created may not show
 * (graph-lists 1.3), so they are set in the second round. Never destroys anything; may be run any number of times, also
 * after an interruption, and twice at once: what exists is never created again.
 * Steps run one after another: columns added concurrently fail with *Save Conflict* (graph-lists 1.3).
 * Needs `Sites.Manage.All`, or `Sites.Selected` with full control; running the product needs only `write`.
 * @returns the steps that succeeded
 * @throws GraphFault; Error when obstacles are in the way, or when Graph accepts a step without effect
 */
export const provisionSite = async (
  client: GraphClient,
  siteId: string,
  { onStep = () => undefined, wait = realWait }: Provisioning = {},
): Promise<readonly ProvisioningStep[]> => {
  const done: ProvisioningStep[] = [];
  let fault: GraphFault | undefined;
  let pause = 500;
  for (let round = 0; ; round += 1) {
    const { steps, obstacles } = await planProvisioning(client, siteId);
    if (obstacles.length > 0)
      throw new Error(`in the way: ${obstacles.map((one) => describeObstacle(one).what).join('; ')}`);
    if (steps.length === 0) return done;
    if (round === maxRounds)
      throw fault ?? new Error(`Graph accepted and did not do: ${steps.map(describeStep).join('; ')}`);
    fault = await take(steps, async (step) => {
      onStep(step, 'begun');
      await client.call(step.request);
      done.push(step);
      onStep(step, 'done');
    });
    if (fault) {
      await wait(pause);
      pause *= 2;
    }
  }
};

/**
 * Runs the steps one after another, up to the first whose outcome only a new check can tell. @throws GraphFault refused
 */
const take = async (
  steps: readonly ProvisioningStep[],
  call: (step: ProvisioningStep) => Promise<void>,
): Promise<GraphFault | undefined> => {
  try {
    for (const step of steps) await call(step);
    return undefined;
  } catch (error) {
    // Refused as outdated: someone else created it, or is changing the list right now.
    if (error instanceof GraphFault && (isUnknown(error) || isThrottled(error) || isOutdated(error))) return error;
    throw error;
  }
};
