import type { Reach } from '../ports/messages/conversations.ts';
import type { UndeliveredNotice } from '../ports/messages/postedMessages.ts';
import type { People } from '../ports/people.ts';
import type { PersonId, Role } from '../record/values/person.ts';
import type { Recipient } from './recipients.ts';

/** Roles whose holders are sent notices. */
export const notifiedRoles = ['ismsManager', 'alternate', 'management'] as const satisfies readonly Role[];
export type NotifiedRole = (typeof notifiedRoles)[number];

/** Someone who cannot be reached and has a role, or for whom notices wait. */
export type UnreachedPerson = {
  readonly to: PersonId | 'channel';
  readonly name?: string | undefined;
  /** `reachable`: what waits for them is sent within minutes. */
  readonly reach: Reach;
  readonly roles: readonly NotifiedRole[];
  /** Of their roles, those with no holder who can be reached. */
  readonly unheld: readonly NotifiedRole[];
  /** Number of undelivered notices, and since when the oldest waits. */
  readonly notices: number;
  readonly since?: Date | undefined;
};

export type ReachPorts = {
  readonly people: Pick<People, 'holders' | 'nameOf'>;
  readonly reachOf: (to: Recipient) => Reach;
};

const person = (id: PersonId): Recipient => ({ kind: 'person', id });

/** How many holders of each role can be reached, and how many cannot. */
export const reachOfRoles = ({ people, reachOf }: ReachPorts) =>
  notifiedRoles.map((role) => {
    const holders = people.holders(role);
    const reachable = holders.filter(({ id }) => reachOf(person(id)) === 'reachable').length;
    return { role, reachable, unreachable: holders.length - reachable };
  });

const oldest = (notices: readonly UndeliveredNotice[]): Date | undefined => {
  const [first] = notices.map(({ since }) => since.getTime()).toSorted((a, b) => a - b);
  return first === undefined ? undefined : new Date(first);
};

/** Everyone whom notices do not reach; first those without whom a role is unheld, then by the notices that wait. */
export const unreachedPeople = (
  undelivered: readonly UndeliveredNotice[],
  ports: ReachPorts,
): readonly UnreachedPerson[] => {
  const { people, reachOf } = ports;
  const unheldRoles = reachOfRoles(ports).filter(({ reachable }) => reachable === 0);
  const holders = notifiedRoles.flatMap(people.holders);
  const unreachable = holders.map(({ id }) => person(id)).filter((to) => reachOf(to) !== 'reachable');
  const found = new Map<string, Recipient>();
  for (const to of [...unreachable, ...undelivered.map((one) => one.to)])
    found.set(to.kind === 'person' ? to.id : 'channel', to);
  return [...found]
    .map(([id, to]): UnreachedPerson => {
      const mine = undelivered.filter((one) => (one.to.kind === 'person' ? one.to.id : 'channel') === id);
      const roles = notifiedRoles.filter((role) => people.holders(role).some((holder) => holder.id === id));
      return {
        to: id,
        name: holders.find((holder) => holder.id === id)?.name || people.nameOf?.(id) || undefined,
        reach: reachOf(to),
        roles,
        unheld: roles.filter((role) => unheldRoles.some((one) => one.role === role)),
        notices: mine.length,
        since: oldest(mine),
      };
    })
    .toSorted((a, b) => b.unheld.length - a.unheld.length || b.notices - a.notices || (a.to < b.to ? -1 : 1));
};
