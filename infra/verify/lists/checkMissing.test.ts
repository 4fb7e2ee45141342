import { generateKeyPairSync } from 'node:crypto';
import { createKeySigner } from '../../../graph/checkpoints/signer.ts';
import type { RecordedRows } from '../../../procedure/record/history/checkpoint.ts';
import { checkpointRows } from '../checkCheckpoints.ts';
import { createAHistory } from '../testing/aHistory.ts';
import type { ReadListRow } from './checkLists.ts';
import { checkRecorded } from './checkMissing.ts';
import { acceptedIn } from './statements.ts';

const signer = createKeySigner(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);

/** What a row of Messages with this id shows does not matter here. */
const there = (id: number, changes: Partial<ReadListRow> = {}): ReadListRow => ({
  list: 'Messages',
  id,
  key: `k${id}`,
  createdBy: 'tentwo',
  changedBy: 'tentwo',
  seal: undefined,
  ...changes,
});

/** A history with a checkpoint for each of these records. */
const aHistory = async (...recorded: readonly string[]) => {
  const history = createAHistory(signer);
  for (const ids of recorded) {
    history.commit('NC-2026-0001');
    const rows: Readonly<Record<string, RecordedRows>> = { Messages: { ids, last: 9 } };
    await history.checkpoint(signer, undefined, { rows });
  }
  return history;
};
const findings = (
  { rows }: Awaited<ReturnType<typeof aHistory>>,
  lists: readonly ReadListRow[],
): readonly (readonly [string, string | undefined])[] =>
  checkRecorded(rows, checkpointRows(rows), { lists }).map(({ row, about }) => [row, about]);

describe('a row that stands for a lost one', () => {
  const why = { reason: 'Purged', by: 'Ada', list: 'History', item: '', row: 'NC-2026-0001/0001', outcome: 'lost' };
  const aLoss = () => {
    const history = createAHistory(signer);
    history.commit('NC-2026-0001', { type: 'RowLost' });
    return history;
  };

  it('is named unless an administrator said that the row is lost', () => {
    const history = aLoss();
    expect(acceptedIn(history.rows, undefined)).toMatchObject({ findings: [{ misfit: 'lossNotRecorded' }], lines: [] });
    history.commit('SETTINGS', { type: 'RowSetAside', ...why });
    expect(acceptedIn(history.rows, undefined)).toMatchObject({
      findings: [],
      lines: [expect.any(String)],
      unknown: 1,
    });
  });

  it('is not excused by a statement without a valid seal, and a statement alone excuses nothing', () => {
    const history = aLoss();
    const forged = { ...history.commit('SETTINGS', { type: 'RowSetAside', ...why }), seal: 'broken' as const };
    const [loss] = history.rows;
    if (!loss) throw new Error('no row');
    expect(acceptedIn([loss, forged], undefined)).toMatchObject({ findings: [{ item: 1 }], unknown: 0 });
    const alone = acceptedIn(history.rows.slice(1), undefined);
    expect(alone).toMatchObject({ findings: [], lines: [], unknown: 0 });
  });
});

describe('rows that checkpoints record', () => {
  it('are all there, whatever else is', async () => {
    expect(
      findings(
        await aHistory('1-2', '', '4'),
        [1, 2, 3, 4, 5].map((id) => there(id)),
      ),
    ).toEqual([]);
  });

  it('are named if they are gone, those that follow one another together, each once', async () => {
    const history = await aHistory('1-4', '3-7,9', '1-9');
    expect(findings(history, [there(2), there(5), there(1, { list: 'Conversations' })])).toEqual([
      ['item 1', 'Messages, recorded by CHECK/0001'],
      ['items 3 to 4', 'Messages, recorded by CHECK/0001'],
      ['items 6 to 9', 'Messages, recorded by CHECK/0003'],
    ]);
    expect(findings(history, [])).toEqual([
      ['items 1 to 4', 'Messages, recorded by CHECK/0001'],
      ['items 5 to 9', 'Messages, recorded by CHECK/0003'],
    ]);
  });

  it('are not named once an administrator recorded why they are gone', async () => {
    const history = await aHistory('1-9');
    const why = { reason: 'Old', by: 'Ada', row: '', outcome: 'missing' };
    history.commit('SETTINGS', { type: 'RowSetAside', list: 'Messages', item: '1-3,5', ...why });
    history.commit('SETTINGS', { type: 'RowSetAside', list: 'Conversations', item: '6-9', ...why });
    expect(findings(history, [there(4)])).toEqual([['items 6 to 9', 'Messages, recorded by CHECK/0001']]);
  });

  it.each([
    ['no valid seal', { seal: 'broken' as const }],
    ['no known seal, and was created by a person', { createdBy: '' }],
    ['no known seal, and was created by another application', { createdBy: 'other' }],
  ])('are named although a row says why they are gone, if that has %s', async (_, forged) => {
    const history = await aHistory('1-9');
    const why = { reason: 'Old', by: 'Ada', row: '', outcome: 'missing' };
    history.commit('SETTINGS', { type: 'RowSetAside', list: 'Messages', item: '1-9', ...why });
    const lists = [there(4)];
    const rows = history.rows.map((one) => ({ ...one, createdBy: 'tentwo', seal: undefined }));
    const applications = ['tentwo'];
    const found = (some: typeof history.rows) => checkRecorded(some, checkpointRows(some), { lists, applications });
    expect(found(rows)).toEqual([]);
    const isStatement = ({ row }: (typeof rows)[number]) => row.Reference === 'SETTINGS';
    expect(found(rows.map((one) => (isStatement(one) ? { ...one, ...forged } : one)))).toHaveLength(2);
  });

  it('are looked for up to the last checkpoint that there was when the lists were read', async () => {
    const head = there(1, { key: 'CHECK/last', shows: { stream: 'CHECK', sequence: 1 } });
    expect(findings(await aHistory('1-2', '3'), [head])).toEqual([['item 2', 'Messages, recorded by CHECK/0001']]);
  });

  it('are not looked for where the row of the checkpoint has no valid seal, or its ranges have no end', async () => {
    const history = await aHistory('1', '2-999999999999999');
    const rows = history.rows.map((row) => (row.id === 2 ? { ...row, seal: 'broken' as const } : row));
    expect(checkRecorded(rows, checkpointRows(rows), { lists: [there(3)] }).map(({ row }) => row)).toEqual([
      'item 2',
      'items 4 to 999999999999999',
    ]);
  });
});
