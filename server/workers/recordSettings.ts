import type { EnvironmentValues } from '../../procedure/organisation/environment.ts';
import type { OrganisationStream } from '../../procedure/ports/organisationStream.ts';
import type { Clock, Log, Stop } from '../../procedure/ports/platform.ts';
import type { Digest } from '../../procedure/record/values/digest.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { recordEnvironment } from '../../procedure/useCases/recordEnvironment.ts';
import type { Settings } from '../settings.ts';

/** Those settings that shape what records mean, as History keeps them. No secret is among them. */
export const environmentOf = (settings: Settings): EnvironmentValues => {
  const { PROCEDURE_VERSION, TIME_ZONE, HOLIDAYS } = settings;
  const { GROUP_ISMS_MANAGERS, GROUP_ALTERNATES, GROUP_MANAGEMENT } = settings;
  const { GROUP_AUDITORS, GROUP_CUSTODIANS, GROUP_ADMINISTRATORS } = settings;
  return {
    PROCEDURE_VERSION,
    TIME_ZONE,
    ...(HOLIDAYS.length > 0 && { HOLIDAYS: [...HOLIDAYS].sort().join(' ') }),
    GROUP_ISMS_MANAGERS,
    GROUP_MANAGEMENT,
    GROUP_AUDITORS,
    GROUP_ADMINISTRATORS,
    ...(GROUP_ALTERNATES && { GROUP_ALTERNATES }),
    ...(GROUP_CUSTODIANS && { GROUP_CUSTODIANS }),
  };
};

type Ports = {
  readonly organisation: OrganisationStream;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly log: Log;
};

/** After so many milliseconds it is tried again. */
const patience = 60_000;

/**
 * Says in History what this server was started with, where that is new. A server that cannot say it now serves all the
 * same, and tries again until it is said.
 * @returns the end of trying
 */
export const recordSettings = async (ports: Ports, values: EnvironmentValues): Promise<Stop> => {
  const { clock, log } = ports;
  let stopped = false;
  let stop: Stop = () => undefined;
  const attempt = async (): Promise<void> => {
    try {
      if (!(await recordEnvironment(ports, values))) log('error', 'environment.streamDamaged');
    } catch (error) {
      log('warn', 'environment.notSaidYet', { code: error instanceof Fault ? error.code : 'unexpected' });
      if (!stopped) stop = clock.after(patience, () => void attempt());
    }
  };
  await attempt();
  return () => {
    stopped = true;
    stop();
  };
};
