import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { DigestMessage } from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { tentwo } from '../../procedure/record/tentwo.ts';
import { createPendingDeadlines } from '../../server/deadlines/pendingDeadlines.ts';
import { createReminders } from '../../server/workers/reminders/reminders.ts';
import { theReport } from '../builders/aLife.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const calendar = { timeZone: 'Europe/Paris', holidays: [] };
const minute = 60_000;

/** Replicas over one site. The one report of Tuesday 24 November is to be triaged by Wednesday. */
describe('reminders over Microsoft 365', () => {
  let stage: GraphStage;
  let manager: string;
  const sent: { readonly to: string | undefined; readonly message: DigestMessage }[] = [];

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());

  /** Nine in the morning, UTC, of the day by which the report must be triaged. */
  const onItsDay = (): string => {
    do stage.clock.advance(24 * 60 * minute);
    while ([0, 6].includes(stage.clock.now().getUTCDay()));
    return stage.clock.now().toISOString().slice(0, 10);
  };

  const remindersOf = (room: GraphRoom) => {
    const { clock } = stage;
    const log = () => undefined;
    const waiting = createPendingDeadlines({ ...room, clock, calendar, log });
    return createReminders({
      ...room,
      waiting,
      clock,
      calendar,
      log,
      outgoing: {
        send: async ({ personId, conversationId }, message) => {
          if (message.kind === 'digest') sent.push({ to: personId, message });
          return { activityId: `m${sent.length}`, conversationId };
        },
      },
    });
  };

  beforeEach(async () => {
    await stage.reset();
    sent.length = 0;
    const room = await stage.open();
    const [holder] = room.people.holders('ismsManager');
    manager = holder?.id ?? '';
    for (const { id } of [...room.people.holders('ismsManager'), ...room.people.holders('management')]) {
      const conversation: ConversationReference = {
        kind: 'personal',
        conversationId: `a:${id}`,
        serviceUrl: 'https://smba/',
        personId: id,
        language: 'fr',
        timeZone: 'Europe/Paris',
      };
      await room.conversations.remember(conversation);
    }
    const { stream } = await room.records.open({
      commandId: 'c1',
      at: stage.clock.now(),
      actor: tentwo,
      events: theReport.events,
    });
    await room.project(stream);
    room.register.learn(registerEntry(stream.state, 1));
  });

  it('are sent once by three replicas, and not by one that starts later', async () => {
    const day = onItsDay();
    const rooms = await Promise.all([stage.open(), stage.open(), stage.open()]);
    const replicas = rooms.map(remindersOf);
    await Promise.all(replicas.map(({ run }) => run()));
    for (const { run } of replicas) await run();
    expect(sent).toMatchObject([{ to: manager, message: { tasks: [{ deadline: { kind: 'triage' } }] } }]);
    stage.clock.advance(6 * minute);
    await remindersOf(await stage.open()).run();
    expect(sent).toHaveLength(1);
    const rows = await stage.items('Messages');
    expect(rows.map(({ fields }) => [fields.Reference, fields.Said])).toEqual([
      [`digest/${day}`, `NC-2026-0001/triage/${day}/due`],
    ]);
    // The next day it is late.
    onItsDay();
    await remindersOf(await stage.open()).run();
    expect(sent).toHaveLength(2);
  });

  it('cost nothing while none is due, and little otherwise', async () => {
    const room = await stage.open();
    const { run } = remindersOf(room);
    await run();
    const before = room.usage().resourceUnits;
    await run();
    expect(room.usage().resourceUnits - before).toBe(0);
    onItsDay();
    await run();
    // Two days looked up, a claim, and its confirmation.
    expect(room.usage().resourceUnits - before).toBe(8);
    expect(sent).toHaveLength(1);
    const after = room.usage().resourceUnits;
    await run();
    expect(room.usage().resourceUnits - after).toBe(0);
  });

  it('are sent by the next replica after a crash between claim and send', async () => {
    const day = onItsDay();
    const [one, two] = [await stage.open(), await stage.open()];
    expect(await one.postedMessages.claim(`digest/${day}/${manager}`, `digest/${day}`, 'digest')).toBe('ours');
    const { run } = remindersOf(two);
    await run();
    expect(sent).toEqual([]);
    stage.clock.advance(5 * minute);
    await run();
    expect(sent).toHaveLength(1);
  });

  it('reach people at their own hour after a restart', async () => {
    const room = await stage.open();
    const known = await room.conversations.ofPerson(manager);
    expect(known).toMatchObject({ timeZone: 'Europe/Paris' });
    const { timeZone: _, ...untold } = known as ConversationReference;
    expect(await room.conversations.remember(untold)).toBe(false);
    expect(await room.conversations.remember({ ...untold, timeZone: 'America/New_York' })).toBe(true);
    expect(await (await stage.open()).conversations.ofPerson(manager)).toMatchObject({ timeZone: 'America/New_York' });
  });
});
