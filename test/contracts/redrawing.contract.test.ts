import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { PostedMessages } from '../../procedure/ports/messages/postedMessages.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createOutbox } from '../../server/workers/outbox/outbox.ts';
import { lea, type Step, theReport } from '../builders/aLife.ts';
import { deliveringBy } from '../builders/deliveringBy.ts';
import { sha256 } from '../builders/sha256.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { live } from './live.ts';

const reference = 'NC-2026-0001';
const addition: Step = { by: lea, events: [{ type: 'ReportAddedTo', text: 'The lock was found broken.' }] };
const conversation: ConversationReference = {
  kind: 'personal',
  conversationId: 'a:1',
  serviceUrl: 'https://smba.example',
  personId: 'lea',
  language: 'en',
};

describe('cards of a changed record', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;
  /** Key and commit of each edit, by any server. */
  let edits: string[];

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
    edits = [];
  });

  /**
   * Runs pending effects as a server with this outbox does, but no one can be reached in Teams. @returns whether the
   * outbox is empty then
   */
  const serverOn = (room: GraphRoom, postedMessages: PostedMessages = room.postedMessages) => {
    const outbox = createOutbox({
      sessionCards: { settle: async () => undefined },
      ...room,
      postedMessages,
      clock: stage.clock,
      digest: sha256,
      committed: () => undefined,
      log: () => undefined,
      outgoing: {
        deliver: deliveringBy(async () => undefined),
        redraw: async ({ key }, { sequence }) => Boolean(edits.push(`${key} ${sequence}`)),
      },
    });
    return async (): Promise<boolean> => {
      outbox.enqueue(reference);
      stage.clock.advance(0);
      await outbox.idle();
      return !outbox.isPending(reference);
    };
  };
  /** A record with two commits, and three messages that show the first. */
  const movedOn = async () => {
    const stream = await live(one, [theReport]);
    for (const key of ['receipt/1', 'receipt/2', 'receipt/3'])
      await one.postedMessages.sent({ key, reference, kind: 'receipt', conversation, activityId: key, sequence: 1 });
    return live(one, [addition], stream);
  };
  const all = (commit: number) => ['receipt/1', 'receipt/2', 'receipt/3'].map((key) => `${key} ${commit}`);

  it('are redrawn once, although every server handles the commit, and again with the next one', async () => {
    const stream = await movedOn();
    const [pay, payToo] = [serverOn(one), serverOn(two)];
    expect(await pay()).toBe(true);
    expect(edits).toEqual(all(2));
    expect(await payToo()).toBe(true);
    // Nor by a restarted server.
    expect(await serverOn(two)()).toBe(true);
    expect(edits).toEqual(all(2));
    await live(one, [addition], stream);
    await two.records.load(reference, 'fresh');
    expect(await payToo()).toBe(true);
    expect(await pay()).toBe(true);
    expect(edits).toEqual([...all(2), ...all(3)]);
  });

  it('are redrawn by another server when the first could not save that it had done so', async () => {
    await movedOn();
    const crashed = {
      ...one.postedMessages,
      redrawn: () => Promise.reject(new Fault('unreachable', 'messages.redrawn')),
    };
    expect(await serverOn(one, crashed)()).toBe(false);
    expect(edits).toEqual(all(2));
    expect(await serverOn(two)()).toBe(true);
    expect(edits).toEqual([...all(2), ...all(2)]);
    expect((await one.postedMessages.showing(reference)).map(({ sequence }) => sequence)).toEqual([2, 2, 2]);
  });
});
