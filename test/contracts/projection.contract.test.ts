import type { GraphRoom } from '../../graph/graphRoom.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import { tenant } from '../../infra/local/tenant.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { theApproval, theReport, untilClosed, untilSubmitted } from '../builders/aLife.ts';
import { theFacts } from '../builders/aReport.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';
import { live } from './live.ts';

const facts = theFacts({
  what: 'Backup tapes are stored <b>unlocked</b> & "open".\nFor weeks.',
  system: "Room 3, l'entrepôt",
  ongoing: 'yes',
  occurredOn: '2026-11-20',
  clause: 'A.8.13',
  impact: 'high',
  priority: 'medium',
  requirement: 'Backup policy 4.2',
  evidence: 'Photograph of the shelf',
  source: 'internalAudit',
  immediateAction: 'Locked them away',
  onBehalfOf: 'A visitor',
});
const sam = { id: 'sam', name: 'Sam' };
const reported: NonconformityEvent = {
  type: 'Reported',
  facts,
  language: 'fr',
  reportedIn: 'channel',
  procedureVersion: '2.1',
};

describe('the list Nonconformities', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;

  beforeAll(async () => {
    // Names come from the groups only where the directory may be read.
    stage = await openGraphStage({ granted: ['User.ReadBasic.All'] });
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
  });

  const begin = async () => (await one.records.open(aDraft('c1', { events: [reported] }))).stream;
  const grow = async (text: string) => {
    const { stream } = await one.records.load('NC-2026-0001', 'inHand');
    const written = await one.records.append('NC-2026-0001', stream, anAddition(text, text));
    if (written.outcome === 'conflict') throw new Error('conflict');
    return written.stream;
  };
  const item = async () => {
    const all = await stage.items('Nonconformities');
    expect(all).toHaveLength(1);
    return all[0] ?? { id: '', eTag: '', fields: {} };
  };

  it('shows every field in a column of its own, readable by plain Graph HTTP', async () => {
    const stream = await begin();
    const before = one.usage().requests;
    await one.project(stream);
    expect(one.usage().requests - before).toBe(1);
    const { fields } = await item();
    expect(fields).toMatchObject({
      Title: 'NC-2026-0001 Backup tapes are stored <b>unlocked</b> & "open".',
      Reference: 'NC-2026-0001',
      NonconformityDescription: facts.what,
      Clause: 'A.8.13',
      DetectedOn: '2026-11-23',
      Stage: 'reported',
      SystemConcerned: "Room 3, l'entrepôt",
      Impact: 'high',
      Priority: 'medium',
      Ongoing: 'yes',
      OccurredOn: '2026-11-20',
      Requirement: 'Backup policy 4.2',
      Evidence: 'Photograph of the shelf',
      Source: 'internalAudit',
      ImmediateAction: 'Locked them away',
      OnBehalfOf: 'A visitor',
      ReportedBy: 'Sam Carter',
      ReportedById: stream.state.reporter,
      ReportedAt: '2026-11-24T09:00:00.123Z',
      ReportedIn: 'channel',
      Language: 'fr',
      ProcedureVersion: '2.1',
      Sequence: 1,
    });
    expect(JSON.parse(String(fields.Facts))).toMatchObject({ v: 4, stage: 'reported', clause: 'A.8.13' });
    expect(fields).not.toHaveProperty('RootCause');
  });

  it('shows the next commit with one request, and additions with their dates', async () => {
    await one.project(await begin());
    const stream = await grow('It is closed now.');
    const before = one.usage().requests;
    await one.project(stream);
    expect(one.usage().requests - before).toBe(1);
    expect((await item()).fields).toMatchObject({
      Sequence: 2,
      Additions: '2026-11-24 09:00 UTC\nIt is closed now.',
    });
  });

  it('clears removed values', async () => {
    const stream = await begin();
    await one.project(stream);
    const corrected = { ...theFacts(), what: facts.what };
    const draft = aDraft('c2', { events: [{ type: 'ReportCorrected', facts: corrected }] });
    const written = await one.records.append(stream.key, stream, draft);
    if (written.outcome === 'conflict') throw new Error('conflict');
    await one.project(written.stream);
    expect((await item()).fields).not.toHaveProperty('Clause');
  });

  it('is idempotent and never goes back', async () => {
    const first = await begin();
    await one.project(first);
    const second = await grow('more');
    await two.project(second);
    await two.project(second);
    await one.project(first);
    await one.project(second);
    const { eTag, fields } = await item();
    expect(fields.Sequence).toBe(2);
    expect(eTag).toMatch(/,2"$/);
  });

  it('lets the newer state win when two replicas write at once', async () => {
    const first = await begin();
    await one.project(first);
    await two.project(first);
    const second = await grow('second');
    const third = await grow('third');
    await Promise.all([one.project(second), two.project(third), two.project(second), one.project(third)]);
    expect((await item()).fields.Sequence).toBe(3);
  });

  it('reads again after a 412, and overwrites an edit by hand', async () => {
    await one.project(await begin());
    const { id } = await item();
    await stage.http('PATCH', `/lists/Nonconformities/items/${id}/fields`, { Stage: 'closed' });
    await one.project(await grow('more'));
    expect((await item()).fields).toMatchObject({ Stage: 'reported', Sequence: 2 });
  });

  it('creates a deleted item again', async () => {
    await one.project(await begin());
    const { id } = await item();
    await stage.http('DELETE', `/lists/Nonconformities/items/${id}`);
    await one.project(await grow('more'));
    expect((await item()).fields).toMatchObject({ Sequence: 2 });
  });

  it.each(['before', 'after'] as const)('creates one item although a POST failed %s it was applied', async (when) => {
    const stream = await begin();
    await stage.fault({ method: 'POST', path: '/items', count: 1, when, status: 504, body: '' });
    await one.project(stream).catch((error: { code: string }) => expect(error.code).toBe('notKnownYet'));
    await one.project(stream);
    expect((await item()).fields.Sequence).toBe(1);
  });

  it.each<[string, object]>([
    ['a connection dropped before it was applied', { when: 'before', drop: true }],
    ['a connection dropped after it was applied', { when: 'after', drop: true }],
    ['504 after it was applied', { when: 'after', status: 504, body: '<html>Gateway Timeout</html>' }],
    ['409, for a conflicting change (graph-lists 1.6)', { status: 409 }],
    ['423, for a locked item (graph-lists 5)', { status: 423 }],
  ])('reaches the right state although a PATCH met %s: reads before it writes again', async (_, fault) => {
    await one.project(await begin());
    const stream = await grow('more');
    const before = one.usage().requests;
    await stage.fault({ method: 'PATCH', path: '/items', count: 1, ...fault });
    await one.project(stream);
    const { eTag, fields } = await item();
    expect(fields.Sequence).toBe(2);
    expect(eTag).toMatch(/,2"$/);
    const wasApplied = 'when' in fault && fault.when === 'after';
    expect(one.usage().requests - before).toBe(wasApplied ? 2 : 3);
  });

  it('shows a whole life, each of its parts in a column of its own, readable by plain Graph HTTP', async () => {
    const stream = await live(one, [theReport, ...untilSubmitted, theApproval, ...untilClosed]);
    await one.project(stream);
    expect((await item()).fields).toMatchObject({
      Stage: 'closed',
      RootCause: 'There is no alarm',
      ShortTermPlan: 'A1 Fit a door alarm (2026-12-15)',
      LongTermPlan: 'A2 Train the night shift (2027-02-01)',
      PlanManager: 'Max Weber',
      PlanManagerId: 'max',
      NextFollowUp: '2027-01-10',
      SuccessCriteria: 'No open door in three months',
      FollowUps: '2026-12-10: 2026-12-11 Max Weber: On schedule → 2027-01-12',
      Lane: 'standard',
      Grade: 'minor',
      OwnerName: 'Max Weber',
      OwnerId: 'max',
      Containment: '2026-11-23 The guard: Closed the door\nGuard book',
      Correction: 'notNecessary: The lock works',
      Consequences: 'dealtWith: Nothing was taken\nThe data protection officer',
      SimilarElsewhere: 'found: All doors (Facility)\nTwo more',
      ProblemStatement: 'The door is not watched',
      Implications: 'Anybody could enter',
      CycleNumber: 1,
      ApprovedBy: 'Ida Olsen',
      ApprovedAt: stream.state.cycle.approval?.at,
      Verdict: 'effective',
      ClosedAt: stream.state.closure?.at,
      Sequence: 16,
    });
    await one.project(await live(two, [{ by: sam, events: [{ type: 'Recurred', in: 'NC-2027-0003' }] }], stream));
    expect((await item()).fields).toMatchObject({
      Verdict: 'overturned',
      Recurrences: 'NC-2027-0003 (2026-11-24)',
    });
  });

  it('names people as the groups name them', async () => {
    const manager = stage.people.find(({ groups }) => groups.includes('ismsManagers'));
    const events = [
      { type: 'Triaged', lane: 'standard', grade: 'minor', gradeReason: 'r', owner: manager?.id ?? '' },
    ] as const;
    await one.project(await live(one, [theReport, { by: sam, events }]));
    expect((await item()).fields).toMatchObject({ OwnerName: manager?.displayName, OwnerId: manager?.id });
  });

  describe('after an edit by hand', () => {
    const ours = (fields: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(fields).filter(([name]) => name in nonconformitiesList.columns));
    const edit = async (fields: object) => {
      const { id } = await item();
      await stage.http('PATCH', `/lists/Nonconformities/items/${id}/fields`, fields);
    };
    /** A record known to both replicas, with its item; and the records each of them wants rewritten. */
    const shownToBoth = async () => {
      const stream = await begin();
      await one.project(stream);
      for (const room of [one, two]) room.register.learn(registerEntry(stream.state, 1));
      const wanted: string[] = [];
      for (const room of [one, two]) room.follow.onEdited((reference) => wanted.push(reference));
      await Promise.all([one.follow.pollNow(), two.follow.pollNow()]);
      expect(wanted).toEqual([]);
      return { stream, wanted };
    };

    it.each([
      { Stage: 'closed' },
      { RootCause: 'Someone else' },
      { Sequence: 999 },
      { Stage: 'closed', Sequence: 999 },
      { Reference: 'NC-2026-9999' },
      { Seal: null },
      { Facts: '{}' },
    ])('is restored from History by every replica: %j', async (fields) => {
      const { stream, wanted } = await shownToBoth();
      const before = ours((await item()).fields);
      await edit(fields);
      await Promise.all([one.follow.pollNow(), two.follow.pollNow()]);
      expect(wanted).toEqual([stream.key, stream.key]);
      await Promise.all([one.project(stream), two.project(stream)]);
      expect(ours((await item()).fields)).toEqual(before);
      expect(one.register.find({ offset: 0, limit: 9 }, () => true).entries[0]).toMatchObject({ stage: 'reported' });
      // A write of one replica is not an edit by hand for the other.
      await Promise.all([one.follow.pollNow(), two.follow.pollNow()]);
      expect(wanted).toHaveLength(2);
      expect((await item()).eTag).toMatch(/,3"$/);
    });

    it('continues with a list that has an unknown column, as other versions may', async () => {
      const { wanted } = await shownToBoth();
      await stage.http('POST', '/lists/Nonconformities/columns', {
        name: 'Snapshot',
        text: { allowMultipleLines: true, textType: 'plain' },
      });
      await edit({ Snapshot: 'as an earlier version wrote it' });
      await Promise.all([one.follow.pollNow(), two.follow.pollNow()]);
      expect(wanted).toEqual([]);
      const three = await stage.open();
      await three.project(await grow('more'));
      expect((await item()).fields).toMatchObject({ Sequence: 2, Snapshot: 'as an earlier version wrote it' });
      expect(await provisionSite(stage.provisioner, tenant.siteId)).toEqual([]);
    });

    it('has a deleted item again', async () => {
      const { stream, wanted } = await shownToBoth();
      await stage.http('DELETE', `/lists/Nonconformities/items/${(await item()).id}`);
      await one.follow.pollNow();
      expect(wanted).toEqual([stream.key]);
      await one.project(stream);
      expect((await item()).fields).toMatchObject({ Reference: stream.key, Sequence: 1 });
    });

    it('does not take an invented row for a record', async () => {
      const { wanted } = await shownToBoth();
      const fields = { Reference: 'NC-2026-9999', Stage: 'closed', Sequence: 7 };
      await stage.http('POST', '/lists/Nonconformities/items', { fields });
      await one.follow.pollNow();
      expect(wanted).toEqual([]);
      expect(one.register.find({ offset: 0, limit: 9 }, () => true).total).toBe(1);
      expect(stage.logged.map(({ event }) => event)).toContain('projection.edited');
    });

    it('does not fight for ever with a person who keeps editing', async () => {
      const { stream, wanted } = await shownToBoth();
      for (let n = 0; n < 12; n += 1) {
        await edit({ Stage: `closed ${n}` });
        await one.follow.pollNow();
        await one.project(stream);
      }
      expect(wanted).toHaveLength(10);
      expect(stage.logged.map(({ event }) => event)).toContain('projection.editedTooOften');
    });
  });
});
