import type { GraphRoom } from '../graph/graphRoom.ts';
import { notifiedRoles, unreachedPeople } from '../procedure/notices/unreachedPeople.ts';
import type { HealthPort, PendingEffects } from '../procedure/ports/health.ts';
import type { Clock } from '../procedure/ports/platform.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

type Ports = Pick<
  GraphRoom,
  'usage' | 'listHealth' | 'untrustedRows' | 'people' | 'conversations' | 'postedMessages'
> & {
  readonly outbox: { readonly pending: () => PendingEffects };
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'OPTIONAL_PERMISSIONS'>;
};

export const createHealth = (ports: Ports): HealthPort => {
  const { usage, listHealth, untrustedRows, people, conversations, postedMessages, outbox, clock, settings } = ports;
  const startedAt = clock.now().toISOString();
  return {
    here: () => {
      const { requests, resourceUnits } = usage();
      return { version, startedAt, requests, resourceUnits, optionalPermissions: settings.OPTIONAL_PERMISSIONS };
    },
    lists: listHealth,
    untrustedRows,
    delivery: async () => {
      const undelivered = await postedMessages.undelivered();
      // Another replica may have met them a moment ago: this reads the list for those that are not known here.
      const holders = new Set(notifiedRoles.flatMap(people.holders).map(({ id }) => id));
      for (const id of holders) await conversations.ofPerson(id);
      const { reachOf } = conversations;
      return { effects: outbox.pending(), unreached: unreachedPeople(undelivered, { people, reachOf }) };
    },
  };
};
