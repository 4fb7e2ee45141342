import { createRecent } from '../../procedure/runtime/recent.ts';
import { reportedEvent } from '../../test/builders/aHistory.ts';
import { nextCommit } from '../history/nextCommit.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import type { Item } from '../lists/rawItems.ts';
import { createRenewal } from './renewal.ts';

const reference = (n: number): string => `NC-2026-000${n}`;
const broken = (key: string): Item<HistoryRow> => ({
  id: '1',
  etag: '',
  row: { CommitKey: `${key}/0001`, Reference: key, Events: '[]', Hash: 'x' } as HistoryRow,
});

/** Its item shows a commit that no row has. */
const behind = (key: string): Item<HistoryRow> => {
  const [actor, at] = [{ id: 'p', name: 'P' }, new Date('2026-11-24T09:00:00.000Z')];
  const { row } = nextCommit(key, undefined, { commandId: 'c', at, actor, events: [reportedEvent] });
  return { id: '1', etag: '', row };
};

const scene = (rowOf = broken) => {
  const asked: string[] = [];
  const logged: unknown[] = [];
  const renewal = createRenewal({
    history: {
      where: async (_: string, key: string) => {
        asked.push(key);
        return { items: [rowOf(key)], untrusted: [] };
      },
    } as unknown as ListItems<HistoryRow>,
    project: async () => undefined,
    known: createRecent(10),
    effects: { of: () => ({ sequence: 0, done: 0 }) },
    log: (_level, event, facts) => void logged.push([event, facts]),
  });
  const look = (n: number, sequence = 1): void =>
    renewal.look(
      {
        id: `${n}`,
        etag: '',
        row: { Reference: reference(n), Sequence: sequence, Facts: '{"v":1}' } as NonconformityRow,
      },
      false,
    );
  return { renewal, look, asked, logged: () => logged.filter((one) => JSON.stringify(one).includes('notRenewed')) };
};

it('drops a damaged record, and reports it once', async () => {
  const { renewal, look, asked, logged } = scene();
  look(1);
  await renewal.renew();
  await renewal.renew();
  expect(asked).toEqual([reference(1)]);
  look(1);
  await renewal.renew();
  expect(logged()).toEqual([['projection.notRenewed', { reference: reference(1) }]]);
});

it('ends after the current record when the server stops', async () => {
  const { renewal, look, asked } = scene();
  for (const n of [1, 2, 3]) look(n);
  const renewing = renewal.renew();
  renewal.stop();
  await renewing;
  expect(asked).toHaveLength(1);
});

it('reads a record whose rows are gone a few times, and no more', async () => {
  const { renewal, look, asked, logged } = scene(behind);
  look(1, 9);
  for (let round = 0; round < 8; round += 1) await renewal.renew();
  expect(asked).toHaveLength(5);
  expect(logged()).toHaveLength(1);
});
