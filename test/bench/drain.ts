import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../server/settings.ts';
import { type GraphStage, openGraphStage } from '../contracts/graphStage.ts';
import { freshNonce, personNamed } from '../journeys/asTeams.ts';
import { type Line, median } from './line.ts';
import { seedRecords } from './seedRecords.ts';
import type { Begin } from './serverProcess.ts';
import { busy, p99 } from './timing.ts';

/** Of the smallest tenant. */
const unitsPerMinute = 1250;
/** Rounds, each of a server with nothing pending and one with everything pending. */
const rounds = 2;
/** Commands of a round, the pause after each in milliseconds, and how many only warm up. */
const [commands, pace, warmUp] = [200, 100, 50];
/** Until the minute's worth that a server may use at once is used up, and for how long it is watched then, in milliseconds. */
const [burst, watched] = [20_000, 20_000];

/** Until a first server has made the checkpoints over all rows, which blocks it now and then; in milliseconds. */
const covering = 210_000;

type Measured = {
  readonly took: readonly number[];
  /** Before the commands. */
  readonly unitsAMinute: number;
  readonly failed: number;
};

const usageOf = async (stage: GraphStage) =>
  (await stage.control('GET', 'usage')) as { readonly resourceUnits: number };

const report = {
  name: 'report',
  facts: { what: 'Visitor badges open the server room in Lyon.', ongoing: 'yes', detectedOn: '2026-11-20' },
  language: 'en',
};

/** Starts a server process, and kills it after this. */
const onServer = async <T>(
  stage: GraphStage,
  settings: Partial<Settings>,
  work: (url: string) => Promise<T>,
): Promise<T> => {
  const server = fork(fileURLToPath(new URL('serverProcess.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    const begin: Begin = { graph: stage.graph.url, entra: stage.entra.url, settings };
    server.send(begin);
    const [url] = (await once(server, 'message')) as [string];
    return await work(url);
  } finally {
    server.kill('SIGKILL');
  }
};

/** Gives the commands one after another. */
const measure = (stage: GraphStage, settings: Partial<Settings>): Promise<Measured> =>
  onServer(stage, settings, async (url) => {
    const give = async (): Promise<number | undefined> => {
      const begun = performance.now();
      const answer = await fetch(`${url}/api/commands`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${stage.entra.issueUserToken(personNamed('Sam Carter').id)}`,
        },
        body: JSON.stringify({ n: freshNonce(), command: report }),
        signal: AbortSignal.timeout(60_000),
      }).catch(() => undefined);
      await answer?.text();
      return answer?.status === 200 ? performance.now() - begun : undefined;
    };
    await pause(burst);
    const { resourceUnits: before } = await usageOf(stage);
    await pause(watched);
    const unitsAMinute = (((await usageOf(stage)).resourceUnits - before) / watched) * 60_000;
    for (let warm = 0; warm < warmUp; warm += 1) await give();
    const took: (number | undefined)[] = [];
    for (let given = 0; given < commands; given += 1) {
      took.push(await give());
      await pause(pace);
    }
    const found = took.filter((one) => one !== undefined);
    return { took: found, unitsAMinute, failed: took.length - found.length };
  });

/**
 * Commands while the items of all records have to be written again, and with nothing pending: the same server, with the
 * budget of the smallest tenant.
 * @param settings other than these, for trials
 */
export const benchDrain = async (records: number, settings: Partial<Settings> = {}): Promise<readonly Line[]> => {
  const stages = { quiet: await openGraphStage(), pending: await openGraphStage() };
  try {
    for (const [name, stage] of Object.entries(stages)) {
      await stage.reset();
      await seedRecords(stage, records, new Date(), { rows: 2, isPending: name === 'pending' });
    }
    const all: { readonly quiet: Measured; readonly pending: Measured }[] = [];
    const budget = { RESOURCE_UNITS_PER_MINUTE: unitsPerMinute, ...settings };
    await Promise.all(Object.values(stages).map((stage) => onServer(stage, budget, () => pause(covering))));
    for (let round = 0; round < rounds; round += 1)
      all.push({ quiet: await measure(stages.quiet, budget), pending: await measure(stages.pending, budget) });
    const pooled = (of: (round: (typeof all)[number]) => Measured) => all.flatMap((round) => of(round).took);
    const [quiet, pending] = [pooled((round) => round.quiet), pooled((round) => round.pending)];
    const failed = all.reduce((sum, round) => sum + round.quiet.failed + round.pending.failed, 0);
    const ratio = (name: string, of: (values: readonly number[]) => number): Line => ({
      name: `a command while ${records} items are written again, ${name}`,
      value: failed > 0 ? Number.POSITIVE_INFINITY : of(pending) / of(quiet),
      atMost: 1.2,
      unit: 'times that of a quiet server',
      detail: `${of(pending).toFixed(1)} against ${of(quiet).toFixed(1)} ms of ${quiet.length}; ${failed} failed; ${busy()}`,
    });
    const units = all.map((round) => round.pending.unitsAMinute);
    return [
      ratio('p50', median),
      ratio('p99', p99),
      {
        name: 'a server that writes them, without commands',
        value: Math.max(...units),
        atMost: unitsPerMinute / 4,
        unit: 'resource units a minute',
        detail: `${units.map((one) => one.toFixed(0)).join(', ')}; a quiet one ${all.map(({ quiet: one }) => one.unitsAMinute.toFixed(0)).join(', ')}`,
      },
    ];
  } finally {
    for (const stage of Object.values(stages)) await stage.close();
  }
};
