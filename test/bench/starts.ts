import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { localSettings } from '../../infra/local/localSettings.ts';
import { type RunningServer, startServer } from '../../server/startServer.ts';
import { type GraphStage, openGraphStage } from '../contracts/graphStage.ts';
import type { Line } from './line.ts';
import { seedRecords } from './seedRecords.ts';

/** Rows of History since the last checkpoint. */
export const rowsSince = [0, 250, 2000] as const;

/** Rows of a record. */
const rowsEach = 5;
export const recordsWith = (rows: number): number => rows / rowsEach;

const usageSchema = z.object({ resourceUnits: z.number() });
const unitsOf = async (stage: GraphStage): Promise<number> =>
  usageSchema.parse(await stage.control('GET', 'usage')).resourceUnits;

/** Until this stays the same for a while. The clock stands still, so that nothing is polled. */
const quiet = async (stage: GraphStage): Promise<number> => {
  for (let units = await unitsOf(stage), looks = 0; ; ) {
    await pause(100);
    const now = await unitsOf(stage);
    looks = now === units ? looks + 1 : 0;
    units = now;
    if (looks === 5) return units;
  }
};

const startOn = (stage: GraphStage): Promise<RunningServer> =>
  startServer(
    localSettings({ graph: stage.graph.url, entra: stage.entra.url, teams: 'http://127.0.0.1:9' }, { port: 0 }),
    { clock: stage.clock, log: () => undefined },
  );

/**
 * Resource units of the start of a whole server, until it has nothing more to do, with nothing pending.
 * @param rows of History since the last checkpoint
 */
export const unitsOfStart = async (stage: GraphStage, rows: number): Promise<number> => {
  await stage.reset();
  // Records its settings, and makes the first checkpoint.
  const first = await startOn(stage);
  for (let minute = 0; minute < 5; minute += 1) {
    stage.clock.advance(60_000);
    await quiet(stage);
  }
  await first.close();
  await seedRecords(stage, recordsWith(rows), stage.clock.now(), { rows: rowsEach, isPending: false });
  const before = await unitsOf(stage);
  const server = await startOn(stage);
  const units = (await quiet(stage)) - before;
  await server.close();
  return units;
};

/** Starts with different numbers of rows since the last checkpoint. */
export const benchStarts = async (): Promise<readonly Line[]> => {
  const stage = await openGraphStage();
  try {
    const lines: Line[] = [];
    for (const rows of rowsSince)
      lines.push({
        name: `a start with ${rows} rows since the last checkpoint`,
        value: await unitsOfStart(stage, rows),
        atMost: 40,
        unit: 'resource units',
        detail: 'nothing is pending',
      });
    return lines;
  } finally {
    await stage.close();
  }
};
