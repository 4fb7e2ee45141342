import type { GraphRoom } from '../../graph/graphRoom.ts';
import { correctiveActionsList } from '../../graph/lists/correctiveActions.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { progress, theApproval, theReport, untilClosed, untilSubmitted } from '../builders/aLife.ts';
import { type GraphStage, openGraphStage, type PlainItem } from './graphStage.ts';
import { live } from './live.ts';

const approved = [theReport, ...untilSubmitted, theApproval];

describe('the list Corrective actions', () => {
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

  const items = () => stage.items('Corrective actions');
  const item = async (id: 'A1' | 'A2'): Promise<PlainItem> => {
    const found = (await items()).filter(({ fields }) => fields.ActionId === id);
    expect(found).toHaveLength(1);
    return found[0] ?? { id: '', eTag: '', fields: {} };
  };
  const requestsOf = async (room: GraphRoom, work: () => Promise<unknown>): Promise<number> => {
    const before = room.usage().requests;
    await work();
    return room.usage().requests - before;
  };

  it('has an item for each action, with every column readable by plain Graph HTTP', async () => {
    const stream = await live(one, [...approved, ...untilClosed]);
    await one.project(stream);
    expect(await items()).toHaveLength(2);
    expect((await item('A1')).fields).toMatchObject({
      Title: 'NC-2026-0001/A1 Fit a door alarm',
      ActionKey: 'NC-2026-0001/A1',
      Reference: 'NC-2026-0001',
      ActionId: 'A1',
      CycleNumber: 1,
      ActionDescription: 'Fit a door alarm',
      ActionKind: 'corrective',
      Term: 'short',
      Priority: 'high',
      RootCause: 'There is no alarm [tooling]',
      OwnerName: 'Max Weber',
      OwnerId: 'max',
      DueOn: '2026-12-31',
      OriginalDueOn: '2026-12-15',
      Status: 'done',
      CompletedOn: '2026-12-20',
      Outcome: 'It rings',
      Progress: '2026-11-24 09:00 UTC Max Weber\nOrdered',
      Evidence: 'alarm.jpg\nhttps://contoso/alarm.jpg',
      SuccessCriteria: 'No open door in three months',
      Sequence: 12,
    });
    expect((await item('A2')).fields).toMatchObject({
      Status: 'cancelled',
      Outcome: 'The shift is gone',
      Sequence: 14,
    });
  });

  it('shows an extension that is requested, and clears it once decided', async () => {
    const asked = await live(one, [...approved, ...untilClosed.slice(0, 2)]);
    await one.project(asked);
    expect((await item('A1')).fields.ExtensionAsked).toBe('2026-12-31 (Max Weber): Late delivery');
    await one.project(await live(one, untilClosed.slice(2, 3), asked));
    const { fields } = await item('A1');
    expect(fields).not.toHaveProperty('ExtensionAsked');
    expect(fields).toMatchObject({ DueOn: '2026-12-31', OriginalDueOn: '2026-12-15' });
  });

  it('costs one request for each changed action, and none for the others', async () => {
    const before = await live(one, [theReport, ...untilSubmitted]);
    await one.project(before);
    const stream = await live(one, [theApproval], before);
    expect(await requestsOf(one, () => one.project(stream))).toBe(3);
    const next = await live(one, [progress('A2', 'Booked')], stream);
    expect(await requestsOf(one, () => one.project(next))).toBe(2);
    expect(await requestsOf(one, () => one.project(next))).toBe(0);
  });

  it('costs a new replica one read of the actions of that record', async () => {
    const stream = await live(one, approved);
    await one.project(stream);
    const next = await live(one, [progress('A2', 'Booked')], stream);
    // The actions, the changed one, the record's item and its change.
    expect(await requestsOf(two, () => two.project(next))).toBe(4);
    expect((await item('A2')).fields.Sequence).toBe(8);
  });

  it('is idempotent, never goes back, and lets the newer state win on two replicas at once', async () => {
    const first = await live(one, approved);
    await one.project(first);
    const second = await live(one, [progress('A1', 'Ordered')], first);
    const third = await live(one, [progress('A1', 'Fitted')], second);
    await Promise.all([one.project(second), two.project(third), two.project(second), one.project(third)]);
    await Promise.all([one.project(first), two.project(second)]);
    expect(await items()).toHaveLength(2);
    expect((await item('A1')).fields).toMatchObject({ Sequence: 9, Progress: expect.stringContaining('Fitted') });
  });

  it.each([
    { method: 'POST', when: 'before', status: 504, body: '' },
    { method: 'POST', when: 'after', status: 504, body: '' },
    { method: 'POST', when: 'after', drop: true },
  ])('creates each item once although a POST failed: %j', async (fault) => {
    const stream = await live(one, approved);
    await stage.fault({ path: '/items', count: 1, ...fault });
    await one.project(stream).catch((error: { code: string }) => expect(error.code).toBe('notKnownYet'));
    await one.project(stream);
    expect((await items()).map(({ fields }) => fields.ActionKey).sort()).toEqual([
      'NC-2026-0001/A1',
      'NC-2026-0001/A2',
    ]);
  });

  it.each(['before', 'after'])('reaches the right state although a PATCH failed %s it was applied', async (when) => {
    const first = await live(one, approved);
    await one.project(first);
    const next = await live(one, [progress('A1', 'Ordered')], first);
    await stage.fault({ method: 'PATCH', path: '/items', count: 1, when, drop: true });
    await one.project(next);
    expect((await item('A1')).fields.Sequence).toBe(8);
  });

  describe('after an edit by hand', () => {
    const ours = ({ fields }: PlainItem) =>
      Object.fromEntries(Object.entries(fields).filter(([name]) => name in correctiveActionsList.columns));
    const shown = async () => {
      const stream = await live(one, approved);
      await one.project(stream);
      for (const room of [one, two]) room.register.learn(registerEntry(stream.state, 7));
      const wanted: string[] = [];
      two.follow.onEdited((reference) => wanted.push(reference));
      await two.follow.pollNow();
      expect(wanted).toEqual([]);
      return { stream, wanted };
    };

    it.each([{ Status: 'done' }, { DueOn: '2030-01-01' }, { Sequence: 99 }, { ActionKey: 'NC-2026-0001/A9' }])(
      'is restored from History: %j',
      async (fields) => {
        const { stream, wanted } = await shown();
        const before = await item('A1');
        await stage.http('PATCH', `/lists/Corrective actions/items/${before.id}/fields`, fields);
        await two.follow.pollNow();
        expect(wanted).toEqual([stream.key]);
        await two.project(stream);
        expect(ours(await item('A1'))).toEqual(ours(before));
        await two.follow.pollNow();
        expect(wanted).toHaveLength(1);
      },
    );

    it('is restored in both lists after edits while no server ran', async () => {
      const { stream } = await shown();
      await Promise.all([one.close(), two.close()]);
      const before = await item('A1');
      await stage.http('PATCH', `/lists/Corrective actions/items/${before.id}/fields`, { Status: 'done' });
      const three = await stage.open();
      const wanted: string[] = [];
      three.follow.onEdited((reference) => wanted.push(reference));
      await three.follow.pollNow();
      expect(wanted).toEqual([]);
      await three.follow.sweepNow();
      expect(wanted).toEqual([stream.key]);
      await three.project(stream);
      expect(ours(await item('A1'))).toEqual(ours(before));

      const [record] = await stage.items('Nonconformities');
      await stage.http('PATCH', `/lists/Nonconformities/items/${record?.id}/fields`, { RootCause: 'Someone else' });
      const four = await stage.open();
      four.follow.onEdited((reference) => wanted.push(`four ${reference}`));
      await four.follow.sweepNow();
      expect(wanted.slice(1)).toEqual([`four ${stream.key}`]);
    });

    it('has a deleted item again', async () => {
      const { stream, wanted } = await shown();
      await stage.http('DELETE', `/lists/Corrective actions/items/${(await item('A2')).id}`);
      await two.follow.pollNow();
      expect(wanted).toEqual([stream.key]);
      await two.project(stream);
      expect((await item('A2')).fields).toMatchObject({ Status: 'open', Sequence: 7 });
    });
  });
});
