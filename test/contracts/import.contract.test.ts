import type { GraphRoom } from '../../graph/graphRoom.ts';
import { importIdOf } from '../../procedure/commands/organisation/importRecord.ts';
import { importMark } from '../../procedure/measures/measuredFacts.ts';
import type { Records } from '../../procedure/ports/streams.ts';
import { createHandling, type Handling } from '../../procedure/useCases/handling.ts';
import { anImportedRow } from '../builders/anImportedRow.ts';
import { aProcedure } from '../builders/aProcedure.ts';
import { createMemoryRecords } from '../builders/memoryStreams.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const { ismsManager, alternate } = thePeople;

let stage: GraphStage;
beforeAll(async () => {
  stage = await openGraphStage();
});
afterAll(() => stage.close());

const order = (cells: Parameters<typeof anImportedRow>[0] = {}, actor = ismsManager) => {
  const row = anImportedRow(cells);
  return { command: { name: 'importRecord', ...row } as const, actor, commandId: importIdOf(row.legacy, sha256) };
};

describe.each([
  ['memory', async (): Promise<Records> => createMemoryRecords({ digest: sha256 })],
  ['graph and emulator', async (): Promise<Records> => (await stage.open()).records],
])('an imported row over %s', (_name, open) => {
  it('is read as it was written, and makes one record however often it is sent', async () => {
    await stage.reset();
    const records = await open();
    const { handling } = aProcedure(() => ({ ...records, stored: () => [], forget: () => undefined }) as never);
    const first = await handling.importRecord(order());
    expect(first).toMatchObject({ kind: 'done', repeated: false, stream: { key: 'NC-2026-0001' } });
    expect(await handling.importRecord(order({ what: 'Told otherwise' }, alternate))).toMatchObject({ repeated: true });
    const { stream } = await records.load('NC-2026-0001', 'fresh');
    expect(stream?.state).toMatchObject({ stage: 'closed', legacy: anImportedRow().legacy });
  });
});

describe('two replicas', () => {
  let rooms: readonly [GraphRoom, GraphRoom];
  const doorOf = (room: GraphRoom): Handling =>
    createHandling(
      { ...room, clock: stage.clock, identities: theIdentities, digest: sha256, committed: () => undefined },
      { procedureVersion: '3.1', calendar: { timeZone: 'Europe/Paris', holidays: [] } },
    );
  beforeEach(async () => {
    await stage.reset();
    rooms = await Promise.all([stage.open(), stage.open()]);
  });

  it('write one row when it is sent to both at once', async () => {
    const handled = await Promise.all(rooms.map((room) => doorOf(room).importRecord(order())));
    expect(handled.map((one) => one.kind === 'done' && one.stream.key)).toEqual(['NC-2026-0001', 'NC-2026-0001']);
    expect(await stage.items('History')).toHaveLength(1);
  });

  it('show it in readable columns, and recognise it again from these alone', async () => {
    const [room] = rooms;
    const handled = await doorOf(room).importRecord(order({ oldId: 'ECART-2019/7' }));
    if (handled.kind !== 'done') throw new Error('refused');
    await room.project(handled.stream);
    const [item] = await stage.items('Nonconformities');
    const { legacy } = anImportedRow({ oldId: 'ECART-2019/7' });
    expect(item?.fields).toMatchObject({
      Stage: 'closed',
      ReportedIn: 'import',
      OldNumber: 'ECART-2019/7',
      PlanManager: 'Mme Roy',
      RootCause: 'No one is at the desk at noon',
      ShortTermPlan: 'Ring the bell',
      BeforeTenTwo: `closed 2024-06-30: register.xlsx, 2 (${legacy.file})\nNo case since`,
    });
    for (const name of ['ClosedAt', 'ApprovedAt', 'Verdict', 'PlanManagerId', 'Lane'])
      expect(item?.fields[name] ?? '').toBe('');
    // A replica that starts now knows it from the list alone.
    const { register } = await stage.open();
    const [entry] = register.all();
    expect(entry?.measured).toMatchObject({ oldId: 'ECART-2019/7', imported: importMark(legacy) });
    for (const text of ['ecart-2019/7', 'visitors ecart-2019'])
      expect(register.find({ text, offset: 0, limit: 5 }, () => true).total).toBe(1);
  });

  it('use two resource units for the row of History, and two for its item', async () => {
    const [room] = rooms;
    const warm = await doorOf(room).importRecord(order({ oldId: 'warm' }));
    if (warm.kind === 'done') await room.project(warm.stream);
    await stage.control('DELETE', 'usage');
    const many = Array.from({ length: 20 }, (_, n) => order({ oldId: `N${n}` }));
    for (const one of many) {
      const handled = await doorOf(room).importRecord(one);
      if (handled.kind === 'done') await room.project(handled.stream);
    }
    const { resourceUnits } = (await stage.control('GET', 'usage')) as { resourceUnits: number };
    expect(resourceUnits / many.length).toBeLessThanOrEqual(5);
    process.stdout.write(`${resourceUnits / many.length} resource units for an imported row\n`);
  });
});
