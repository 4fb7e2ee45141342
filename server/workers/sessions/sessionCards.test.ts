import { problemWhy } from '../../../procedure/causes/causePath.ts';
import type { UntimedContribution } from '../../../procedure/causes/contribution.ts';
import { isSessionMessage, type SessionMessage } from '../../../procedure/messages/message.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import {
  type EditLease,
  editLeaseExpiry,
  type PostedMessage,
  type PostedMessages,
} from '../../../procedure/ports/messages/postedMessages.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aStream } from '../../../test/builders/aLife.ts';
import { createMemorySessions, type MemoryContribution } from '../../../test/builders/memorySessions.ts';
import { approvedWith } from '../../../test/builders/sampleNotices.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';

import { createSessionCards } from './sessionCards.ts';

const reference = 'NC-2026-0042';
const session = 'S1';
const key = `${reference}/${session}` as const;
const thread = (id: string): ConversationReference => ({
  kind: 'channel',
  conversationId: `19:team@thread.tacv2;messageid=${id}`,
  serviceUrl: 'https://smba/',
  language: 'en',
});

const ola = { id: 'ola', name: 'Ola' };
const open = [...approvedWith(), { by: ola, events: [{ type: 'SessionOpened', session, kind: 'fiveWhys' }] }] as const;
const closing = { ranges: { [`${'1'.repeat(16)}`]: '1' }, count: 1, digest: 'd' };
const closed = [
  ...open,
  { by: ola, events: [{ type: 'SessionClosed', session, ...closing, by: 'facilitator' }] },
] as const;

type Edit = { readonly at: number; readonly activityId: string; readonly message: SessionMessage; readonly by: number };

/** Several replicas and what they share: contributions, Messages, and the messages in Teams. */
const aMeeting = (replicas: number) => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const now = (): number => clock.now().getTime();
  const rows: MemoryContribution[] = [];
  const messages = new Map<string, PostedMessage | 'claimed'>();
  const turns = new Map<string, { by: number; at: number; shown: number }>();
  const edits: Edit[] = [];
  const posted: (readonly [string, SessionMessage])[] = [];
  const failing = { redraw: 0, hold: 0 };
  /** Called while a replica asks for the edit lease. */
  const meanwhile: (() => Promise<void>)[] = [];
  const asked: number[] = [];
  const streams = new Map<number, RecordStream>();

  const shownOf = (replica: number): Pick<PostedMessages, 'claim' | 'sent' | 'showing' | 'acquireEditLease'> => ({
    claim: async (claimed) => {
      const row = messages.get(claimed);
      if (row) return row === 'claimed' ? 'pending' : 'sent';
      messages.set(claimed, 'claimed');
      return 'ours';
    },
    sent: async (message) => {
      messages.set(message.key, message);
      const turn = turns.get(message.key);
      if (turn) turns.set(message.key, { ...turn, shown: message.sequence });
    },
    showing: async () => [...messages.values()].flatMap((row) => (row === 'claimed' ? [] : row)),
    acquireEditLease: async (held, sequence): Promise<EditLease> => {
      asked.push(replica);
      await meanwhile.pop()?.();
      if (failing.hold-- > 0) throw new Fault('unreachable', 'messages.hold');
      const turn = turns.get(held) ?? { by: replica, at: now(), shown: 0 };
      const { shown } = turn;
      const isOurs = turn.by === replica || now() - turn.at >= editLeaseExpiry;
      if (isOurs) turns.set(held, { by: replica, at: now(), shown: Math.max(shown, sequence) });
      return { isOurs, shown };
    },
  });

  const all = Array.from({ length: replicas }, (_, replica) => {
    const sessions = createMemorySessions({ clock, run: String(replica + 1).repeat(16) }, rows);
    const cards = createSessionCards({
      clock,
      sessions,
      postedMessages: shownOf(replica),
      log: () => undefined,
      records: { load: async () => ({ stream: streams.get(replica) ?? aStream([...open]), fresh: true }) },
      random: (bytes) => Buffer.alloc(bytes, replica),
      outgoing: {
        send: async ({ conversationId }, message) => {
          if (!isSessionMessage(message)) throw new Error('no message of a session');
          posted.push([conversationId, message]);
          return { activityId: `m${posted.length}`, conversationId };
        },
        redraw: async ({ activityId }, message) => {
          if (!isSessionMessage(message)) throw new Error('no message of a session');
          if (failing.redraw-- > 0) throw new Fault('unreachable', 'teams.edit');
          edits.push({ at: now(), activityId, message, by: replica });
          return true;
        },
      },
    });
    return { sessions, cards };
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const one = (replica: number) => {
    const found = all[replica];
    if (!found) throw new RangeError(`there is no replica ${replica}`);
    return found;
  };
  let given = 0;
  const write = async (replica: number): Promise<void> => {
    given += 1;
    const id = given.toString(16).padStart(64, '0');
    const cause: UntimedContribution = { type: 'CauseAdded', id, by: 'sam', why: problemWhy, text: `cause ${given}` };
    await one(replica).sessions.contribute(key, cause);
  };
  return {
    clock,
    edits,
    posted,
    settle,
    failing,
    messages,
    meanwhile,
    cards: (replica: number) => one(replica).cards,
    give: async (replica: number) => {
      await write(replica);
      one(replica).cards.given(reference, session);
    },
    /** Writes it without notifying the card. */
    write,
    /**
     * Advances in quarters of a second; replicas sync with each other every two seconds. @param deaf receives nothing
     */
    pass: async (milliseconds: number, deaf?: number): Promise<void> => {
      for (let passed = 0; passed < milliseconds; passed += 250) {
        clock.advance(250);
        for (const [replica, { sessions }] of all.entries())
          if (replica !== deaf && now() % 2000 === 0) await sessions.poll();
        await settle();
      }
    },
    asked,
    /** The session was closed, and this replica has synced that. */
    close: (replica: number) => void streams.set(replica, aStream([...closed])),
  };
};

const counts = (edits: readonly Edit[]) => edits.map(({ message }) => message.fiveWhys.count);

describe('the card of a live session', () => {
  it('is posted once, however often and wherever it is requested', async () => {
    const meeting = aMeeting(2);
    const cards = await Promise.all([0, 1, 0].map((one) => meeting.cards(one).show(reference, session, thread('1'))));
    expect(meeting.posted).toHaveLength(1);
    expect(cards[0]).toMatchObject({
      key: `${key}/card/1`,
      activityId: 'm1',
      kind: 'session',
      conversation: thread('1'),
    });
    expect(await meeting.cards(1).standsAt(reference, session)).toEqual(cards[0]);
  });

  it('follows contributions, at most once in two seconds, and once more after the last', async () => {
    const meeting = aMeeting(1);
    await meeting.cards(0).show(reference, session, thread('1'));
    for (let second = 0; second < 10; second += 1) {
      for (let each = 0; each < 10; each += 1) await meeting.give(0);
      await meeting.pass(1000);
    }
    await meeting.pass(3000);
    const times = meeting.edits.map(({ at }) => at);
    expect(times.every((at, index) => index === 0 || at - (times[index - 1] ?? 0) >= 2000)).toBe(true);
    expect(times.length).toBeGreaterThanOrEqual(5);
    expect(counts(meeting.edits).at(-1)).toBe(100);
    const before = meeting.edits.length;
    await meeting.pass(60_000);
    expect(meeting.edits).toHaveLength(before);
  });

  it('includes what arrived while the edit lease was requested', async () => {
    const meeting = aMeeting(1);
    await meeting.cards(0).show(reference, session, thread('1'));
    meeting.meanwhile.push(() => meeting.give(0));
    await meeting.give(0);
    await meeting.pass(4000);
    expect(counts(meeting.edits)).toEqual([1, 2]);
    const [first, second] = meeting.edits.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  it('is edited by one replica, which keeps the lease, and never shows less than before', async () => {
    const meeting = aMeeting(3);
    await meeting.cards(0).show(reference, session, thread('1'));
    for (let second = 0; second < 50; second += 1) {
      await meeting.give(second % 3);
      await meeting.pass(1000);
    }
    await meeting.pass(5000);
    expect(new Set(meeting.edits.map(({ by }) => by)).size).toBe(1);
    expect(counts(meeting.edits)).toEqual(counts(meeting.edits).toSorted((a, b) => a - b));
    expect(counts(meeting.edits).at(-1)).toBe(50);
  });

  it('is taken over when its replica is gone, with all contributions', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.give(0);
    await meeting.pass(3000);
    meeting.cards(0).stop();
    await meeting.give(1);
    await meeting.pass(5000);
    expect(counts(meeting.edits)).toEqual([1]);
    await meeting.pass(editLeaseExpiry);
    expect(meeting.edits.at(-1)).toMatchObject({ by: 1, message: { fiveWhys: { count: 2 } } });
  });

  it('is not edited with older contributions while another replica has shown more', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    for (let each = 0; each < 5; each += 1) await meeting.give(0);
    await meeting.pass(3000, 1);
    meeting.cards(0).stop();
    await meeting.give(1);
    await meeting.pass(editLeaseExpiry + 10_000, 1);
    expect(counts(meeting.edits).every((count) => count >= 5)).toBe(true);
    await meeting.pass(10_000);
    expect(counts(meeting.edits).at(-1)).toBe(6);
  });

  it('is drawn once Teams or Graph has recovered', async () => {
    const meeting = aMeeting(1);
    await meeting.cards(0).show(reference, session, thread('1'));
    Object.assign(meeting.failing, { redraw: 1, hold: 1 });
    await meeting.give(0);
    await meeting.pass(15_000);
    expect(counts(meeting.edits)).toEqual([1]);
  });

  it('shows at once that it is closed, and does not change any more', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.give(0);
    await meeting.pass(3000);
    for (const replica of [0, 1]) meeting.close(replica);
    await meeting.cards(1).settle(reference, session);
    expect(meeting.edits.at(-1)?.message.session.closed).toBeDefined();
    const before = meeting.edits.length;
    await meeting.pass(60_000);
    expect(meeting.edits.slice(before).every(({ message }) => message.session.closed !== undefined)).toBe(true);
  });

  it('stays closed when its editor has not yet read the closing, and then shows what came late', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.give(0);
    await meeting.pass(3000);
    meeting.close(1);
    await meeting.cards(1).settle(reference, session);
    const closing = meeting.edits.length;
    await meeting.give(0);
    await meeting.pass(10_000);
    expect(meeting.edits).toHaveLength(closing);
    meeting.close(0);
    meeting.cards(0).notified(reference);
    await meeting.pass(3000);
    expect(meeting.edits.at(-1)).toMatchObject({ by: 0, message: { late: 1, session: { closed: {} } } });
  });

  it('counts late contributions once more after they became visible', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.give(0);
    for (const replica of [0, 1]) meeting.close(replica);
    await meeting.cards(0).settle(reference, session);
    await meeting.write(1);
    await meeting.pass(60_000);
    expect(meeting.edits.at(-1)).toMatchObject({ by: 0, message: { late: 1 } });
    const before = meeting.edits.length;
    await meeting.pass(60_000);
    expect(meeting.edits).toHaveLength(before);
  });

  it('is requested by other replicas no more often than the lease can change hands', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    for (let second = 0; second < 35; second += 1) {
      for (const replica of [0, 1]) await meeting.give(replica);
      await meeting.pass(1000);
    }
    expect(meeting.asked.filter((replica) => replica === 1)).toHaveLength(1);
  });

  it('is left alone by a server without contributions for ten minutes, and followed again after the next', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.give(0);
    await meeting.pass(11 * 60_000);
    const before = meeting.asked.length;
    await meeting.give(1);
    await meeting.pass(60_000);
    expect(new Set(meeting.asked.slice(before))).toEqual(new Set([1]));
    await meeting.give(0);
    await meeting.pass(60_000);
    expect(counts(meeting.edits).at(-1)).toBe(3);
  });

  it('continues in the new message for the replica that edited the old one', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.give(0);
    await meeting.pass(3000);
    await meeting.cards(1).bringDown(reference, session);
    await meeting.give(0);
    await meeting.pass(10_000);
    const last = (activityId: string) => meeting.edits.findLast((one) => one.activityId === activityId)?.message;
    expect(last('m1')).toMatchObject({ movedDown: true });
    expect(last('m2')).toMatchObject({ fiveWhys: { count: 2 } });
  });

  it('moves down or to another conversation as a new message, and the old one says so', async () => {
    const meeting = aMeeting(1);
    await meeting.cards(0).show(reference, session, thread('1'));
    await meeting.cards(0).bringDown(reference, session);
    const moved = await meeting.cards(0).show(reference, session, thread('2'));
    expect(meeting.posted.map(([where]) => where.slice(-1))).toEqual(['1', '1', '2']);
    expect(meeting.edits.map(({ activityId, message }) => [activityId, message.movedDown])).toEqual([
      ['m1', true],
      ['m2', true],
    ]);
    expect(moved).toMatchObject({ key: `${key}/card/3`, activityId: 'm3' });
    await meeting.give(0);
    await meeting.pass(3000);
    expect(meeting.edits.at(-1)?.activityId).toBe('m3');
  });

  it('is summed up once when its meeting ends, there and nowhere else', async () => {
    const meeting = aMeeting(2);
    await meeting.cards(0).show(reference, session, thread('1'));
    await Promise.all([0, 1].map((one) => meeting.cards(one).summarize(reference, thread('1'), 'm')));
    await meeting.cards(0).summarize(reference, thread('2'), 'n');
    expect(meeting.posted.map(([, { kind }]) => kind)).toEqual(['session', 'sessionSummary']);
    expect(meeting.posted[1]?.[1].freezesAt).toEqual(new Date('2026-11-25T16:00:00.000Z'));
  });
});
