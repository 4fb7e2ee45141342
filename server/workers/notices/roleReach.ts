import { type NotifiedRole, notifiedRoles, reachOfRoles } from '../../../procedure/notices/unreachedPeople.ts';
import type { Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Clock, Log } from '../../../procedure/ports/platform.ts';

type RoleReachPorts = {
  readonly people: Pick<People, 'holders'>;
  readonly conversations: Pick<Conversations, 'ofPerson' | 'reachOf'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/** Interval between two lines about a role, in milliseconds. */
const daily = 24 * 3_600_000;

/**
 * Logs once a day each role none of whose holders can be reached. Nothing is logged until the bot has met a holder of
 * any of the roles: right after the installation it knows no one.
 */
export const createRoleReach = ({ people, conversations, clock, log }: RoleReachPorts) => {
  const { ofPerson, reachOf } = conversations;
  const logged = new Map<NotifiedRole, number>();

  const unheld = (): readonly NotifiedRole[] =>
    reachOfRoles({ people, reachOf })
      .filter(({ reachable, unreachable }) => reachable === 0 && unreachable > 0)
      .map(({ role }) => role);
  const isDue = (role: NotifiedRole): boolean => (logged.get(role) ?? 0) <= clock.now().getTime() - daily;
  const hasMetSomeone = (): boolean =>
    notifiedRoles.some((role) => people.holders(role).some(({ id }) => reachOf({ kind: 'person', id }) !== 'neverMet'));

  return {
    /** Makes no request while all roles are held, and otherwise one per holder and day. @throws Fault */
    run: async (): Promise<void> => {
      if (!hasMetSomeone()) return;
      const due = unheld().filter(isDue);
      // Another replica may have met them before this one began to follow the list.
      for (const role of due) for (const { id } of people.holders(role)) await ofPerson(id);
      const still = unheld();
      for (const role of due.filter((one) => still.includes(one))) {
        log('error', 'role.unreachable', { role, holders: people.holders(role).length });
        logged.set(role, clock.now().getTime());
      }
    },
  };
};
