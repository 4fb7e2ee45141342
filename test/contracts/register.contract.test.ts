import type { GraphRoom } from '../../graph/graphRoom.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { lea, type Step } from '../builders/aLife.ts';
import { theFacts } from '../builders/aReport.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';
import { live } from './live.ts';
import { pendingIn } from './pendingIn.ts';
import { sealedFields } from './sealedFields.ts';

const everyone = () => true;
const all = { offset: 0, limit: 100 };

describe('the register over Nonconformities', () => {
  let stage: GraphStage;
  let one: GraphRoom;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    one = await stage.open();
  });

  const report = async (room: GraphRoom, commandId: string, what: string) => {
    const event = { type: 'Reported', language: 'en', reportedIn: 'tab', procedureVersion: '1.0' } as const;
    const facts = theFacts({ what, clause: 'A.8.13', system: 'CRM' });
    const { stream } = await room.records.open(aDraft(commandId, { events: [{ ...event, facts }] }));
    await room.project(stream);
    return registerEntry(stream.state, 1);
  };

  it('reads the list at start, and agrees with the procedure', async () => {
    const entry = await report(one, 'c1', 'Sauvegarde oubliée. Depuis des mois.');
    const two = await stage.open();
    expect(two.register.find(all, everyone)).toEqual({ entries: [entry], total: 1 });
  });

  it.each(['no checkpoint', 'a checkpoint'])('knows how many records lack a valid item, after %s', async (after) => {
    await report(one, 'c1', 'Backup forgotten');
    const { stream } = await one.records.open(aDraft('c2'));
    await one.project(stream);
    const [, item] = await stage.items('Nonconformities');
    if (after === 'a checkpoint') {
      const checkpoints = one.openCheckpoints();
      await checkpoints.run();
      stage.clock.advance(24 * 3_600_000);
      expect(await checkpoints.run()).toHaveLength(1);
    }
    await stage.http('DELETE', `/lists/Nonconformities/items/${item?.id}`);
    const two = await stage.open();
    expect(two.registerProgress()).toEqual({ loaded: 1, expected: 2 });
    await two.project(stream);
    await two.follow.pollNow();
    expect(two.registerProgress()).toEqual({ loaded: 2, expected: 2 });
    expect(one.registerProgress()).toEqual({ loaded: 0, expected: 0 });
    await one.follow.pollNow();
    expect(one.registerProgress()).toEqual({ loaded: 2, expected: 2 });
  });

  it('learns by delta what another replica has written', async () => {
    const two = await stage.open();
    const entry = await report(two, 'c1', 'Backup forgotten');
    expect(one.register.find(all, everyone).total).toBe(0);
    await one.follow.pollNow();
    expect(one.register.find({ ...all, text: 'forgotten' }, everyone).entries).toEqual([entry]);
  });

  it('knows that a record is kept from the ISMS managers, and names no unnamed reporter', async () => {
    const event = { type: 'Reported', language: 'en', reportedIn: 'tab', procedureVersion: '1.0' } as const;
    const unnamed = { kind: 'sealed', sealed: 'a.b.c.d', digest: 'e.f', caseCode: 'c'.repeat(64) } as const;
    const draft = aDraft('c1', {
      actor: { id: unnamedReporter, name: '' },
      events: [{ ...event, facts: theFacts(), unnamed, notToIsmsManager: true }],
    });
    const { stream } = await one.records.open(draft);
    await one.project(stream);
    const [item] = await stage.items('Nonconformities');
    expect(item?.fields).toMatchObject({
      ReportedById: 'reporter',
      ReporterAnonymity: 'sealed',
      NotToIsmsManager: 'yes',
    });
    expect(item?.fields).not.toHaveProperty('ReportedBy');
    for (const secret of ['a.b.c.d', 'e.f', unnamed.caseCode]) expect(JSON.stringify(item)).not.toContain(secret);
    const two = await stage.open();
    await one.follow.pollNow();
    for (const { register } of [one, two]) {
      const found = register.find(all, everyone).entries;
      expect(found).toEqual([registerEntry(stream.state, 1)]);
      expect(found[0]).toMatchObject({ reporter: 'reporter', notToIsmsManager: true });
      expect(register.find(all, ({ notToIsmsManager }) => !notToIsmsManager)).toEqual({ entries: [], total: 0 });
    }
  });

  it('shows its own commit at once, and no older one afterwards', async () => {
    const entry = await report(one, 'c1', 'Backup forgotten');
    one.register.learn({ ...entry, stage: 'withdrawn', sequence: 2 });
    await one.follow.pollNow();
    expect(one.register.find(all, everyone).entries[0]?.stage).toBe('withdrawn');
  });

  it.each([
    { Stage: 'closed' },
    { NotToIsmsManager: 'yes' },
    { Stage: 'whatever' },
    { Sequence: 99 },
    { Seal: '1.a.b.c' },
    { Seal: '99.a.b' },
    { Seal: null },
  ])('ignores edits by hand (%j), reports them, and schedules a rewrite', async (edit) => {
    await report(one, 'c1', 'Backup forgotten');
    const [item] = await stage.items('Nonconformities');
    await stage.http('PATCH', `/lists/Nonconformities/items/${item?.id}/fields`, edit);
    const two = await stage.open();
    expect(two.register.find(all, everyone).total).toBe(0);
    expect(stage.logged.map(({ event }) => event)).toEqual(['row.untrusted']);
    expect(pendingIn(two)).toEqual(['NC-2026-0001/1']);
  });

  it('omits an item that cannot be read, and reports it', async () => {
    await report(one, 'c1', 'Backup forgotten');
    const [item] = await stage.items('Nonconformities');
    // As another version may have written it, with unknown stages.
    const newer = sealedFields(nonconformitiesList, { ...item?.fields, Stage: 'whatever' });
    await stage.http('PATCH', `/lists/Nonconformities/items/${item?.id}/fields`, newer);
    const two = await stage.open();
    expect(two.register.find(all, everyone).total).toBe(0);
    expect(stage.logged.map(({ event }) => event)).toContain('register.unreadable');
  });

  it('learns within one interval what another replica has written', async () => {
    const two = await stage.open();
    one.follow.start();
    const entry = await report(two, 'c1', 'Backup forgotten');
    stage.clock.advance(15_000);
    while (one.register.find(all, everyone).total === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(one.register.find(all, everyone).entries).toEqual([entry]);
  });

  it('accepts the valid items of a poll beside an unreadable one, and keeps its earlier state', async () => {
    const two = await stage.open();
    const first = await report(two, 'c1', 'Backup forgotten');
    await one.follow.pollNow();
    const [item] = await stage.items('Nonconformities');
    const newer = sealedFields(nonconformitiesList, { ...item?.fields, Stage: 'whatever', Sequence: 7 });
    await stage.http('PATCH', `/lists/Nonconformities/items/${item?.id}/fields`, newer);
    const second = await report(two, 'c2', 'Door left open');
    await one.follow.pollNow();
    expect(one.register.find(all, everyone).entries).toEqual([second, first]);
    expect(stage.logged.map(({ event }) => event)).toContain('register.unreadable');
  });

  it('ignores an older version that was restored by hand, and has it written again', async () => {
    const two = await stage.open();
    const first = await report(one, 'c1', 'Backup forgotten');
    const stream = (await one.records.load(first.reference, 'inHand')).stream;
    if (!stream) throw new Error('no record');
    const said: Step = { by: lea, events: [{ type: 'ReportAddedTo', text: 'Since May.' }] };
    const next = await live(one, [said], stream);
    await one.project(next);
    await two.follow.pollNow();
    const before = two.register.find(all, everyone).entries;
    const edited: string[] = [];
    two.follow.onEdited((reference) => edited.push(reference));
    const [item] = await stage.items('Nonconformities');
    await stage.http('POST', `/lists/Nonconformities/items/${item?.id}/versions/1.0/restoreVersion`);
    await two.follow.pollNow();
    expect(edited).toEqual([first.reference]);
    expect(two.register.find(all, everyone).entries).toEqual(before);
    expect(stage.logged.map(({ event }) => event)).toContain('projection.edited');
    await two.project((await two.records.load(first.reference, 'fresh')).stream ?? stream);
    expect((await stage.items('Nonconformities'))[0]?.fields).toMatchObject({ Sequence: 2, EffectsDone: 2 });
  });

  it('keeps a record whose item was deleted, because History has it', async () => {
    const entry = await report(one, 'c1', 'Backup forgotten');
    await one.follow.pollNow();
    const [item] = await stage.items('Nonconformities');
    await stage.http('DELETE', `/lists/Nonconformities/items/${item?.id}`);
    await one.follow.pollNow();
    expect(one.register.find(all, everyone).entries).toEqual([entry]);
    expect(stage.logged.map(({ event }) => event)).toContain('projection.deleted');
  });

  it('reads everything again after an expired delta token (410), and continues from there', async () => {
    const two = await stage.open();
    const first = await report(two, 'c1', 'Backup forgotten');
    await one.follow.pollNow();
    const second = await report(two, 'c2', 'Door left open');
    await stage.control('POST', 'delta/expire');
    await one.follow.pollNow();
    expect(one.register.find(all, everyone).entries).toEqual([second, first]);
    const third = await report(two, 'c3', 'Phone lost');
    await one.follow.pollNow();
    expect(one.register.find(all, everyone).entries).toEqual([third, second, first]);
  });

  it('finds similar records in the other language, among own and other reports', async () => {
    const two = await stage.open();
    await report(two, 'c1', 'The backup of the file server was forgotten.');
    await report(one, 'c2', 'La porte est restée ouverte.');
    await one.follow.pollNow();
    const similar = (text: string) => one.register.similar({ text }, everyone, 1);
    expect(similar('sauvegarde du serveur oubliée')).toMatchObject([
      { entry: { reference: 'NC-2026-0001' }, words: ['sauvegarde', 'serveur', 'oubliée'] },
    ]);
  });

  it('loads several pages, at two resource units each and one per poll', async () => {
    const [item] = await (async () => {
      await report(one, 'c1', 'Backup forgotten');
      return stage.items('Nonconformities');
    })();
    const { NonconformityDescription, Stage, Impact, Priority, Ongoing, DetectedOn, ReportedAt } = item?.fields ?? {};
    const [list] = (
      (await stage.http('GET', "/lists?$filter=displayName eq 'Nonconformities'")) as { value: { id: string }[] }
    ).value;
    const row = { NonconformityDescription, Stage, Impact, Priority, Ongoing, DetectedOn, ReportedAt, Sequence: 1 };
    for (let n = 1; n <= 2000; n += 1) {
      const fields = sealedFields(nonconformitiesList, { ...row, Reference: `NC-2025-${10_000 + n}` });
      await stage.control('POST', 'items', { listId: list?.id, count: 1, fields });
    }
    const two = await stage.open();
    expect(two.register.find(all, everyone).total).toBe(2001);
    expect(two.usage().byOperation['register.load']).toEqual({ requests: 3, resourceUnits: 6 });
    const before = two.usage().byOperation['register.follow']?.resourceUnits ?? 0;
    await two.follow.pollNow();
    expect(two.usage().byOperation['register.follow']?.resourceUnits).toBe(before + 1);
  });
});
