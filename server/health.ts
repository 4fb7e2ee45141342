import type { GraphRoom } from '../graph/graphRoom.ts';
import type { HealthPort } from '../procedure/ports/health.ts';
import type { Clock } from '../procedure/ports/platform.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

type Ports = Pick<GraphRoom, 'usage' | 'listHealth' | 'untrustedRows'> & {
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'OPTIONAL_PERMISSIONS'>;
};

export const createHealth = ({ usage, listHealth, untrustedRows, clock, settings }: Ports): HealthPort => {
  const startedAt = clock.now().toISOString();
  return {
    here: () => {
      const { requests, resourceUnits } = usage();
      return { version, startedAt, requests, resourceUnits, optionalPermissions: settings.OPTIONAL_PERMISSIONS };
    },
    lists: listHealth,
    untrustedRows,
  };
};
