import type { ConversationReference, Reach } from '../../../procedure/ports/messages/conversations.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { createMemoryPeople } from '../../../test/builders/memoryPeople.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { createRoleReach } from './roleReach.ts';

const hour = 3_600_000;
const held: Partial<Record<Role, readonly string[]>> = { ismsManager: ['mia', 'mel'], management: ['ida'] };

const scene = (known: Readonly<Record<string, Reach>>, met: readonly string[] = []) => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const reaches = new Map(Object.entries(known));
  const reads: string[] = [];
  const logged: unknown[] = [];
  const roles = createRoleReach({
    people: createMemoryPeople((role) => (held[role] ?? []).map((id) => ({ id, name: '' }))),
    conversations: {
      reachOf: (to) => (to.kind === 'person' ? (reaches.get(to.id) ?? 'neverMet') : 'neverMet'),
      ofPerson: async (id) => {
        reads.push(id);
        if (met.includes(id)) reaches.set(id, 'reachable');
        return undefined as ConversationReference | undefined;
      },
    },
    clock,
    log: (...line) => void logged.push(line),
  });
  return { clock, reaches, reads, logged, ...roles };
};
const gone: Reach = { goneSince: new Date('2026-11-20T09:00:00.000Z') };
const line = ['error', 'role.unreachable', { role: 'ismsManager', holders: 2 }];

it('logs once a day a role none of whose holders can be reached, and reads the list no more often', async () => {
  const { clock, reads, logged, run } = scene({ mia: gone, ida: 'reachable' });
  for (let look = 0; look < 3; look += 1) await run();
  expect([logged, reads]).toEqual([[line], ['mia', 'mel']]);
  clock.advance(24 * hour);
  await run();
  expect(logged).toEqual([line, line]);
});

it('logs nothing, and makes no request, while one holder of each role can be reached', async () => {
  const { reads, logged, run } = scene({ mel: 'reachable', ida: 'reachable' });
  await run();
  expect([logged, reads]).toEqual([[], []]);
});

it('logs nothing about a holder whom another replica has met', async () => {
  const { logged, run } = scene({ ida: 'reachable' }, ['mel']);
  await run();
  expect(logged).toEqual([]);
});

it('logs nothing right after the installation, when the bot has met no one', async () => {
  const { reaches, reads, logged, run } = scene({});
  await run();
  expect([logged, reads]).toEqual([[], []]);
  reaches.set('ida', 'reachable');
  await run();
  expect(logged).toEqual([line]);
});
