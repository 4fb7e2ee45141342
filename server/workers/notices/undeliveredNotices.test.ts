import type { Message } from '../../../procedure/messages/message.ts';
import type { Notice } from '../../../procedure/notices/noticesOf.ts';
import type { Recipient } from '../../../procedure/notices/recipients.ts';
import type { ConversationReference, Reach } from '../../../procedure/ports/messages/conversations.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aStream, theReport, untilSubmitted } from '../../../test/builders/aLife.ts';
import { deliveringBy } from '../../../test/builders/deliveringBy.ts';
import { createMemoryPeople } from '../../../test/builders/memoryPeople.ts';
import { createMemoryShown } from '../../../test/builders/memoryShown.ts';
import { createMemoryOrganisation } from '../../../test/builders/memoryStreams.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { trySend } from './sendNotice.ts';
import { createUndeliveredNotices } from './undeliveredNotices.ts';

const mia = { id: 'mia', name: 'Mia Lund' };
const chat = (personId: string): ConversationReference => ({
  kind: 'personal',
  conversationId: `a:${personId}`,
  serviceUrl: 'https://smba/',
  personId,
  language: 'en',
});
const submitted = aStream([theReport, ...untilSubmitted]);
/** The same life cycle under other numbers. */
const record = (n: number): RecordStream => {
  const reference = `NC-2026-${1000 + n}` as 'NC-2026-1000';
  return { ...submitted, key: reference, state: { ...submitted.state, reference } };
};
/** Before its last commit. */
const planned = (whole: RecordStream): RecordStream => {
  const before = aStream([theReport, ...untilSubmitted.slice(0, -1)]);
  return { ...whole, commits: before.commits, state: { ...before.state, reference: whole.state.reference } };
};
const notice = ({ key }: RecordStream, kind: Notice['kind'] = 'approvalAsked', id = 'ida'): Notice => ({
  key: `${key}/0006/${kind}/${id}`,
  kind,
  to: { kind: 'person', id },
});

/** A server that knows where `mia` is, and about others once a test says so. */
const scene = (installFor?: (id: string) => Promise<boolean>) => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const postedMessages = createMemoryShown(clock.now);
  const places = new Map<string, ConversationReference>([['mia', chat('mia')]]);
  const blocked = new Set<string>();
  /** This replica has not yet synced that the plans of these records were submitted. */
  const isBehind = new Set<string>();
  const tried: string[] = [];
  const sent: (readonly [string | undefined, Message['kind']])[] = [];
  const remembered: string[] = [];
  const logged: string[] = [];
  const reasons: unknown[] = [];
  const gone = new Set<string>();
  const looks: Promise<void>[] = [];
  const ports = {
    clock,
    postedMessages: { ...postedMessages },
    organisation: createMemoryOrganisation({ digest: sha256 }),
    people: createMemoryPeople((role) => (role === 'ismsManager' ? [mia] : [])),
    records: {
      load: async (key: string, how: 'inHand' | 'fresh' | 'now') => {
        const whole = record(Number(key.slice(-4)) - 1000);
        return { stream: how === 'inHand' && isBehind.has(key) ? planned(whole) : whole, fresh: how === 'fresh' };
      },
    },
    conversations: {
      ofPerson: async (id: string) => places.get(id),
      ofChannel: async () => undefined,
      markGone: async (conversationId: string) => {
        places.delete(conversationId.slice(2));
        gone.add(conversationId.slice(2));
      },
      reachOf: (to: Recipient): Reach =>
        to.kind === 'person' && gone.has(to.id) ? { goneSince: clock.now() } : 'neverMet',
      remember: async ({ conversationId }: ConversationReference) => Boolean(remembered.push(conversationId)),
    },
    outgoing: {
      deliver: deliveringBy(async ({ personId, conversationId }, { kind }) => {
        tried.push(conversationId);
        if (blocked.has(conversationId)) return undefined;
        sent.push([personId, kind]);
        return { activityId: `m${sent.length}`, conversationId };
      }),
    },
    log: (_level: string, event: string, facts?: object) => {
      logged.push(event);
      if (event === 'notice.putAside') reasons.push(facts);
    },
    ...(installFor && { installFor }),
    checkUndelivered: () => void looks.push(waiting.now()),
  };
  const waiting = createUndeliveredNotices(ports);
  const tell = (one: Notice, of = record(Number(one.key.slice(8, 12)) - 1000)) => trySend(ports, of, one);
  return {
    ports,
    waiting,
    tell,
    places,
    blocked,
    isBehind,
    tried,
    sent,
    remembered,
    logged,
    reasons,
    postedMessages,
    clock,
    looks,
  };
};

describe('a notice to a person without a chat', () => {
  it('is held, logged once, and others are notified', async () => {
    const { tell, postedMessages, sent, logged, reasons, waiting } = scene();
    expect(await tell(notice(record(1)))).toBeUndefined();
    expect(await tell(notice(record(1)))).toBeUndefined();
    await waiting.now();
    expect(sent).toEqual([['mia', 'unreached']]);
    expect(logged).toEqual(['notice.delivered', 'notice.putAside']);
    expect(reasons).toMatchObject([{ why: 'neverMet' }]);
    expect(await postedMessages.undelivered()).toMatchObject([{ key: notice(record(1)).key, to: { id: 'ida' } }]);
  });

  it('is sent at first contact, once', async () => {
    const { tell, waiting, places, sent, postedMessages, remembered } = scene();
    await tell(notice(record(1)));
    places.set('ida', chat('ida'));
    await waiting.now();
    await waiting.now();
    expect(sent).toEqual([
      ['mia', 'unreached'],
      ['ida', 'approvalAsked'],
    ]);
    expect(await postedMessages.undelivered()).toEqual([]);
    expect(remembered).toEqual(['a:ida']);
  });

  it('is retried when the people who can tell them could not be notified', async () => {
    const { tell, postedMessages } = scene();
    const alert = `${record(1).key}/0006/unreached/approvalAsked/ida/mia`;
    postedMessages.claimElsewhere(alert);
    expect(await tell(notice(record(1)))).toBe('claimed');
    expect(await postedMessages.undelivered()).toEqual([]);
  });

  it('is dropped when its record has moved on, or after a month', async () => {
    const { tell, waiting, places, sent, postedMessages, clock } = scene();
    await tell(notice(record(1), 'verificationAsked'));
    await tell(notice(record(2)));
    clock.advance(31 * 24 * 3_600_000);
    await tell(notice(record(3), 'planReturned'));
    places.set('ida', chat('ida'));
    await waiting.now();
    expect(sent.filter(([who]) => who === 'ida')).toEqual([]);
    expect(await postedMessages.undelivered()).toEqual([]);
  });

  it('is not dropped by a replica that has not yet read its cause', async () => {
    const { tell, waiting, places, sent, postedMessages, isBehind } = scene();
    const submission = `${record(1).key}/${String(lastCommit(submitted).sequence).padStart(4, '0')}/approvalAsked/ida`;
    await tell({ ...notice(record(1)), key: submission });
    isBehind.add(record(1).key);
    places.set('ida', chat('ida'));
    await waiting.now();
    expect(sent.filter(([who]) => who === 'ida')).toEqual([['ida', 'approvalAsked']]);
    expect(await postedMessages.undelivered()).toEqual([]);
  });

  it('stays pending while no replica can read its commit', async () => {
    const { tell, waiting, places, sent, postedMessages } = scene();
    await tell({ ...notice(record(1), 'planReturned'), key: `${record(1).key}/0099/planReturned/ida` });
    places.set('ida', chat('ida'));
    await waiting.now();
    expect(sent.filter(([who]) => who === 'ida')).toEqual([]);
    expect(await postedMessages.undelivered()).toHaveLength(1);
  });

  it('is sent with up to four others', async () => {
    const { tell, waiting, places, sent } = scene();
    for (let n = 1; n <= 7; n += 1) await tell(notice(record(n)));
    places.set('ida', chat('ida'));
    const came = () => sent.filter(([who]) => who === 'ida').length;
    await waiting.now();
    expect(came()).toBe(5);
    await waiting.now();
    expect(came()).toBe(7);
  });

  it('is left to another replica that has taken it over', async () => {
    const { tell, waiting, places, sent, postedMessages } = scene();
    await tell(notice(record(1)));
    postedMessages.claimElsewhere(notice(record(1)).key);
    places.set('ida', chat('ida'));
    await waiting.now();
    expect(sent.filter(([who]) => who === 'ida')).toEqual([]);
  });
});

describe('a person who blocked the bot', () => {
  it('is tried once, and notified when they can be reached again', async () => {
    const { tell, waiting, places, blocked, tried, sent, reasons } = scene();
    places.set('ida', chat('ida'));
    blocked.add('a:ida');
    await tell(notice(record(1)));
    await tell(notice(record(2)));
    await waiting.now();
    expect(tried.filter((id) => id === 'a:ida')).toHaveLength(1);
    expect(reasons).toMatchObject([{ why: 'gone' }, { why: 'gone' }]);
    expect(sent).toEqual([
      ['mia', 'unreached'],
      ['mia', 'unreached'],
    ]);
    blocked.clear();
    places.set('ida', chat('ida'));
    await waiting.now();
    expect(sent.slice(2)).toEqual([
      ['ida', 'approvalAsked'],
      ['ida', 'approvalAsked'],
    ]);
  });

  it('may be reachable where another replica met them: one more attempt, and no second request to others', async () => {
    const { tell, waiting, places, blocked, tried, sent } = scene();
    await tell(notice(record(1)));
    await tell(notice(record(2)));
    places.set('ida', chat('ida'));
    blocked.add('a:ida');
    await waiting.now();
    await waiting.now();
    expect(tried.filter((id) => id === 'a:ida')).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });

  it('may be asked to tell another person: that is held, and no one is asked about them', async () => {
    const { tell, places, sent, postedMessages } = scene();
    places.clear();
    expect(await tell(notice(record(1)))).toBeUndefined();
    expect(sent).toEqual([]);
    expect((await postedMessages.undelivered()).map(({ kind }) => kind).sort()).toEqual(['approvalAsked', 'unreached']);
  });
});

describe('where the bot may install itself', () => {
  const hour = 3_600_000;

  it('a notice that asks for something waits for the install, and no one is asked to pass it on', async () => {
    const asked: string[] = [];
    const { tell, waiting, places, sent, postedMessages } = scene(async (id) => Boolean(asked.push(id)));
    expect(await tell(notice(record(1)))).toBeUndefined();
    await waiting.now();
    expect([new Set(asked), sent]).toEqual([new Set(['ida']), []]);
    expect(await postedMessages.undelivered()).toHaveLength(1);
    places.set('ida', chat('ida'));
    await waiting.now();
    expect(sent).toEqual([['ida', 'approvalAsked']]);
  });

  it('an install before the notice is held leads to one immediate look', async () => {
    const { tell, places, sent, looks } = scene(async () => Boolean(places.set('ida', chat('ida'))));
    await tell(notice(record(1)));
    await Promise.all(looks);
    expect(sent).toEqual([['ida', 'approvalAsked']]);
  });

  it('others are asked at once when the install fails', async () => {
    const { tell, sent, postedMessages, looks } = scene(async () => false);
    await tell(notice(record(1)));
    expect(sent).toEqual([['mia', 'unreached']]);
    expect(await postedMessages.undelivered()).toHaveLength(1);
    expect(looks).toEqual([]);
  });

  it('others are asked after an hour without an install, once', async () => {
    const { tell, waiting, sent, clock } = scene(async () => true);
    await tell(notice(record(1)));
    clock.advance(hour - 1000);
    await waiting.now();
    expect(sent).toEqual([]);
    clock.advance(1000);
    for (let look = 0; look < 3; look += 1) await waiting.now();
    expect(sent).toEqual([['mia', 'unreached']]);
  });

  it('others whom no replica reached are asked at the next look', async () => {
    const { tell, waiting, sent, clock, ports } = scene(async () => true);
    await tell(notice(record(1)));
    clock.advance(hour);
    const { deliver } = ports.outgoing;
    ports.outgoing.deliver = () => Promise.reject(new Fault('unreachable', 'teams.send'));
    await waiting.now();
    ports.outgoing.deliver = deliver;
    ports.postedMessages.claim = async () => 'ours';
    await waiting.now();
    expect(sent).toEqual([['mia', 'unreached']]);
  });

  it('a notice for which no one else is asked does not wait: a training asks many', async () => {
    const asked: string[] = [];
    const { tell, waiting, postedMessages } = scene((id) => new Promise(() => asked.push(id)));
    await tell(notice(record(1), 'trainingAsked'));
    expect(await postedMessages.undelivered()).toHaveLength(1);
    expect(asked).toEqual([]);
    await waiting.now();
    expect(asked).toEqual(['ida']);
  });

  it('an install also follows for notices held before it was allowed', async () => {
    const asked: string[] = [];
    const { ports, tell, waiting } = scene();
    await tell(notice(record(1)));
    await waiting.now();
    await createUndeliveredNotices({ ...ports, installFor: async (id) => Boolean(asked.push(id)) }).now();
    expect(asked).toEqual(['ida']);
  });

  it('there is no install for mere news, nor for a channel', async () => {
    const asked: string[] = [];
    const { tell, waiting } = scene(async (id) => Boolean(asked.push(id)));
    await tell(notice(record(1), 'effective'));
    await tell({ ...notice(record(2), 'triage'), to: { kind: 'triageChannel', channelId: '19:x' } });
    await waiting.now();
    expect(asked).toEqual([]);
  });
});
