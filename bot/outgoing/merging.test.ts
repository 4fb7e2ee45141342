import type { Message, RecordMessage } from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { aRecord } from '../../test/builders/sampleCards.ts';
import { createMerging } from './merging.ts';

const claire: ConversationReference = {
  kind: 'personal',
  conversationId: 'a:claire',
  serviceUrl: 'https://smba/',
  personId: 'claire',
  language: 'en',
};
const message = (n: number): RecordMessage => ({
  kind: 'newReport',
  record: { ...aRecord({}), reference: `NC-2026-000${n}` as Reference },
  sequence: 1,
  ismsManagers: [],
  people: [],
});

/** Merging over a conversation that accepts a message for each call of `accept`. */
const scene = () => {
  const sent: (Message | undefined)[] = [];
  const turns: (() => void)[] = [];
  let answer: (id: string) => Awaited<ReturnType<Outgoing['deliver']>> = (id) => ({
    activityId: id,
    conversationId: 'a:claire',
  });
  const deliver = createMerging(async (_conversation, _waiting, prepare) => {
    await new Promise<void>((resolve) => turns.push(resolve));
    const one = await prepare();
    sent.push(one);
    return one ? answer(`m${sent.length}`) : 'nothing';
  });
  const soon = () => new Promise((resolve) => setImmediate(resolve));
  return {
    sent,
    answers: (next: typeof answer) => {
      answer = next;
    },
    deliver: (n: number, prepare: () => Promise<Message | undefined> = async () => message(n)) =>
      deliver(claire, 1, 'newReport', prepare),
    accept: async () => {
      turns.shift()?.();
      await soon();
    },
  };
};
const kinds = (sent: readonly (Message | undefined)[]) =>
  sent.map((one) => (one?.kind === 'several' ? one.references : one?.kind));

describe('notices of one kind to one recipient', () => {
  it('that wait together become one message', async () => {
    const { sent, deliver, accept } = scene();
    const all = [1, 2, 3, 4].map((n) => deliver(n));
    await accept();
    expect(kinds(sent)).toEqual([['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003', 'NC-2026-0004']]);
    expect(await Promise.all(all)).toEqual(
      all.map(() => ({ activityId: 'm1', conversationId: 'a:claire', isMerged: true })),
    );
  });

  it('keep their own cards while few wait', async () => {
    const { sent, deliver, accept } = scene();
    const all = [1, 2, 3].map((n) => deliver(n));
    for (let n = 0; n < 3; n += 1) await accept();
    expect(kinds(sent)).toEqual(['newReport', 'newReport', 'newReport']);
    expect(await Promise.all(all)).toEqual(
      ['m1', 'm2', 'm3'].map((activityId) => ({ activityId, conversationId: 'a:claire' })),
    );
  });

  it('are merged without those that another server sent, or whose claim failed', async () => {
    const { sent, deliver, accept } = scene();
    const all = [
      deliver(1),
      deliver(2, async () => undefined),
      deliver(3, () => Promise.reject(new Fault('throttled', 'messages.claim'))),
      deliver(4),
    ];
    const failed = expect(all[2]).rejects.toMatchObject({ code: 'throttled' });
    await accept();
    await failed;
    expect(kinds(sent)).toEqual([['NC-2026-0001', 'NC-2026-0004']]);
    expect(await all[1]).toBe('nothing');
    expect(await all[0]).toMatchObject({ activityId: 'm1', isMerged: true });
  });

  it('share a failure, and what came later is sent', async () => {
    const { sent, deliver, accept, answers } = scene();
    answers(() => {
      throw new Fault('notKnownYet', 'teams.send');
    });
    const all = [1, 2, 3, 4].map((n) => deliver(n));
    const failed = Promise.all(all.map((one) => expect(one).rejects.toMatchObject({ code: 'notKnownYet' })));
    await accept();
    await failed;
    answers(() => 'gone');
    const later = deliver(5);
    await accept();
    expect(await later).toBe('gone');
    expect(kinds(sent)).toHaveLength(2);
  });

  it('end when the process stops', async () => {
    const stopping = createMerging(async () => 'nothing');
    const all = [1, 2, 3, 4, 5].map((n) => stopping(claire, 1, 'newReport', async () => message(n)));
    expect(await Promise.all(all)).toEqual(all.map(() => 'nothing'));
  });

  it('are refused when too many wait already', async () => {
    const full = createMerging(() => Promise.reject(new Fault('throttled', 'teams.lane')));
    const all = [1, 2].map((n) => full(claire, 1, 'newReport', async () => message(n)));
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
