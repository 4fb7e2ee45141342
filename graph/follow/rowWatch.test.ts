import type { RecordedRows } from '../../procedure/record/history/checkpoint.ts';
import { GraphFault } from '../client/graphFault.ts';
import type { ListItems, Page } from '../lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../lists/listTable.ts';
import { messagesList } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';
import { openRowWatch } from './rowWatch.ts';

type Answer = Page<RowOf<Columns>> | GraphFault;

const item = (id: number): Item<RowOf<Columns>> => ({ id: String(id), etag: '"1"', row: { NoticeKey: `k${id}` } });
const page = (ids: readonly number[] = [], deleted: readonly number[] = [], delta = 'https://graph/delta'): Answer => ({
  items: ids.map(item),
  untrusted: [],
  deleted: deleted.map(String),
  strange: [],
  next: undefined,
  delta,
});

describe('the watch over rows', () => {
  let asked: string[];
  let logged: string[];
  let missing: string[];
  let learned: (readonly string[])[];
  beforeEach(() => {
    asked = [];
    logged = [];
    missing = [];
    learned = [];
  });

  const open = (answers: Answer[], recorded?: RecordedRows) => {
    const read = async (how: string) => {
      asked.push(how);
      const answer = answers.shift() ?? page();
      if (answer instanceof GraphFault) throw answer;
      return answer;
    };
    const items = { changes: read, follow: read } as unknown as ListItems<RowOf<Columns>>;
    return openRowWatch([messagesList as unknown as ListTable], recorded && { rows: { Messages: recorded } }, {
      itemsOf: () => items,
      log: (_level, event, facts) => void logged.push(`${event} ${JSON.stringify(facts)}`),
      learn: (_list, rows) => learned.push(rows.map(({ id }) => id)),
      deleted: (list, id) => missing.push(`${list} ${id}`),
    });
  };
  const rowsOf = (watch: Awaited<ReturnType<typeof open>>) => watch.unrecorded().rows.Messages;

  it('reads all of a list that no checkpoint records, and then its changes', async () => {
    const watch = await open([page([1, 2, 3]), page([3, 4])]);
    expect(asked).toEqual(['ever']);
    expect(learned).toEqual([]);
    expect(rowsOf(watch)).toEqual({ ids: '1-3', last: 3, position: 'https://graph/delta' });
    await watch.poll();
    expect(asked).toEqual(['ever', 'https://graph/delta']);
    expect(learned).toEqual([['3', '4']]);
    expect(rowsOf(watch)).toMatchObject({ ids: '1-4', last: 4 });
  });

  it('names each row that was deleted, also before it began, until it is there again', async () => {
    const watch = await open([page([8], [5]), page([], [7]), page([5, 7])], { ids: '1-7', last: 7, position: 'there' });
    expect(asked).toEqual(['there']);
    await watch.poll();
    expect(logged).toEqual([
      'row.deleted {"list":"Messages","item":"5"}',
      'row.deleted {"list":"Messages","item":"7"}',
    ]);
    expect(missing).toEqual(['Messages 5', 'Messages 7']);
    expect(rowsOf(watch)).toMatchObject({ ids: '8', last: 8, missing: '5,7' });
    await watch.poll();
    expect(rowsOf(watch)).toMatchObject({ ids: '5,7-8' });
    expect(rowsOf(watch)).not.toHaveProperty('missing');
  });

  it('remembers what was missing before, without logging it again', async () => {
    const watch = await open([page()], { ids: '', last: 7, missing: '2-3', position: 'there' });
    expect([logged, missing]).toEqual([[], ['Messages 2', 'Messages 3']]);
    expect(rowsOf(watch)).toMatchObject({ ids: '', last: 7, missing: '2-3' });
  });

  it('does not call a row missing that no server has seen: the doctor writes some and removes them', async () => {
    const watch = await open([page([3], [4]), page([], [5]), page([6], [5])], {
      ids: '1-2',
      last: 2,
      position: 'there',
    });
    await watch.poll();
    await watch.poll();
    expect(missing).toEqual([]);
    // While no server ran, it may have been another one.
    expect(logged).toEqual(['row.deleted {"list":"Messages","item":"4"}']);
  });

  it('leaves to the next checkpoint what this one does not record', async () => {
    const watch = await open([page([1, 2]), page([3])]);
    const { recorded } = watch.unrecorded();
    await watch.poll();
    recorded();
    expect(rowsOf(watch)).toMatchObject({ ids: '3' });
  });

  it('records as much as fits into a row, and continues from before what does not', async () => {
    const odd = Array.from({ length: 3000 }, (_, index) => 2 * index + 1);
    const watch = await open([page(odd)], { ids: '', last: 0, position: 'before' });
    const { rows, recorded } = watch.unrecorded();
    expect(rows.Messages?.ids).toMatch(/^1,3,5,.*\d$/);
    expect(rows.Messages?.ids.length).toBeLessThanOrEqual(8000);
    expect(rows.Messages).toMatchObject({ last: 5999, position: 'before' });
    recorded();
    expect(rowsOf(watch)).toMatchObject({ position: 'https://graph/delta' });
    expect(`${rows.Messages?.ids},${rowsOf(watch)?.ids}`).toBe(odd.join(','));
  });

  it.each([404, 410])('reads all of the list if its position is of no use (%i)', async (status) => {
    const lost = new GraphFault('refused', 'rows.watch', 'refused', { status });
    const watch = await open([lost, page([1, 2])], { ids: '1', last: 1, position: 'there' });
    expect(asked).toEqual(['there', 'ever']);
    expect(rowsOf(watch)).toMatchObject({ ids: '1-2', last: 2 });
  });
});
