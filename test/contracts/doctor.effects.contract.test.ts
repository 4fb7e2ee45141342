import { examineSite } from '../../infra/doctor/examineSite.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';

const minute = 60_000;

describe('the doctor, about what is still to be written and sent', () => {
  let stage: GraphStage;
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
  });
  afterAll(() => stage.close());

  const settings = () => ({
    ...localEnvironment({ graph: stage.graph.url, entra: stage.entra.url, teams: stage.entra.url }, { port: 0 }),
    SEAL_KEY: stageSealKeys.join(' '),
  });
  const lags = { filter: 5_000, delta: 30_000, giveUp: 60_000 };
  const found = async (run: string, minutes: number) => {
    const now = () => at.getTime() + minutes * minute;
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
    const findings = await examineSite(settings(), { now, wait, run, lags });
    return findings.filter(({ check }) => check === 'effects').map(({ state, what }) => `${state} ${what}`);
  };
  const at = aDraft('a').at;

  it('names the records, what is missing and since when', async () => {
    const room = await stage.open();
    const streams: RecordStream[] = [];
    for (const id of ['a', 'b', 'c', 'd']) streams.push((await room.records.open(aDraft(id))).stream);
    const [, behind, unsent, done] = streams as [RecordStream, RecordStream, RecordStream, RecordStream];
    await room.project(behind, 1);
    await room.records.append(behind.key, behind, { ...anAddition('e', 'More'), at: new Date(at.getTime() + minute) });
    await room.project(unsent, 0);
    await room.project(done, 1);

    const since = at.toISOString();
    expect(await found('one', 10)).toEqual([
      `warning NC-2026-0002 has pending effects since ${new Date(at.getTime() + minute).toISOString()}: its item in Nonconformities shows commit 1 of 2.`,
      `warning NC-2026-0003 has pending effects since ${since}: notices or cards of commit 1.`,
      `warning NC-2026-0001 has pending effects since ${since}: it has no item in Nonconformities.`,
    ]);
    expect((await found('two', 30)).map((text) => text.split(' ', 2).join(' '))).toEqual([
      'problem NC-2026-0002',
      'problem NC-2026-0003',
      'problem NC-2026-0001',
    ]);
    expect(await found('three', 1)).toEqual([
      'ok List items, notices and cards of all 3 records are written; none waits for over two minutes.',
    ]);
  });
});
