import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { PostedMessage } from '../../procedure/ports/messages/postedMessages.ts';
import { eventually } from '../journeys/siteRows.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const key = 'NC-2026-0001/0001/triage/channel';
const reference = 'NC-2026-0001';
const message: PostedMessage = {
  key,
  reference,
  kind: 'triage',
  conversation: {
    kind: 'channel',
    conversationId: '19:triage@thread.tacv2;messageid=17',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    language: 'fr',
  },
  activityId: '1700000000000',
  sequence: 1,
};
const minute = 60_000;

describe('Messages', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
  });

  const claims = (...rooms: readonly GraphRoom[]) =>
    Promise.all(rooms.map((room) => room.postedMessages.claim(key, reference, 'triage')));

  it('let one replica only claim a notice', async () => {
    expect((await claims(one, two, one, two)).sort()).toEqual(['ours', 'pending', 'pending', 'pending']);
    expect(await stage.items('Messages')).toHaveLength(1);
  });

  it('cost two requests per notice, and show every replica that it was sent', async () => {
    const before = one.usage();
    expect(await claims(one)).toEqual(['ours']);
    expect(await two.postedMessages.showing(reference)).toEqual([]);
    await one.postedMessages.sent(message);
    expect(one.usage().resourceUnits - before.resourceUnits).toBe(4);
    expect(await two.postedMessages.showing(reference)).toEqual([message]);
    stage.clock.advance(10 * minute);
    expect(await claims(two)).toEqual(['sent']);
  });

  it('let a replica claim again at once what it released, at the price of one write', async () => {
    expect(await claims(one)).toEqual(['ours']);
    one.postedMessages.release(key);
    const before = one.usage();
    // Another replica does not know that nothing was sent.
    expect(await claims(two)).toEqual(['pending']);
    expect(await claims(one)).toEqual(['ours']);
    expect(one.usage().resourceUnits - before.resourceUnits).toBe(2);
    // Only once, and with a new term.
    stage.clock.advance(4 * minute);
    expect(await claims(one, two)).toEqual(['pending', 'pending']);
    stage.clock.advance(2 * minute);
    expect(await claims(two)).toEqual(['ours']);
  });

  it('leave a released claim to the replica that took it over meanwhile', async () => {
    expect(await claims(one)).toEqual(['ours']);
    one.postedMessages.release(key);
    stage.clock.advance(6 * minute);
    expect(await claims(two)).toEqual(['ours']);
    expect(await claims(one, one)).toEqual(['pending', 'pending']);
    await two.postedMessages.sent(message);
    expect(await claims(one)).toEqual(['sent']);
    one.postedMessages.release(key);
    expect(await claims(one)).toEqual(['sent']);
  });

  it('hand an unused claim to another replica after five minutes', async () => {
    expect(await claims(one)).toEqual(['ours']);
    stage.clock.advance(4 * minute);
    // Nor does the server that requested it send again, although it knows that its send failed.
    expect(await claims(one, two)).toEqual(['pending', 'pending']);
    stage.clock.advance(minute);
    const three = await stage.open();
    expect((await claims(two, three)).sort()).toEqual(['ours', 'pending']);
    expect(await stage.items('Messages')).toHaveLength(1);
  });

  it('recognise their own claim although its answer was lost', async () => {
    await stage.fault({ method: 'POST', path: '/items', count: 1, when: 'after', status: 502, body: '<html>' });
    expect(await claims(one)).toEqual(['ours']);
    expect(await claims(two)).toEqual(['pending']);
  });

  it('do not grant a claim that never arrived', async () => {
    await stage.fault({ method: 'POST', path: '/items', count: 1, when: 'before', drop: true });
    await expect(claims(one)).rejects.toMatchObject({ code: 'notKnownYet' });
    expect(await claims(two)).toEqual(['ours']);
  });

  it('are not sent again if sending succeeded but saving failed', async () => {
    await claims(one);
    await stage.fault({ method: 'PATCH', path: '/items', count: 1, when: 'before', status: 500, body: '' });
    await expect(one.postedMessages.sent(message)).rejects.toMatchObject({ outcome: 'unknown' });
    stage.clock.advance(6 * minute);
    expect(await claims(one)).toEqual(['sent']);
    expect(await claims(two)).toEqual(['sent']);
  });

  it('are saved later, unprompted, long before the claim can be taken over', async () => {
    await claims(one);
    await stage.fault({ method: 'PATCH', path: '/items', count: 2, when: 'before', status: 500, body: '' });
    await expect(one.postedMessages.sent(message)).rejects.toMatchObject({ outcome: 'unknown' });
    const written = async () => {
      stage.clock.advance(5_000);
      return (await two.postedMessages.showing(reference)).length;
    };
    await eventually(written, (found) => found === 1);
    expect(await claims(two)).toEqual(['sent']);
  });

  it('are saved at the latest when the process ends', async () => {
    await claims(one);
    await stage.fault({ method: 'PATCH', path: '/items', count: 1, when: 'before', status: 500, body: '' });
    await expect(one.postedMessages.sent(message)).rejects.toMatchObject({ outcome: 'unknown' });
    await one.close();
    expect(await two.postedMessages.showing(reference)).toEqual([message]);
  });

  it('are not sent under a claim that expired while it was written', async () => {
    const claimed = one.postedMessages.claim(key, reference, 'triage');
    stage.clock.advance(2 * minute);
    expect(await claimed).toBe('pending');
  });

  it('keep an undelivered notice until one replica takes it over', async () => {
    const to = { kind: 'person', id: 'olga' } as const;
    await claims(one);
    await one.postedMessages.deferNotice(key, to);
    expect(await claims(one, two)).toEqual(['waiting', 'waiting']);
    const waits = { key, kind: 'triage', to, since: stage.clock.now() };
    expect(await two.postedMessages.undelivered()).toEqual([{ ...waits, escalated: false }]);
    await one.postedMessages.markEscalated(key);
    expect(await two.postedMessages.undelivered()).toEqual([{ ...waits, escalated: true }]);
    expect(await two.postedMessages.showing(reference)).toEqual([]);
    expect((await Promise.all([one, two].map((room) => room.postedMessages.claimUndelivered(key)))).sort()).toEqual([
      'ours',
      'pending',
    ]);
    // The server that claimed it crashed: it is still pending, and is found.
    stage.clock.advance(5 * minute);
    expect(await one.postedMessages.undelivered()).toHaveLength(1);
    expect(await two.postedMessages.claimUndelivered(key)).toBe('ours');
    await two.postedMessages.sent(message);
    expect(await one.postedMessages.undelivered()).toEqual([]);
    expect(await one.postedMessages.showing(reference)).toEqual([message]);
  });

  it('keep a notice for a channel, and drop one that has become pointless', async () => {
    const to = { kind: 'triageChannel', channelId: '19:triage@thread.tacv2' } as const;
    await claims(one);
    await one.postedMessages.deferNotice(key, to);
    expect(await two.postedMessages.undelivered()).toMatchObject([{ to }]);
    expect(await two.postedMessages.claimUndelivered(key)).toBe('ours');
    await two.postedMessages.drop(key, reference);
    expect(await one.postedMessages.undelivered()).toEqual([]);
    expect(await claims(one)).toEqual(['sent']);
    expect(await one.postedMessages.showing(reference)).toEqual([]);
  });

  it('save a message without a claim, such as the answer to a press', async () => {
    const receipt: PostedMessage = {
      ...message,
      key: 'NC-2026-0001/receipt',
      kind: 'receipt',
      conversation: {
        kind: 'personal',
        conversationId: 'a:1',
        serviceUrl: 'https://x/',
        personId: 'p',
        language: 'en',
      },
    };
    await one.postedMessages.sent(receipt);
    await two.postedMessages.sent(receipt);
    expect(await two.postedMessages.showing(reference)).toEqual([receipt]);
  });

  it('save which commit a message shows', async () => {
    await claims(one);
    await one.postedMessages.sent(message);
    await two.postedMessages.redrawn([message], 3);
    expect(await one.postedMessages.showing(reference)).toEqual([{ ...message, sequence: 3 }]);
    expect(await one.postedMessages.showing('NC-2026-0002')).toEqual([]);
  });

  /** Three messages of one record, out with its first commit, as a replica reads them. */
  const three = async (room: GraphRoom) => {
    for (const kind of ['triage', 'urgent', 'newReport'] as const)
      await one.postedMessages.sent({ ...message, kind, key: `${reference}/0001/${kind}/x` });
    const [first, second, third] = await room.postedMessages.showing(reference);
    if (!first || !second || !third) throw new Error('not three');
    return [first, second, third] as const;
  };
  const sequences = async (room: GraphRoom) =>
    (await room.postedMessages.showing(reference)).map(({ kind, sequence }) => [kind, sequence]);

  it('save several redrawn messages with one write, seen by every replica', async () => {
    const before = two.usage();
    const [triage, urgent, newReport] = await three(two);
    await two.postedMessages.redrawn([triage, urgent, newReport], 2);
    // Half of it for the reading.
    expect(two.usage().resourceUnits - before.resourceUnits).toBe(4);
    const all = (commit: number) => ['triage', 'urgent', 'newReport'].map((kind) => [kind, commit]);
    expect(await sequences(one)).toEqual(all(2));
    await one.postedMessages.redrawn([newReport, triage, urgent], 3);
    expect(await sequences(two)).toEqual(all(3));
  });

  it('accept a later state of a message: a late answer to a press shows its own state', async () => {
    const [triage, urgent, newReport] = await three(two);
    await two.postedMessages.redrawn([triage, urgent, newReport], 4);
    await one.postedMessages.sent({ ...urgent, sequence: 3 });
    expect(await sequences(two)).toEqual([
      ['triage', 4],
      ['urgent', 3],
      ['newReport', 4],
    ]);
    // What its row stated about the others may not hold for what it shows now.
    await one.postedMessages.sent({ ...triage, sequence: 5 });
    expect(await sequences(two)).toEqual([
      ['triage', 5],
      ['urgent', 3],
      ['newReport', 1],
    ]);
  });

  it('grant one replica the edit lease, which it keeps, and another after forty seconds of silence', async () => {
    await claims(one);
    await one.postedMessages.sent(message);
    const turns = async (sequence: number) => [
      await one.postedMessages.acquireEditLease(key, sequence),
      await two.postedMessages.acquireEditLease(key, sequence),
    ];
    expect(await turns(5)).toEqual([
      { isOurs: true, shown: 1 },
      { isOurs: false, shown: 5 },
    ]);
    stage.clock.advance(39_000);
    expect(await turns(7)).toEqual([
      { isOurs: true, shown: 5 },
      { isOurs: false, shown: 7 },
    ]);
    stage.clock.advance(40_000);
    // The state shown by the other replica stays, however little the next one knows.
    expect(await two.postedMessages.acquireEditLease(key, 6)).toEqual({ isOurs: true, shown: 7 });
    expect(await turns(9)).toEqual([
      { isOurs: false, shown: 7 },
      { isOurs: true, shown: 7 },
    ]);
  });

  it('grant one lease when two replicas ask at once', async () => {
    await claims(one);
    await one.postedMessages.sent(message);
    const turns = await Promise.all([one, two, one, two].map((room) => room.postedMessages.acquireEditLease(key, 2)));
    const holders = new Set(turns.flatMap(({ isOurs }, index) => (isOurs ? index % 2 : [])));
    expect(holders.size).toBe(1);
  });
});
