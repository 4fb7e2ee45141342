import type { GraphRoom } from '../graph/graphRoom.ts';
import { notifiedRoles, unreachedPeople } from '../procedure/notices/unreachedPeople.ts';
import type { HealthPort, PendingEffects } from '../procedure/ports/health.ts';
import type { Clock } from '../procedure/ports/platform.ts';
import { unlessDamaged } from '../procedure/runtime/fault.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

type Ports = Pick<GraphRoom, 'usage' | 'listHealth' | 'untrustedRows' | 'people'> & {
  readonly records: Pick<GraphRoom['records'], 'load'>;
  readonly effects: Pick<GraphRoom['effects'], 'of' | 'all'>;
  readonly conversations: Pick<GraphRoom['conversations'], 'ofPerson' | 'reachOf'>;
  readonly postedMessages: Pick<GraphRoom['postedMessages'], 'undelivered'>;
  readonly outbox: { readonly pending: () => PendingEffects };
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'OPTIONAL_PERMISSIONS'>;
};

/** Records whose commits are looked at to find out how old the oldest pending effect is. */
const mostRead = 20;

/**
 * Since when the oldest effects are pending: the time of their commit, because this process may have learnt of them at
 * its start only. A record without an item counts from when that was found out: the item may have been there before.
 * @throws Fault
 */
const oldestPending = async ({ effects, records }: Pick<Ports, 'effects' | 'records'>): Promise<Date | undefined> => {
  const times: number[] = [];
  for (const { reference, since } of effects.all().slice(0, mostRead)) {
    const { sequence, done } = effects.of(reference);
    const loaded = sequence > 0 ? await unlessDamaged(records.load(reference, 'inHand')) : undefined;
    const first = loaded?.stream?.commits.find((commit) => commit.sequence > Math.min(sequence, done));
    times.push(Math.min(since.getTime(), first ? Date.parse(first.at) : since.getTime()));
  }
  return times.length === 0 ? undefined : new Date(Math.min(...times));
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
      const since = await oldestPending(ports);
      const pending = outbox.pending();
      return {
        effects: { ...pending, since: since ?? pending.since },
        unreached: unreachedPeople(undelivered, { people, reachOf }),
      };
    },
  };
};
