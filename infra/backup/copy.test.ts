import type { GraphClient, GraphRequest } from '../../graph/client/graphClient.ts';
import { GraphFault } from '../../graph/client/graphFault.ts';
import { siteLists } from '../../graph/lists/siteLists.ts';
import { readAll, type UnreadableItem, writeAll } from './copy.ts';

type Answer = 'written' | 'throttled' | 'lost' | 'late';

/** A site with empty lists that answers the writes as given, in order. `late`: the row arrived, but its response did not. */
const site = (...answers: Answer[]) => {
  const rows: string[] = [];
  const invalid: unknown[] = [];
  const call = async ({ method, path, body }: GraphRequest): Promise<unknown> => {
    if (method === 'GET' && /\/lists(\?|$)/.test(path))
      return {
        value: siteLists.map(({ name }) => ({ id: name, displayName: name, columns: [], list: { hidden: false } })),
      };
    if (method === 'GET') {
      const found = path.includes('filter') ? rows : [];
      const items = found.map((key, index) => ({ id: `${index + 1}`, fields: { CommitKey: key, CommandId: key } }));
      return { value: [...items, ...(path.includes('/History/') ? invalid : [])] };
    }
    const answer = answers.shift() ?? 'written';
    if (answer === 'throttled')
      throw new GraphFault('throttled', 'backup.copy', 'refused', { status: 429, retryAfter: 7 });
    if (answer === 'lost') throw new GraphFault('unreachable', 'backup.copy', 'unknown');
    rows.push((body as { fields: { CommitKey: string } }).fields.CommitKey);
    if (answer === 'late') throw new GraphFault('unreachable', 'backup.copy', 'unknown');
    return { id: `${rows.length}` };
  };
  const waited: number[] = [];
  const wait = async (milliseconds: number) => void waited.push(milliseconds);
  const copied = [1, 2].map((id) => ({ list: 'History', id, row: { CommitKey: `k${id}`, CommandId: `k${id}` } }));
  const client = { call } as unknown as GraphClient;
  const write = () => writeAll(client, 'site', copied, wait);
  return { client, write, rows, invalid, waited };
};

it('retries throttled writes after the delay set by the service', async () => {
  const { write, rows, waited } = site('throttled', 'throttled', 'written', 'throttled');
  expect(await write()).toEqual({ written: 2, there: 0 });
  expect(rows).toEqual(['k1', 'k2']);
  expect(waited).toEqual([7000, 7000, 7000]);
});

it('never writes a row twice after a lost response, and repeats one that did not arrive', async () => {
  const late = site('late');
  expect(await late.write()).toEqual({ written: 2, there: 0 });
  expect(late.rows).toEqual(['k1', 'k2']);
  const lost = site('lost');
  expect(await lost.write()).toEqual({ written: 2, there: 0 });
  expect(lost.rows).toEqual(['k1', 'k2']);
});

it('reports invalid rows, and writes nothing to a list that has them', async () => {
  const { client, write, rows, invalid } = site();
  invalid.push({ error: { code: 'generalException' } }, { id: '7', fields: { CommitKey: { of: 'another kind' } } });
  const left: UnreadableItem[] = [];
  const copied: unknown[] = [];
  for await (const row of readAll(client, 'site', (one) => left.push(one))) copied.push(row);
  expect([copied, left]).toEqual([
    [],
    [
      { list: 'History', id: '' },
      { list: 'History', id: '7' },
    ],
  ]);
  await expect(write()).rejects.toThrow('has rows that are not in this copy');
  expect(rows).toEqual([]);
});
