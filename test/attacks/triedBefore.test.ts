import { hashOf } from '../../graph/history/commitHash.ts';
import { conversationsList } from '../../graph/lists/conversations.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import type { ListTable } from '../../graph/lists/listTable.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { lea, type Step, theReport, untilSubmitted } from '../builders/aLife.ts';
import { aMadeFile } from '../builders/aMadeFile.ts';
import { aDraft, type PlainItem } from '../contracts/graphStage.ts';
import { live } from '../contracts/live.ts';
import { type AttackedSite, openAttackedSite, person, referenceOf, session, triageChannel } from './attackedSite.ts';
import { handsOf } from './attackers.ts';
import { reportOn } from './play.ts';
import { openReplica, type Replica } from './replica.ts';
import { type Fields, ownFields } from './targets.ts';

const day = 24 * 60 * 60_000;
const tables = { historyList, nonconformitiesList, conversationsList, messagesList } as const;

/** Each of these succeeded once. An editor of the site plays them with plain Graph HTTP. */
describe('an attack that succeeded before rows were sealed', () => {
  let site: AttackedSite;
  let server: Replica;

  beforeAll(async () => {
    site = await openAttackedSite({ records: 2, contributors: 2, people: 1 });
  }, 60_000);
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.restore();
    server = await openReplica(site.stage);
  });

  const editor = (table: keyof typeof tables) =>
    handsOf('site editor', site.stage, tables[table] as unknown as ListTable);
  const rowsNow = async (table: keyof typeof tables): Promise<readonly (Fields & { readonly id: string })[]> =>
    (await site.stage.items(encodeURIComponent(tables[table].name))).map((item: PlainItem) => ({
      ...ownFields(tables[table] as unknown as ListTable, item),
      id: item.id,
    }));
  const rowIn = async (table: keyof typeof tables, column: string, value: string) => {
    const found = (await rowsNow(table)).find((row) => row[column] === value);
    if (!found) throw new Error(`no row has ${value}`);
    const { id, ...fields } = found;
    return { id, fields };
  };
  /** Adds a row to History that follows the last one of its stream, with hashes that fit. */
  const forge = async (stream: string, events: readonly object[], by = 'ida') => {
    const rows = (await rowsNow('historyList')).filter(({ Reference }) => Reference === stream);
    const { id: _, ...last } = rows.at(-1) as Fields & { readonly id: string };
    const key = `${stream}/${String(rows.length + 1).padStart(4, '0')}`;
    const row = {
      ...last,
      CommitKey: key,
      CommandId: `forged ${key}`,
      ActorId: by,
      ActorName: 'Ida Olsen',
      Events: JSON.stringify(events),
      PreviousHash: last.Hash,
    };
    await editor('historyList').add({ ...row, Hash: hashOf(row as unknown as HistoryRow) });
    return key;
  };
  const load = async (of: Replica, key: string) => (await of.room.records.load(key, 'fresh')).stream;
  const begin = async (...steps: readonly Step[]): Promise<RecordStream> => {
    const stream = await live(server.room, steps);
    server.outbox.enqueue(stream.key);
    await server.settle();
    return stream;
  };
  /** The server that ran, and one that starts now. */
  const both = async (): Promise<readonly Replica[]> => {
    await server.settle();
    const other = await openReplica(site.stage);
    await other.settle();
    return [server, other];
  };
  const report = (changes: Partial<Extract<NonconformityEvent, { type: 'Reported' }>['facts']> = {}): Step => {
    const [event] = theReport.events;
    if (event.type !== 'Reported') throw new Error('it is no report');
    return { by: lea, events: [{ ...event, facts: { ...event.facts, ...changes } }] };
  };

  it.each([
    [
      'an approval by someone who never saw the plan',
      [{ type: 'PlanApproved', revision: 5, planHash: 'f'.repeat(64) }],
    ],
    ['a withdrawal', [{ type: 'ReportWithdrawn', reason: 'It was a mistake' }]],
  ])('is refused: %s', async (_what, events) => {
    const { key, state } = await begin(theReport, ...untilSubmitted);
    const row = await forge(key, events);
    for (const replica of await both()) {
      const stream = await load(replica, key);
      expect(stream).toMatchObject({ state: { stage: state.stage }, damage: { kind: 'untrusted', row } });
      expect([...replica.room.register.all()].find(({ reference }) => reference === key)?.stage).toBe(state.stage);
      await expect(replica.room.records.append(key, stream, aDraft('next'))).rejects.toMatchObject({ code: 'refused' });
    }
    await server.checkpoints.run();
    site.stage.clock.advance(day);
    await server.checkpoints.run();
    expect(server.logged).toContainEqual(
      expect.objectContaining({ event: 'checkpoint.rowInTheWay', facts: expect.objectContaining({ row }) }),
    );
    const found = await reportOn(site);
    expect(found.verdict).toBe('doesNotFit');
    expect(found.findings.map((finding) => finding.row)).toContain(row);
  });

  it('is refused: a deputy of the choice of the forger', async () => {
    const row = await forge('SETTINGS', [{ type: 'DeputyNamed', person: lea.id, to: 'the-forger' }], lea.id);
    for (const { room, logged } of await both()) {
      expect(room.organisation.current().deputies).toEqual({ [lea.id]: 'max' });
      const { stream } = await room.organisation.load('SETTINGS', 'fresh');
      expect(stream?.damage).toEqual({ kind: 'untrusted', row });
      expect(logged).toContainEqual(expect.objectContaining({ event: 'history.damaged' }));
    }
    // The records work on.
    expect((await server.room.records.open(aDraft('another'))).outcome).toBe('committed');
  });

  it('is refused: a row behind the last checkpoint, replaced with one whose hashes fit', async () => {
    const { id, fields } = await rowIn('historyList', 'CommitKey', 'NC-2026-0003/0002');
    const changed = { ...fields, Events: JSON.stringify([{ type: 'ReportAddedTo', text: 'It was no door.' }]) };
    await editor('historyList').change(id, { ...changed, Hash: hashOf(changed as unknown as HistoryRow) });
    for (const replica of await both())
      expect(await load(replica, 'NC-2026-0003')).toMatchObject({
        commits: [{ sequence: 1 }],
        damage: { kind: 'untrusted', row: 'NC-2026-0003/0002' },
      });
    expect((await reportOn(site)).verdict).toBe('doesNotFit');
  });

  it('is named: an identity that was opened, with the row that says so deleted', async () => {
    const opened: Step = {
      by: { id: 'yusuf', name: 'Yusuf Demir' },
      events: [{ type: 'IdentityOpened', reason: 'x' }],
    };
    const { key } = await begin(theReport, opened);
    site.stage.clock.advance(10 * 60_000);
    await server.checkpoints.run();
    site.stage.clock.advance(10 * 60_000);
    expect(await server.checkpoints.run()).toHaveLength(1);
    await editor('historyList').remove((await rowIn('historyList', 'CommitKey', `${key}/0002`)).id);
    for (const replica of await both())
      expect(await load(replica, key)).toMatchObject({ damage: { kind: 'missing', row: `${key}/0002` } });
    expect((await reportOn(site)).verdict).toBe('doesNotFit');
  });

  it('is refused: an item of another version, with a number that stops the true one', async () => {
    const key = 'NC-2026-0003';
    const { id } = await rowIn('nonconformitiesList', 'Reference', key);
    const kept = { Seal: '99.a.b', Sequence: 999, NonconformityDescription: 'Nothing', NotToIsmsManager: '' };
    await editor('nonconformitiesList').change(id, kept);
    for (const { room } of await both())
      expect([...room.register.all()].find(({ reference }) => reference === key)).toMatchObject({
        what: expect.stringContaining('The door'),
        sequence: expect.any(Number),
      });
    const { fields } = await rowIn('nonconformitiesList', 'Reference', key);
    expect(fields).toMatchObject({ Sequence: 4, NonconformityDescription: expect.stringContaining('The door') });
  });

  it('is refused: notices that are claimed before they exist', async () => {
    const claimed = (number: string) => ({
      NoticeKey: `${number}/0001/triage/channel`,
      Reference: number,
      Kind: 'triage',
      ActivityId: 'dropped',
      Seal: '1.0.0.0',
    });
    await editor('messagesList').add(claimed('NC-2026-0004'));
    await begin(report({ ongoing: 'yes', impact: 'high' }));
    // What administrators are shown ends with the next look at the list, at most five minutes later.
    expect(server.room.untrustedRows()).toEqual([expect.objectContaining({ list: 'Messages' })]);
    await server.room.follow.watchNow();
    expect(server.room.untrustedRows()).toEqual([]);
    expect(server.sent).toContain(`${triageChannel} triage NC-2026-0004`);
    expect(server.logged).toContainEqual(
      expect.objectContaining({ event: 'row.untrusted', facts: expect.objectContaining({ list: 'Messages' }) }),
    );
  });

  it('is refused: the conversation of another person, to be told in place of the ISMS manager', async () => {
    const claire = site.stage.people[2]?.id ?? '';
    const { id } = await rowIn('conversationsList', 'PersonId', person(1));
    await editor('conversationsList').change(id, { PersonId: claire, RememberedAt: '2027-01-01T00:00:00.000Z' });
    server = await openReplica(site.stage);
    await begin(report({ ongoing: 'yes', impact: 'high' }));
    expect(server.sent.filter((line) => line.includes(person(1)))).toEqual([]);
    expect(await server.room.conversations.ofPerson(claire)).toMatchObject({ conversationId: `a:${claire}` });
  });

  it.each([
    ['Conversations', 'conversationsList', { PersonId: 'lea' }],
    ['Messages', 'messagesList', { NoticeKey: 'x', Reference: 'NC-2026-0003', Kind: 'triage', ActivityId: 'm' }],
  ] as const)('does not stop checkpoints: a row of %s with a bad service URL', async (_list, table, row) => {
    const place = { PlaceKind: 'personal', ConversationId: 'a:forged', ServiceUrl: 'no url\\', Language: 'en' };
    await editor(table).add({ ...place, ...row, Seal: '1.0.0.0' });
    server = await openReplica(site.stage);
    await begin(theReport);
    site.stage.clock.advance(day);
    await server.checkpoints.run();
    site.stage.clock.advance(10 * 60_000);
    expect(await server.checkpoints.run()).toHaveLength(1);
  });

  it('is refused: presence and problem statements in the names of others', async () => {
    const by = { by: 'the-victim', at: site.stage.clock.now().toISOString() };
    const inputs = [
      { ...by, id: 'forged 1', type: 'PresenceTold' },
      { ...by, id: 'forged 2', type: 'ProblemStated', problem: 'None', implications: 'None' },
    ];
    const before = await server.room.sessions.contributions(session, [], 'fresh');
    await site.stage.http('POST', '/lists/Contributions/items', {
      fields: {
        ContributionKey: `${session}/${'a'.repeat(16)}/1`,
        Session: session,
        At: by.at,
        When: by.at,
        Inputs: JSON.stringify(inputs),
        Seal: '1.0.0.0',
      },
    });
    for (const { room } of await both()) {
      expect(await room.sessions.contributions(session, [], 'fresh')).toEqual(before);
      expect(await room.sessions.closing(session, [])).toMatchObject({ count: 2 });
    }
  });

  const squat = async (key: string) => {
    const { fields } = await rowIn('historyList', 'CommitKey', 'NC-2026-0003/0001');
    const row = { ...fields, Reference: key, CommitKey: `${key}/0001`, CommandId: `squat ${key}` };
    await editor('historyList').add({ ...row, Hash: hashOf(row as unknown as HistoryRow) });
  };

  it('keeps no one from reporting: the next thirty numbers taken by forged rows', async () => {
    for (let number = 4; number < 34; number += 1) await squat(referenceOf(number));
    const before = await server.room.records.open(aDraft('before a poll'));
    expect(before.stream.key).toBe('NC-2026-0034');
    const other = await openReplica(site.stage);
    expect((await other.room.records.open(aDraft('after a restart'))).stream.key).toBe('NC-2026-0035');
  });

  it('keeps no one from reporting or exporting: forged rows of the highest numbers', async () => {
    await squat('NC-2026-9999999');
    await squat('EXPORT-9999999');
    await server.settle();
    for (const { room } of [server, await openReplica(site.stage)]) {
      const { stream } = await room.records.open(aDraft(`report ${room === server.room}`));
      expect(Number(stream.key.slice(-4))).toBeLessThan(10);
      const file = { type: 'Exported', ...aMadeFile() } as const;
      const { key } = (await room.exports.open({ ...aDraft(`export ${room === server.room}`), events: [file] })).stream;
      expect(Number(key.slice(-4))).toBeLessThan(10);
    }
  });

  it('keeps no one from exporting: the next thirty numbers taken by forged rows', async () => {
    for (let number = 2; number < 32; number += 1) await squat(`EXPORT-${String(number).padStart(4, '0')}`);
    const file = { type: 'Exported', ...aMadeFile() } as const;
    for (const { room } of [server, await openReplica(site.stage)])
      expect((await room.exports.open({ ...aDraft(`export ${room === server.room}`), events: [file] })).outcome).toBe(
        'committed',
      );
  });

  it('is found by verify: all checkpoints deleted', async () => {
    expect((await reportOn(site)).verdict).toBe('proven');
    for (const { id, Reference } of await rowsNow('historyList'))
      if (Reference === 'CHECK') await editor('historyList').remove(id);
    expect((await reportOn(site)).verdict).not.toBe('proven');
  });

  describe('with the newest checkpoint deleted too, while no server runs', () => {
    const opened: Step = {
      by: { id: 'yusuf', name: 'Yusuf Demir' },
      events: [{ type: 'IdentityOpened', reason: 'x' }],
    };
    const pass = async (replica: Replica): Promise<void> => {
      for (let minute = 0; minute < 12; minute += 1) {
        site.stage.clock.advance(60_000);
        await replica.checkpoints.run();
      }
    };
    const head = () => rowIn('messagesList', 'NoticeKey', 'CHECK/last');
    /** An identity is opened under a checkpoint; then the row, the item and the checkpoint are deleted. */
    const attack = async (): Promise<void> => {
      const { key } = await begin(theReport, opened);
      await pass(server);
      for (const commitKey of [`${key}/0002`, 'CHECK/0002'])
        await editor('historyList').remove((await rowIn('historyList', 'CommitKey', commitKey)).id);
      await editor('nonconformitiesList').remove((await rowIn('nonconformitiesList', 'Reference', key)).id);
    };
    /** What verify finds after another server has run for a while. */
    const found = async (): Promise<{ readonly other: Replica; readonly misfits: readonly string[] }> => {
      const other = await openReplica(site.stage);
      await other.settle();
      await pass(other);
      const { verdict, findings } = await reportOn(site);
      expect(verdict).toBe('doesNotFit');
      return { other, misfits: findings.map(({ row, misfit }) => `${row} ${misfit}`) };
    };

    it('names the checkpoint, and makes no other', async () => {
      await attack();
      const { other, misfits } = await found();
      expect(misfits).toEqual(['CHECK/0002 shownRowMissing']);
      expect(other.logged).toContainEqual(
        expect.objectContaining({ event: 'checkpoint.chainBroken', facts: { row: 'CHECK/0002' } }),
      );
    });

    it('names the row that shows the last one, when that is deleted too', async () => {
      await attack();
      await editor('messagesList').remove((await head()).id);
      expect((await found()).misfits).toEqual(['CHECK/last headMissing']);
    });

    it('names it when it is put back to what it was before, and does not write over it', async () => {
      await attack();
      await editor('messagesList').restore((await head()).id, 2);
      const { other, misfits } = await found();
      expect(misfits).toEqual(['CHECK/last changedElsewhere']);
      expect(other.logged).toContainEqual(
        expect.objectContaining({ event: 'checkpoint.headLost', facts: expect.objectContaining({ why: 'putBack' }) }),
      );
    });

    it('names the row that shows the last one, when all checkpoints are deleted', async () => {
      await attack();
      for (const { id, Reference } of await rowsNow('historyList'))
        if (Reference === 'CHECK') await editor('historyList').remove(id);
      await editor('messagesList').remove((await head()).id);
      site.stage.clock.advance(3 * day);
      expect((await found()).misfits).toContain('CHECK/last headMissing');
    });
  });

  it('is a limit until the next checkpoint: the newest row deleted and its item rolled back, while no server runs', async () => {
    const key = 'NC-2026-0003';
    await editor('historyList').remove((await rowIn('historyList', 'CommitKey', `${key}/0004`)).id);
    const { id } = await rowIn('nonconformitiesList', 'Reference', key);
    const item = await site.stage.http('GET', `/lists/Nonconformities/items/${id}/versions?$expand=fields`);
    const { value } = item as { readonly value: readonly { readonly id: string; readonly fields: Fields }[] };
    const before = value.find(({ fields }) => fields.Sequence === 3);
    await editor('nonconformitiesList').restore(id, Number(before?.id.split('.')[0]));
    const other = await openReplica(site.stage);
    await other.settle();
    const stream = await load(other, key);
    expect(stream?.commits).toHaveLength(3);
    expect(stream?.damage).toBeUndefined();
    // The server that knew it says so at once.
    await server.settle();
    expect(await load(server, key)).toMatchObject({ damage: { kind: 'missing', row: `${key}/0004` } });
  });
});
