import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault, isOutdated, isThrottled, isUnknown } from '../client/graphFault.ts';
import { realWait, type Wait } from '../client/wait.ts';
import { describeObstacle, describeStep, type ProvisioningStep, planProvisioning } from './provisioningPlan.ts';

export type Provisioning = {
  /** Told of each step when it begins and when it is done. */
  readonly told?: (step: ProvisioningStep, progress: 'begun' | 'done') => void;
  readonly wait?: Wait;
};

/** Names come in the second round; the others are for what others do at the same time, and for answers that are lost. */
const maxRounds = 6;

/**
 * Makes what is missing and looks again, until nothing is: names given when a column is made may not show
 * (graph-lists 1.3), and so come in the second round. Never destroys; may be run any number of times, also after it
 * broke off half-way, and by two at once: what is there is never made again.
 * Steps go one after another: columns that are added at once fail with *Save Conflict* (graph-lists 1.3).
 * Needs `Sites.Manage.All`, or `Sites.Selected` with full control; running the product needs only `write`.
 * @returns the steps that were answered with success
 * @throws GraphFault; Error when obstacles are in the way or Graph takes a step and does not do it
 */
export const provisionSite = async (
  client: GraphClient,
  siteId: string,
  { told = () => undefined, wait = realWait }: Provisioning = {},
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
      told(step, 'begun');
      await client.call(step.request);
      done.push(step);
      told(step, 'done');
    });
    if (fault) {
      await wait(pause);
      pause *= 2;
    }
  }
};

/** Takes one step after another up to the first whose outcome only a new look can tell. @throws GraphFault refused */
const take = async (
  steps: readonly ProvisioningStep[],
  call: (step: ProvisioningStep) => Promise<void>,
): Promise<GraphFault | undefined> => {
  try {
    for (const step of steps) await call(step);
    return undefined;
  } catch (error) {
    // Refused as outdated: somebody else made it, or is changing the list right now.
    if (error instanceof GraphFault && (isUnknown(error) || isThrottled(error) || isOutdated(error))) return error;
    throw error;
  }
};
