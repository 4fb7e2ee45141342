import { correctiveActionsList } from '../../graph/lists/correctiveActions.ts';
import { historyList } from '../../graph/lists/history.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { eraseName } from '../../infra/doctor/repair/eraseName.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
import type { Person } from '../../procedure/record/values/person.ts';
import { theClassification } from '../builders/aRecord.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';
import { openListItems } from './openListItems.ts';

/** The steps of docs/how-to/keep-and-delete.md, "Erasing a name". */
describe('a request to erase a name', () => {
  let stage: GraphStage;
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
  });
  afterAll(() => stage.close());

  const holding = async (text: string): Promise<readonly string[]> => {
    const lists = ['History', 'Nonconformities', 'Corrective actions', 'Contributions', 'Messages', 'Conversations'];
    const found = await Promise.all(
      lists.map(async (list) =>
        (await stage.items(list)).some((item) => JSON.stringify(item.fields).includes(text)) ? [list] : [],
      ),
    );
    return found.flat();
  };
  const more = [{ type: 'ReportAddedTo', text: 'more' }] as const;
  const erase = async (person: string, holders: readonly Person[] = []) => {
    const opened = await Promise.all([
      openListItems(stage, historyList),
      openListItems(stage, nonconformitiesList),
      openListItems(stage, correctiveActionsList),
    ]);
    const [history, nonconformities, actions] = opened;
    try {
      return await eraseName(
        {
          history: history.items,
          nonconformities: nonconformities.items,
          actions: actions.items,
          holders: (role) => (role === 'management' ? holders : []),
          wait: () => Promise.resolve(),
          log: () => undefined,
        },
        person,
      );
    } finally {
      for (const { close } of opened) close();
    }
  };

  it('removes it from the lists, and the history still verifies', async () => {
    const before = await stage.open();
    const { actor } = aDraft('a');
    const { stream } = await before.records.open(aDraft('a'));
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'It is one door',
      ...theClassification,
      owner: actor.id,
    } as const;
    const added = await before.records.append(
      stream.key,
      stream,
      aDraft('b', { events: [{ type: 'Triaged', ...triage }] }),
    );
    if (added.outcome === 'conflict') throw new Error('conflict');
    await before.project(added.stream);
    expect(await holding(actor.name)).toEqual(['History', 'Nonconformities']);

    expect(await erase(actor.id)).toMatchObject({ rows: 2, records: [stream.key], left: [] });
    expect(await holding(actor.name)).toEqual([]);
    expect(await erase(actor.id)).toEqual({ rows: 0, records: [], left: [] });
    expect((await stage.items('Nonconformities'))[0]?.fields).toMatchObject({ OwnerId: actor.id, OwnerName: actor.id });
    // The servers notice, and write the name nowhere again.
    await before.follow.pollNow();
    const { stream: read } = await before.records.load(stream.key, 'fresh');
    if (!read) throw new Error('It cannot be read.');
    expect(read.damage).toBeUndefined();
    await before.records.append(stream.key, read, { ...aDraft('c'), actor: { id: 'mia', name: 'Mia' }, events: more });
    await before.close();
    const after = await stage.open();
    const { stream: later } = await after.records.load(stream.key, 'fresh');
    if (!later) throw new Error('It cannot be read.');
    await after.project(later);
    expect(await holding(actor.name)).toEqual([]);
    expect(after.untrustedRows()).toEqual([]);
    // The manual steps of the page.
    expect(JSON.stringify(await stage.http('GET', '/lists/History/items/1/versions?$expand=fields'))).toContain(
      actor.name,
    );
    const site = { hostname: tenant.hostname, sitePath: tenant.sitePath };
    const { history, contributions } = await readSite({ ...stage.productOptions, site });
    const report = checkHistory(history, {
      now: new Date(),
      contributions,
      evidence: undefined,
      from: undefined,
      anchor: undefined,
      keys: [],
    });
    expect(report).toMatchObject({ findings: [] });
  });

  it('also removes a name that only a group gave, and keeps those of others', async () => {
    await stage.reset();
    const room = await stage.open();
    const { stream } = await room.records.open(aDraft('a'));
    const [owner, other] = [{ id: 'owner', name: 'Olaf Owner' }, aDraft('a').actor];
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'It is one door',
      ...theClassification,
      owner: owner.id,
    } as const;
    const added = await room.records.append(
      stream.key,
      stream,
      aDraft('b', { events: [{ type: 'Triaged', ...triage }] }),
    );
    if (added.outcome === 'conflict') throw new Error('conflict');
    const lists = await openListItems(stage, nonconformitiesList);
    await room.project(added.stream);
    const [item] = (await lists.items.where('Reference', stream.key, { operation: 'test' })).items;
    if (!item) throw new Error('no item');
    await lists.items.change(item.id, { ...item.row, OwnerName: owner.name }, undefined, { operation: 'test' });
    lists.close();
    expect(await holding(owner.name)).toEqual(['Nonconformities']);
    expect(await erase(owner.id, [owner])).toEqual({ rows: 0, records: [stream.key], left: [] });
    expect(await holding(owner.name)).toEqual([]);
    expect(await holding(other.name)).toEqual(['History', 'Nonconformities']);
  });

  it('names a record that it cannot write again, and continues when it is run again', async () => {
    await stage.reset();
    const room = await stage.open();
    const { actor } = aDraft('a');
    const { stream } = await room.records.open(aDraft('a'));
    const added = await room.records.append(stream.key, stream, aDraft('b', { events: more }));
    if (added.outcome === 'conflict') throw new Error('conflict');
    await room.project(added.stream);
    const [, second] = await stage.items('History');
    await stage.http('PATCH', `/lists/History/items/${second?.id}/fields`, { Events: '[]' });
    expect(await erase(actor.id)).toEqual({ rows: 0, records: [], left: [stream.key] });
    await stage.http('PATCH', `/lists/History/items/${second?.id}/fields`, { Events: second?.fields.Events });
    expect(await erase(actor.id)).toEqual({ rows: 2, records: [stream.key], left: [] });
    expect(await holding(actor.name)).toEqual([]);
  });
});
