import { costs, idleMinute, startWith } from '../architecture/capacity.ts';
import { benchLife } from '../bench/life.ts';
import { recordsWith, rowsSince, unitsOfStart } from '../bench/starts.ts';
import { aDraft, openGraphStage } from '../contracts/graphStage.ts';
import { openSurroundings, startFixedServer, type Usage } from './fixedServer.ts';

/** The costs used by docs/capacity.md, measured on a whole server; fails where a number is outdated. */

const looksIn = ({ byRoute }: Usage): number => byRoute['GET /sites/{site}/lists'] ?? 0;

it('a nonconformity costs what docs/capacity.md says, from report to closing', async () => {
  const [life] = await benchLife();
  expect(life?.detail).toContain(`${costs.life} resource units; 15 commits`);
});

it('an idle server costs what docs/capacity.md says per minute', async () => {
  const around = await openSurroundings();
  const server = await startFixedServer(around);
  try {
    // Until the start is complete and its rows are covered by a checkpoint.
    for (let look = 0; look < 4; look += 1) await server.advance(300_000);
    const before = await server.usage();
    await server.rows();
    const first = await server.usage();
    // External monitoring sends the same requests each time, and is not the product.
    const look = first.resourceUnits - before.resourceUnits;
    for (let quarter = 0; quarter < 20; quarter += 1) await server.advance(15_000);
    const last = await server.usage();
    const spent = last.resourceUnits - first.resourceUnits - look * (looksIn(last) - looksIn(first));
    expect(spent / 5).toBe(idleMinute);
  } finally {
    await server.close();
    await around.close();
  }
});

it('a start costs what docs/capacity.md says, however many rows follow the last checkpoint', async () => {
  const stage = await openGraphStage();
  try {
    const found: number[] = [];
    for (const rows of rowsSince) found.push(await unitsOfStart(stage, rows));
    expect(found).toEqual(rowsSince.map((rows) => startWith(recordsWith(rows), rows)));
    expect(Math.max(...found)).toBeLessThanOrEqual(40);
  } finally {
    await stage.close();
  }
});

it('a checkpoint after something irreversible costs what docs/capacity.md says', async () => {
  const stage = await openGraphStage();
  try {
    await stage.reset();
    const room = await stage.open();
    const checkpoints = room.openCheckpoints();
    const minute = 60_000;
    const decide = async (id: string, to: string): Promise<void> => {
      const { stream } = await room.organisation.load('SETTINGS', 'fresh');
      const event = { type: 'DeputyNamed', person: 'lea', to } as const;
      await room.organisation.append('SETTINGS', stream, { ...aDraft(id), at: stage.clock.now(), events: [event] });
      await checkpoints.run();
      stage.clock.advance(6 * minute);
    };
    await decide('first', 'max');
    expect(await checkpoints.run()).toHaveLength(1);
    await decide('second', 'mia');
    const before = room.usage().resourceUnits;
    expect(await checkpoints.run()).toHaveLength(1);
    // A run that makes none is the poll of every minute.
    expect(room.usage().resourceUnits - before - costs.poll).toBe(costs.checkpoint);
  } finally {
    await stage.close();
  }
});
