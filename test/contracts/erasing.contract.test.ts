import { historyList } from '../../graph/lists/history.ts';
import { eraseName } from '../../infra/doctor/repair/eraseName.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
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
  const patch = (list: string, id: string, fields: object) =>
    stage.http('PATCH', `/lists/${encodeURIComponent(list)}/items/${id}/fields`, fields);

  it('removes it from the lists, and the history still verifies', async () => {
    const before = await stage.open();
    const { actor } = aDraft('a');
    const { stream } = await before.records.open(aDraft('a'));
    const triage = { lane: 'standard', grade: 'minor', gradeReason: 'It is one door', owner: actor.id } as const;
    const added = await before.records.append(
      stream.key,
      stream,
      aDraft('b', { events: [{ type: 'Triaged', ...triage }] }),
    );
    if (added.outcome === 'conflict') throw new Error('conflict');
    await before.project(added.stream);
    expect(await holding(actor.name)).toEqual(['History', 'Nonconformities']);

    const opened = await openListItems(stage, historyList);
    expect(await eraseName(opened.items, actor.id)).toBe(2);
    expect(await eraseName(opened.items, actor.id)).toBe(0);
    opened.close();
    // The servers are restarted.
    await before.close();
    const after = await stage.open();
    after.follow.onEdited((reference) => void edited.push(reference));
    const edited: string[] = [];
    for (const { id } of await stage.items('Nonconformities')) await patch('Nonconformities', id, { OwnerName: '' });
    await after.follow.pollNow();
    expect(edited).toEqual([stream.key]);
    const { stream: read } = await after.records.load(stream.key, 'fresh');
    if (!read) throw new Error('It cannot be read.');
    await after.project(read);

    expect(await holding(actor.name)).toEqual([]);
    // The manual steps of the page.
    expect(JSON.stringify(await stage.http('GET', '/lists/History/items/1/versions?$expand=fields'))).toContain(
      actor.name,
    );
    expect((await stage.items('Nonconformities'))[0]?.fields).toMatchObject({ OwnerId: actor.id, OwnerName: actor.id });
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
});
