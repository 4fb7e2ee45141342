import { type Decision, refuse } from '../commands/decision.ts';
import { type EnvironmentValues, environmentChanges, environmentId } from '../organisation/environment.ts';
import { type OrganisationEvent, organisationKey } from '../organisation/organisation.ts';
import type { Clock } from '../ports/platform.ts';
import type { OrganisationStream } from '../ports/streams.ts';
import { lastCommit } from '../record/history/commit.ts';
import { tentwo } from '../record/tentwo.ts';
import type { Digest } from '../record/values/digest.ts';
import { commitOn } from './commits/commitOn.ts';

type Ports = {
  readonly organisation: OrganisationStream;
  readonly clock: Pick<Clock, 'now'>;
  readonly digest: Digest;
};

/**
 * Records in the organisation's stream the environment the server was started with, if it differs from the last
 * record. Called once at each start and never while running: during a rolling deployment servers with old and new
 * values run side by side, and would correct each other without end. So a start adds at most one row, a row is true
 * of the server that wrote it, and the last server to start decides. Servers that start together with the same values
 * write one row: the second finds nothing to change, or its command done.
 * @returns false when the stream is damaged and nothing can be recorded in it
 * @throws Fault
 */
export const recordEnvironment = async (ports: Ports, values: EnvironmentValues): Promise<boolean> => {
  const { organisation, clock, digest } = ports;
  const { stream: before } = await organisation.load(organisationKey, 'inHand');
  const commandId = environmentId(before ? lastCommit(before).sequence : 0, values, digest);
  const handled = await commitOn(
    organisation,
    organisationKey,
    { commandId, actor: tentwo, clock },
    (stream): Decision<OrganisationEvent> => {
      if (stream?.damage) return refuse({ reason: 'readOnly' });
      const changes = environmentChanges(stream?.state.environment ?? {}, values);
      if (changes.length === 0) return refuse({ reason: 'nothingChanged' });
      return { events: [{ type: 'EnvironmentChanged', changes }] };
    },
  );
  return handled.kind === 'done' || handled.refusal.reason === 'nothingChanged';
};
