import type { ListItems, Page } from '../lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../lists/listTable.ts';
import { messagesList } from '../lists/messages.ts';
import { openRowWatch } from './rowWatch.ts';

const page = (changes: Partial<Page<RowOf<Columns>>>): Page<RowOf<Columns>> => ({
  items: [],
  untrusted: [],
  deleted: [],
  strange: [],
  next: undefined,
  delta: 'https://graph/delta',
  ...changes,
});

it('logs each deleted item and passes on what changed, from its opening on', async () => {
  const changed = { id: '7', etag: '"1"', row: { NoticeKey: 'k' } };
  const pages = [page({}), page({ items: [changed], deleted: ['3', '4'] })];
  const asked: string[] = [];
  const read = async (how: string) => {
    asked.push(how);
    return pages.shift() ?? page({});
  };
  const items = {
    changes: (since: string) => read(since),
    follow: () => read('follow'),
  } as unknown as ListItems<RowOf<Columns>>;
  const logged: unknown[] = [];
  const learned: unknown[] = [];
  const watch = await openRowWatch(
    [messagesList as unknown as ListTable],
    () => items,
    (...line) => logged.push(line),
    (...rows) => learned.push(rows),
  );
  expect(asked).toEqual(['now']);
  await watch();
  await watch();
  expect(asked).toEqual(['now', 'follow', 'follow']);
  expect(learned).toEqual([
    ['Messages', [changed]],
    ['Messages', []],
  ]);
  expect(logged).toEqual([
    ['warn', 'row.deleted', { list: 'Messages', item: '3' }],
    ['warn', 'row.deleted', { list: 'Messages', item: '4' }],
  ]);
});
