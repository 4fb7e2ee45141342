import { createPendingEffects } from '../../../graph/follow/pendingEffects.ts';
import { isSessionMessage, type RecordMessage } from '../../../procedure/messages/message.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { PostedMessage } from '../../../procedure/ports/messages/postedMessages.ts';
import { Fault, type FaultCode } from '../../../procedure/runtime/fault.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { aProcedure } from '../../../test/builders/aProcedure.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { deliveringBy } from '../../../test/builders/deliveringBy.ts';
import { createMemoryPeople } from '../../../test/builders/memoryPeople.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { createOutbox } from './outbox.ts';

const claire = { id: 'claire', name: 'Claire Dubois' };
const chat: ConversationReference = {
  kind: 'personal',
  conversationId: 'a:claire',
  serviceUrl: 'https://smba/',
  personId: 'claire',
  language: 'en',
};

/** Lets everything run that waits for no clock. */
const soon = () => new Promise((resolve) => setImmediate(resolve));

/** The outbox around one report, and the results of its effects. */
const scene = async () => {
  const { handling, records, organisation } = aProcedure();
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const rows = new Map<string, PostedMessage | 'claimed'>();
  const places = new Map<string, ConversationReference>([['claire', chat]]);
  const sent: RecordMessage[] = [];
  const redrawn: string[] = [];
  const drawn: RecordMessage[] = [];
  const marked: (readonly string[])[] = [];
  /** Of each write of the item: the last commit, and the last one whose effects are done. */
  const projected: string[] = [];
  const logged: string[] = [];
  const aside: string[] = [];
  const reacted: string[] = [];
  const effects = createPendingEffects(clock, { last: () => 0 });
  let going = Promise.resolve();
  const broken = { project: false, send: undefined as FaultCode | undefined, redraw: '' };
  const fail = (operation: string, code: FaultCode = 'unreachable') => Promise.reject(new Fault(code, operation));
  const items = { going: Promise.resolve(), now: 0, most: 0 };
  const claimed: string[] = [];
  const deliver = deliveringBy(async (_place, message) => {
    if (broken.send) return fail('teams.send', broken.send);
    if (!('record' in message) || isSessionMessage(message)) throw new Error('no message of a record');
    sent.push(message);
    return { activityId: `m${sent.length}`, conversationId: 'a:claire' };
  });
  const outbox = createOutbox({
    sessionCards: { settle: async () => undefined },
    records,
    organisation,
    clock,
    sessions: { contributions: async () => ({ included: [], late: [] }) },
    people: createMemoryPeople((role) => (role === 'ismsManager' ? [claire] : [])),
    conversations: {
      ofPerson: async (id) => places.get(id),
      ofChannel: async () => undefined,
      markGone: async () => undefined,
      reachOf: () => 'reachable',
    },
    postedMessages: {
      claim: async (key) => {
        const row = rows.get(key);
        if (!row) rows.set(key, 'claimed');
        claimed.push(key);
        return !row ? 'ours' : row === 'claimed' ? 'pending' : 'sent';
      },
      release: (key) => void rows.delete(key),
      sent: async (message) => void rows.set(message.key, message),
      deferNotice: async (key) => void aside.push(key),
      showing: async () => [...rows.values()].filter((row) => row !== 'claimed'),
      redrawn: async (messages, sequence) => {
        marked.push(messages.map(({ key }) => key));
        for (const message of messages) rows.set(message.key, { ...message, sequence });
      },
    },
    outgoing: {
      deliver: async (...given) => {
        await going;
        return deliver(...given);
      },
      redraw: async ({ key }, message) => {
        if (broken.redraw === key) return fail('teams.edit');
        drawn.push(message);
        return Boolean(redrawn.push(key));
      },
    },
    effects,
    project: async (stream, done) => {
      if (broken.project) return fail('projection');
      items.now += 1;
      items.most = Math.max(items.most, items.now);
      await items.going;
      items.now -= 1;
      const { length } = stream.commits;
      projected.push(`${length}/${done}`);
      effects.shown(stream.state.reference, { sequence: length, done });
    },
    committed: (stream, commit) => {
      reacted.push(stream.key);
      outbox.enqueue(commit.key);
    },
    digest: sha256,
    log: (_level, event) => logged.push(event),
  });
  const reported = await handling.handle({ command: aReport({ ongoing: 'yes' }), actor: anActor(), commandId: 'c1' });
  if (reported.kind !== 'done') throw new Error('not reported');
  const reference = reported.stream.state.reference;
  const pay = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await outbox.idle();
  };
  return {
    handling,
    records,
    outbox,
    effects,
    /** Sending takes until the function that this returns is called. */
    slow: () => {
      let release = (): void => undefined;
      going = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    /** Writing items takes until the function that this returns is called. */
    slowItems: () => {
      let release = (): void => undefined;
      items.going = new Promise((resolve) => {
        release = resolve;
      });
      return { release: () => release(), most: () => items.most };
    },
    claimed,
    reacted,
    clock,
    rows,
    places,
    sent,
    redrawn,
    drawn,
    marked,
    projected,
    logged,
    aside,
    broken,
    reference,
    pay,
  };
};

/** Records with pending effects. */
const many = async ({ handling, reference }: Awaited<ReturnType<typeof scene>>, count: number) => {
  const references = [reference];
  for (let n = 2; n <= count; n += 1) {
    const handled = await handling.handle({ command: aReport(), actor: anActor(), commandId: `c${n}` });
    if (handled.kind !== 'done') throw new Error('not reported');
    references.push(handled.stream.state.reference);
  }
  return references;
};

describe('outbox', () => {
  it('writes the projection and sends each notice once', async () => {
    const { outbox, reference, pay, projected, sent } = await scene();
    outbox.enqueue(reference);
    await pay(0);
    outbox.enqueue(reference);
    await pay(1_000_000);
    // Writing the item once more costs nothing: it shows as much already.
    expect(projected).toEqual(['1/1', '1/1']);
    expect(sent.map(({ kind, sequence }) => [kind, sequence])).toEqual([['urgent', 1]]);
  });

  it('informs the other record named by a commit, once, and runs the effects of that', async () => {
    const { handling, records, outbox, reference, pay, reacted, projected } = await scene();
    const second = await handling.handle({ command: aReport(), actor: anActor(), commandId: 'c2' });
    if (second.kind !== 'done') throw new Error('not reported');
    const draft = {
      commandId: 'c3',
      at: new Date('2026-11-24T10:00:00.000Z'),
      actor: { id: 'max', name: 'Max' },
      events: [{ type: 'MarkedDuplicate', of: reference, reason: 'Same door' }],
    } as const;
    await records.append(second.stream.key, second.stream, draft);
    outbox.enqueue(second.stream.key);
    await pay(0);
    await pay(0);
    expect(reacted).toEqual([reference]);
    expect(projected).toEqual(['2/2', '2/2']);
    outbox.enqueue(second.stream.key);
    await pay(0);
    expect(reacted).toEqual([reference]);
    expect(records.stored()[0]?.state.duplicates).toEqual([second.stream.key]);
  });

  it('retries what failed, and nothing that succeeded', async () => {
    const { outbox, reference, pay, projected, sent, broken, logged } = await scene();
    broken.project = true;
    outbox.enqueue(reference);
    await pay(0);
    expect([projected, logged]).toEqual([[], ['notice.delivered', 'effect.failed']]);
    broken.project = false;
    await pay(4_999);
    expect(projected).toEqual([]);
    await pay(1);
    expect(projected).toEqual(['1/1']);
    expect(sent).toHaveLength(1);
  });

  it('waits for another replica’s claim, and takes it over once released', async () => {
    const { outbox, reference, pay, rows, sent } = await scene();
    const key = `${reference}/0001/urgent/claire`;
    rows.set(key, 'claimed');
    outbox.enqueue(reference);
    await pay(0);
    expect(sent).toEqual([]);
    rows.delete(key);
    await pay(5_000);
    expect(sent).toHaveLength(1);
  });

  it('writes the item before slow effects, without saying that they are done', async () => {
    const { outbox, reference, clock, projected, sent, slow } = await scene();
    const release = slow();
    outbox.enqueue(reference);
    clock.advance(0);
    await soon();
    expect([projected, sent]).toEqual([[], []]);
    clock.advance(3000);
    await soon();
    expect(projected).toEqual(['1/0']);
    release();
    await outbox.idle();
    expect(projected).toEqual(['1/0', '1/1']);
    expect(sent).toHaveLength(1);
  });

  it('runs the effects of few records at a time', async () => {
    const all = await scene();
    const { outbox, clock, slowItems, projected } = all;
    const references = await many(all, 9);
    const { release, most } = slowItems();
    for (const one of references) outbox.enqueue(one);
    clock.advance(0);
    await soon();
    expect(most()).toBe(6);
    release();
    await outbox.idle();
    expect(most()).toBe(6);
    expect(projected.filter((one) => one === '1/1')).toHaveLength(9);
  });

  it('holds up no record while others wait for Teams', async () => {
    const all = await scene();
    const { outbox, clock, slow, projected, sent } = all;
    const references = await many(all, 9);
    const release = slow();
    for (const one of references) outbox.enqueue(one);
    clock.advance(0);
    await soon();
    clock.advance(3000);
    await soon();
    expect([sent.length, projected]).toEqual([0, references.map(() => '1/0')]);
    release();
    await outbox.idle();
    expect(sent).toHaveLength(9);
    expect(projected.filter((one) => one === '1/1')).toHaveLength(9);
  });

  it('writes later commits of a record while a notice of it waits for Teams, and queues the notice once', async () => {
    const { handling, outbox, clock, slow, reference, projected, claimed, sent, effects } = await scene();
    const release = slow();
    outbox.enqueue(reference);
    clock.advance(0);
    await soon();
    const command = { name: 'addToReport', reference, text: 'The lock was found broken.' } as const;
    await handling.handle({ command, actor: anActor(), commandId: 'c2' });
    outbox.enqueue(reference);
    clock.advance(0);
    await soon();
    clock.advance(3000);
    await soon();
    expect(projected.at(-1)).toBe('2/0');
    release();
    await outbox.idle();
    expect(sent.map(({ sequence }) => sequence)).toEqual([2]);
    expect(claimed).toHaveLength(1);
    expect([projected.at(-1), effects.all()]).toEqual(['2/2', []]);
  });

  it('runs what another server has left undone, once it is a minute old', async () => {
    const { outbox, effects, reference, clock, pay, projected } = await scene();
    effects.committed(reference, 1);
    outbox.recover();
    await pay(60_000);
    expect([outbox.isPending(reference), outbox.pending()]).toEqual([
      false,
      { records: 1, since: new Date(clock.now().getTime() - 60_000), reasons: {} },
    ]);
    outbox.recover();
    await pay(60_000);
    expect(projected).toEqual(['1/1']);
    expect(outbox.pending()).toEqual({ records: 0, since: undefined, reasons: {} });
  });

  it('says why effects are pending', async () => {
    const { outbox, reference, pay, rows, broken } = await scene();
    const reasons = () => outbox.pending().reasons;
    rows.set(`${reference}/0001/urgent/claire`, 'claimed');
    outbox.enqueue(reference);
    await pay(0);
    expect(reasons()).toEqual({ claimed: 1 });
    rows.clear();
    broken.send = 'unreachable';
    await pay(5_000);
    expect(reasons()).toEqual({ unreachable: 1 });
    // The next attempt meets the claim that the failure left.
    await pay(15_000);
    expect(reasons()).toEqual({ unreachable: 1 });
    broken.send = undefined;
    rows.clear();
    await pay(60_000);
    expect(reasons()).toEqual({});
  });

  it.each([
    ['unreachable', 1],
    ['throttled', 1],
    ['notKnownYet', 0],
  ] as const)('sends again under a claim of its own after %s: %i times', async (code, times) => {
    const { outbox, reference, pay, sent, broken } = await scene();
    broken.send = code;
    outbox.enqueue(reference);
    await pay(0);
    broken.send = undefined;
    await pay(5_000);
    expect(sent).toHaveLength(times);
  });

  it('does not let one failing notice delay the redrawing of posted cards', async () => {
    const { handling, outbox, reference, pay, rows, redrawn, broken, logged } = await scene();
    const receipt = {
      key: 'receipt/1',
      reference,
      kind: 'receipt',
      conversation: chat,
      activityId: 'm0',
      sequence: 1,
    } as const;
    rows.set(receipt.key, receipt);
    const command = { name: 'addToReport', reference, text: 'The lock was found broken.' } as const;
    await handling.handle({ command, actor: anActor(), commandId: 'c2' });
    broken.send = 'unreachable';
    outbox.enqueue(reference);
    await pay(0);
    expect(logged).toEqual(['notice.failed']);
    expect(redrawn).toEqual(['receipt/1']);
  });

  it('holds a notice for an unknown person, and has nothing pending after that', async () => {
    const { outbox, reference, pay, places, aside, sent, logged } = await scene();
    places.clear();
    outbox.enqueue(reference);
    await pay(0);
    expect(aside).toEqual([`${reference}/0001/urgent/claire`]);
    expect(outbox.isPending(reference)).toBe(false);
    await pay(1_000_000);
    expect([logged, sent]).toEqual([['notice.putAside'], []]);
  });

  it('redraws cards that show an older state, and nothing else', async () => {
    const { handling, outbox, reference, pay, redrawn, sent } = await scene();
    outbox.enqueue(reference);
    await pay(0);
    const command = { name: 'addToReport', reference, text: 'The lock was found broken.' } as const;
    await handling.handle({ command, actor: anActor(), commandId: 'c2' });
    outbox.enqueue(reference);
    await pay(0);
    outbox.enqueue(reference);
    await pay(0);
    expect(redrawn).toEqual([`${reference}/0001/urgent/claire`]);
    expect(sent).toHaveLength(1);
  });

  it('draws a message that is also a receipt once, as its original kind', async () => {
    const { handling, outbox, reference, pay, rows, redrawn, marked } = await scene();
    const row = { reference, conversation: chat, activityId: 'm0', sequence: 1 } as const;
    for (const kind of ['receipt', 'record'] as const) rows.set(`${kind}/m0`, { ...row, key: `${kind}/m0`, kind });
    const command = { name: 'addToReport', reference, text: 'The lock was found broken.' } as const;
    await handling.handle({ command, actor: anActor(), commandId: 'c2' });
    outbox.enqueue(reference);
    await pay(0);
    expect(redrawn.filter((key) => key.endsWith('m0'))).toEqual(['record/m0']);
    expect(marked.flat()).toEqual(expect.arrayContaining(['receipt/m0', 'record/m0']));
  });

  it('shows nothing newer to people who may no longer read the record', async () => {
    const { handling, outbox, reference, pay, rows, sent, drawn } = await scene();
    outbox.enqueue(reference);
    await pay(0);
    const was = { ...chat, personId: 'gone' };
    for (const [key, conversation] of [
      [`${reference}/0001/newReport/claire`, chat],
      [`${reference}/0001/newReport/gone`, was],
    ] as const)
      rows.set(key, { key, reference, kind: 'newReport', conversation, activityId: key, sequence: 1 });
    const command = { name: 'addToReport', reference, text: 'The lock was found broken.' } as const;
    await handling.handle({ command, actor: anActor(), commandId: 'c2' });
    outbox.enqueue(reference);
    await pay(0);
    // Claire's message keeps what it said and adds this; the other person, who has no role any more, keeps theirs as it
    // was.
    expect(drawn.map(({ sequence, record }) => [sequence, record.additions.length])).toEqual([
      [2, 1],
      [2, 1],
      [1, 0],
    ]);
    expect(sent.map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('saves once what it has redrawn, and redraws only the others after a failure', async () => {
    const { handling, outbox, reference, pay, rows, redrawn, marked, broken } = await scene();
    const keys = ['receipt/1', 'receipt/2', 'receipt/3'];
    for (const key of keys)
      rows.set(key, { key, reference, kind: 'receipt', conversation: chat, activityId: key, sequence: 1 });
    const command = { name: 'addToReport', reference, text: 'The lock was found broken.' } as const;
    await handling.handle({ command, actor: anActor(), commandId: 'c2' });
    broken.redraw = 'receipt/3';
    outbox.enqueue(reference);
    await pay(0);
    expect(marked).toEqual([['receipt/1', 'receipt/2']]);
    broken.redraw = '';
    await pay(5_000);
    expect(redrawn).toEqual(expect.arrayContaining(keys));
    expect(redrawn.filter((key) => keys.includes(key))).toHaveLength(3);
    expect(marked).toHaveLength(2);
  });

  it('runs few of very many pending effects when stopped', async () => {
    const all = await scene();
    for (const one of await many(all, 70)) all.outbox.enqueue(one);
    all.clock.advance(0);
    await all.outbox.stop();
    expect(all.projected.length).toBeGreaterThanOrEqual(50);
    expect(all.projected.length).toBeLessThanOrEqual(56);
  });

  it('runs pending effects when stopped, and accepts no new ones', async () => {
    const { outbox, clock, reference, projected } = await scene();
    outbox.enqueue(reference);
    await outbox.stop();
    outbox.enqueue(reference);
    clock.advance(1_000_000);
    await outbox.idle();
    expect(projected).toEqual(['1/1']);
  });
});
