import type { GraphRoom } from '../../graph/graphRoom.ts';
import { readSnapshot } from '../../graph/projection/snapshot.ts';
import type { NonconformityEvent } from '../../procedure/record/events.ts';
import { theFacts } from '../builders/aReport.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';

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
    stage = await openGraphStage();
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
    expect(JSON.parse(String(fields.Facts))).toMatchObject({ v: 1, stage: 'reported', impact: 'high' });
    expect(readSnapshot(String(fields.Snapshot), 'a'.repeat(64))).toMatchObject({
      sequence: 1,
      hash: stream.commits[0].hash,
      state: stream.state,
    });
    expect(fields).not.toHaveProperty('RootCause');
  });

  it('shows the next commit with one request, and the additions with their dates', async () => {
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

  it('clears what is no longer there', async () => {
    const stream = await begin();
    await one.project(stream);
    const corrected = { ...theFacts(), what: facts.what };
    const draft = aDraft('c2', { events: [{ type: 'ReportCorrected', facts: corrected }] });
    const written = await one.records.append(stream.key, stream, draft);
    if (written.outcome === 'conflict') throw new Error('conflict');
    await one.project(written.stream);
    expect((await item()).fields).not.toHaveProperty('Clause');
  });

  it('is the same done twice and never goes back', async () => {
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

  it('lets the newer win when two replicas write at once', async () => {
    const first = await begin();
    await one.project(first);
    await two.project(first);
    const second = await grow('second');
    const third = await grow('third');
    await Promise.all([one.project(second), two.project(third), two.project(second), one.project(third)]);
    expect((await item()).fields.Sequence).toBe(3);
  });

  it('reads again after a 412, and writes over an edit by hand', async () => {
    await one.project(await begin());
    const { id } = await item();
    await stage.http('PATCH', `/lists/Nonconformities/items/${id}/fields`, { Stage: 'closed' });
    await one.project(await grow('more'));
    expect((await item()).fields).toMatchObject({ Stage: 'reported', Sequence: 2 });
  });

  it('makes the item again that somebody deleted', async () => {
    await one.project(await begin());
    const { id } = await item();
    await stage.http('DELETE', `/lists/Nonconformities/items/${id}`);
    await one.project(await grow('more'));
    expect((await item()).fields).toMatchObject({ Sequence: 2 });
  });

  it.each(['before', 'after'] as const)('makes one item although a POST failed %s it was applied', async (when) => {
    const stream = await begin();
    await stage.fault({ method: 'POST', path: '/items', count: 1, when, status: 504, body: '' });
    await one.project(stream).catch((error: { code: string }) => expect(error.code).toBe('notKnownYet'));
    await one.project(stream);
    expect((await item()).fields.Sequence).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'ends at the right state although a PATCH failed %s it was applied',
    async (when) => {
      await one.project(await begin());
      await stage.fault({ method: 'PATCH', path: '/items', count: 1, when, drop: true });
      await one.project(await grow('more'));
      expect((await item()).fields.Sequence).toBe(2);
    },
  );
});
