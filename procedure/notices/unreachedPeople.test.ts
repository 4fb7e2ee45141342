import type { Reach } from '../ports/messages/conversations.ts';
import type { UndeliveredNotice } from '../ports/messages/postedMessages.ts';
import type { Role } from '../record/values/person.ts';
import type { Recipient } from './recipients.ts';
import { reachOfRoles, unreachedPeople } from './unreachedPeople.ts';

const goneSince = new Date('2026-11-20T09:00:00.000Z');
const reaches: Readonly<Record<string, Reach>> = { ida: 'reachable', ben: { goneSince }, rita: 'reachable' };
const reachOf = (to: Recipient): Reach => (to.kind === 'person' ? (reaches[to.id] ?? 'neverMet') : 'neverMet');
const held: Partial<Record<Role, readonly string[]>> = {
  ismsManager: ['mia'],
  management: ['ida', 'ben', 'mia'],
  auditor: ['avery'],
};
const people = {
  holders: (role: Role) => (held[role] ?? []).map((id) => ({ id, name: id === 'mia' ? 'Mia Lund' : '' })),
};
const waits = (to: Recipient | string, day: number): UndeliveredNotice => ({
  key: 'NC-2026-0001/0001/urgent/x',
  kind: 'urgent',
  to: typeof to === 'string' ? { kind: 'person', id: to } : to,
  since: new Date(Date.UTC(2026, 10, day)),
  escalated: false,
});

it('names holders of roles who cannot be reached, and everyone for whom notices wait', () => {
  const channel: Recipient = { kind: 'triageChannel', channelId: '19:x' };
  const undelivered = [waits('olga', 22), waits('olga', 21), waits('rita', 23), waits(channel, 24)];
  const none = { roles: [], unheld: [], name: undefined };
  expect(unreachedPeople(undelivered, { people, reachOf })).toEqual([
    {
      to: 'mia',
      name: 'Mia Lund',
      reach: 'neverMet',
      roles: ['ismsManager', 'management'],
      unheld: ['ismsManager'],
      notices: 0,
      since: undefined,
    },
    { to: 'olga', reach: 'neverMet', ...none, notices: 2, since: new Date(Date.UTC(2026, 10, 21)) },
    { to: 'channel', reach: 'neverMet', ...none, notices: 1, since: new Date(Date.UTC(2026, 10, 24)) },
    { to: 'rita', reach: 'reachable', ...none, notices: 1, since: new Date(Date.UTC(2026, 10, 23)) },
    { to: 'ben', reach: { goneSince }, ...none, roles: ['management'], notices: 0, since: undefined },
  ]);
});

it('counts who can be reached in each role that is sent notices', () => {
  expect(reachOfRoles({ people, reachOf })).toEqual([
    { role: 'ismsManager', reachable: 0, unreachable: 1 },
    { role: 'alternate', reachable: 0, unreachable: 0 },
    { role: 'management', reachable: 1, unreachable: 2 },
  ]);
});
