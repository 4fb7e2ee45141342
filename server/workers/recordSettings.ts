import type { EnvironmentValues } from '../../procedure/organisation/environment.ts';
import type { Clock, Log, Stop } from '../../procedure/ports/platform.ts';
import type { OrganisationStream } from '../../procedure/ports/streams.ts';
import type { Digest } from '../../procedure/record/values/digest.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { recordEnvironment } from '../../procedure/useCases/recordEnvironment.ts';
import type { Settings } from '../settings.ts';

/** The settings that affect what records mean, as History keeps them. They contain no secret. */
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

/** Retry interval in milliseconds. */
const retryInterval = 60_000;

/**
 * Records in History the settings this server was started with, if they changed. A server that cannot do so now serves
 * anyway, and retries until it succeeds.
 * @returns a function that ends the retries
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
      if (!stopped) stop = clock.after(retryInterval, () => void attempt());
    }
  };
  await attempt();
  return () => {
    stopped = true;
    stop();
  };
};
