import type { Message } from '../../../procedure/messages/message.ts';
import type { NoticeKind } from '../../../procedure/notices/noticeKinds.ts';
import type { Notice } from '../../../procedure/notices/noticesOf.ts';
import type { Recipient } from '../../../procedure/notices/recipients.ts';
import type { ConversationReference, Reach } from '../../../procedure/ports/messages/conversations.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { aStream, theReport, untilSubmitted } from '../../../test/builders/aLife.ts';
import { deliveringBy } from '../../../test/builders/deliveringBy.ts';
import { createMemoryPeople } from '../../../test/builders/memoryPeople.ts';
import { createMemoryShown } from '../../../test/builders/memoryShown.ts';
import { createMemoryOrganisation } from '../../../test/builders/memoryStreams.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { trySend } from './sendNotice.ts';
import { createUndeliveredNotices } from './undeliveredNotices.ts';

const submitted = aStream([theReport, ...untilSubmitted]);
const hour = 3_600_000;
const chat = (personId: string): ConversationReference => ({
  kind: 'personal',
  conversationId: `a:${personId}`,
  serviceUrl: 'https://smba/',
  personId,
  language: 'en',
});
const notice = (id: string, kind: NoticeKind = 'approvalAsked'): Notice => ({
  key: `${submitted.key}/0006/${kind}/${id}`,
  kind,
  to: { kind: 'person', id },
});
const named = (...ids: readonly string[]) => ids.map((id) => ({ id, name: id }));
const holders = (role: Role) =>
  (
    ({ ismsManager: named('mia'), alternate: named('alan'), management: named('ida', 'ben') }) as Partial<
      Record<Role, ReturnType<typeof named>>
    >
  )[role] ?? [];

/** Two servers of one organisation, in which only these people can be reached. */
const scene = (...reachable: readonly string[]) => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const postedMessages = createMemoryShown(clock.now);
  const met = new Set(reachable);
  const blocked = new Set<string>();
  const sent: (readonly [string | undefined, Message['kind']])[] = [];
  const logged: (readonly unknown[])[] = [];
  const loads: string[] = [];
  const looks: string[] = [];
  const reachOf = (to: Recipient): Reach => (to.kind === 'person' && met.has(to.id) ? 'reachable' : 'neverMet');
  const ports = {
    clock,
    postedMessages,
    organisation: createMemoryOrganisation({ digest: sha256 }),
    people: createMemoryPeople(holders),
    records: {
      load: async (key: string) => {
        loads.push(key);
        return { stream: submitted, fresh: true };
      },
    },
    conversations: {
      ofPerson: async (id: string) => {
        looks.push(id);
        return met.has(id) ? chat(id) : undefined;
      },
      ofChannel: async () => undefined,
      markGone: async (conversationId: string) => void met.delete(conversationId.slice(2)),
      remember: async () => false,
      reachOf,
    },
    outgoing: {
      deliver: deliveringBy(async ({ personId = '', conversationId }, { kind }) => {
        if (blocked.has(personId)) return undefined;
        sent.push([personId, kind]);
        return { activityId: `m${sent.length}`, conversationId };
      }),
    },
    log: (...line: readonly unknown[]) => void logged.push(line),
  };
  const servers = [createUndeliveredNotices(ports), createUndeliveredNotices(ports)] as const;
  const look = async () => {
    for (const server of servers) await server.now();
  };
  const events = () => logged.map(([, event]) => event);
  const tell = (one: Notice) => trySend(ports, submitted, one);
  return { clock, met, blocked, sent, logged, loads, looks, events, look, tell };
};

describe('a notice that has not reached its recipient for a day', () => {
  it('is passed to others once, by one of several servers', async () => {
    const { clock, sent, look, tell, events } = scene('mia', 'alan', 'ben');
    await tell(notice('ida'));
    expect(sent).toEqual([['mia', 'unreached']]);
    clock.advance(24 * hour - 1000);
    await look();
    expect(sent).toHaveLength(1);
    clock.advance(1000);
    for (let more = 0; more < 3; more += 1) {
      await look();
      clock.advance(2 * hour);
    }
    expect(sent.slice(1).sort()).toEqual([
      ['alan', 'unreached'],
      ['ben', 'unreached'],
    ]);
    expect(events().filter((event) => event === 'notice.escalated')).toHaveLength(1);
  });

  it('to the ISMS manager is passed to their alternates and management', async () => {
    const { clock, sent, look, tell } = scene('alan', 'ida');
    await tell(notice('mia', 'objectionRaised'));
    await tell(notice('mia', 'workReassigned'));
    sent.length = 0;
    clock.advance(24 * hour);
    await look();
    // The objection is no longer one: the record has moved on.
    expect(sent).toEqual([['alan', 'unreached']]);
  });

  it('is reported as an error, once an hour, while no one can be reached; and passed on as soon as someone can', async () => {
    const { clock, met, sent, logged, look, tell, loads } = scene();
    await tell(notice('ida'));
    clock.advance(24 * hour);
    await look();
    const failed = ['error', 'notice.noOneReached', { key: notice('ida').key }];
    expect(logged.filter(([level]) => level === 'error')).toEqual([failed, failed]);
    const before = loads.length;
    clock.advance(hour / 2);
    await look();
    expect(loads).toHaveLength(before);
    met.add('alan');
    clock.advance(hour / 2);
    await look();
    expect(sent).toEqual([['alan', 'unreached']]);
  });

  it('is passed to the next when the first has blocked the bot', async () => {
    const { clock, blocked, sent, look, tell } = scene('mia', 'alan', 'ben');
    blocked.add('mia');
    await tell(notice('max'));
    clock.advance(24 * hour);
    await look();
    expect(sent.map(([who]) => who).sort()).toEqual(['alan', 'ben']);
  });

  it('is not reported when those who were asked at first can be reached', async () => {
    const { clock, sent, look, tell, events } = scene('mia');
    await tell(notice('max'));
    clock.advance(24 * hour);
    await look();
    expect(sent).toEqual([['mia', 'unreached']]);
    expect(events()).not.toContain('notice.noOneReached');
  });

  it.each(['closed', 'trainingAsked'] as const)('is not escalated if it is of the kind %s', async (kind) => {
    const { clock, sent, look, tell, loads } = scene('mia');
    await tell(notice('max', kind));
    clock.advance(48 * hour);
    await look();
    expect([sent, loads]).toEqual([[], []]);
  });
});
