import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf, type Program, top } from '../setup/programs.ts';
import { testLimit } from '../setup/timeLimits.ts';
import { type LocalSystem, newDataDir, removeDataDir, startOneServer } from './localSystem.ts';
import type { Report } from './storm/checker/checkStorm.ts';
import type { Finding } from './storm/checker/finding.ts';
import { type LedgerLine, readLedger } from './storm/ledger.ts';
import { untilCovered, untilPaid } from './storm/settle.ts';

/**
 * Duration in seconds, and minimum number of commands. A soak test increases both:
 * `STORM_SECONDS=600 STORM_COMMANDS=20000 SEED=7 npm test -- test/journeys/f-g-records.storm`.
 */
const seconds = Number(process.env.STORM_SECONDS ?? 12);
const commands = Number(process.env.STORM_COMMANDS ?? 2000);
/** External failures are logged, and reported to the person; internal ones are errors of ours. */
const fault = /"(code|problem)":"(unreachable|throttled|refused|notKnownYet|notSeenYet|busy|keysUnreadable)"/;
/** Minimum counts for a valid storm; lower for late steps in a short one. */
const least = {
  commands,
  acknowledged: commands / 2,
  refused: commands / 10,
  doubtful: 1,
  kills: 1,
  faults: 40,
  checkpoints: 1,
  ...(commands >= 2000 && {
    closed: 20,
    secondCycles: 5,
    reactions: 5,
    actions: 50,
    waiting: 10,
    dropped: 5,
    alerts: 20,
    toldLate: 5,
  }),
};
/** In milliseconds; more commands take longer. */
const timeout = testLimit + seconds * 10_000 + commands * 300;

/** The first few of each kind of finding. */
const inShort = ({ findings }: Report): Readonly<Record<string, readonly Finding[]>> =>
  Object.fromEntries(
    [...new Set(findings.map(({ what }) => what))].map((kind) => {
      const some = findings.filter(({ what }) => what === kind);
      return [`${kind} (${some.length})`, some.slice(0, 5)];
    }),
  );

/**
 * Clause 10.2 f, g: acknowledged commands are retained, once and unchanged, despite any failure of servers, lines and
 * Microsoft 365. Three server processes; a player, in its own process, that plays people and disasters and records the
 * answers; and a checker that shares no code with the store.
 */
describe('load on three server processes', () => {
  const seed = Number(process.env.SEED ?? 20261124);
  const folder = newDataDir();
  const file = join(folder, 'ledger.jsonl');
  let system: LocalSystem;
  let player: ChildProcess | undefined;
  let ledger: readonly LedgerLine[] = [];
  let passed = 0;

  const endPlayer = async (): Promise<unknown> => {
    const playing = player;
    if (!playing || playing.exitCode !== null) return playing?.exitCode;
    const ended = new Promise<unknown>((resolve) => playing.once('exit', resolve));
    playing.send('end');
    return ended;
  };

  const play = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const given = { dataDir: system.dataDir, ledger: file, seed, seconds, commands };
      const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
      const command = [...commandOf('test/journeys/storm/player.ts'), ...options];
      player = spawn(process.execPath, command, { cwd: top, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
      player.once('message', resolve);
      player.once('exit', (code) => reject(new Error(`the player ended with ${code}`)));
    });

  const run = async (program: Program, ...options: readonly string[]): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(process.execPath, [...commandOf(program), ...options], {
      cwd: top,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((ended: { stdout: string }) => ended);
    return JSON.parse(stdout);
  };

  beforeAll(async () => {
    process.stdout.write(`seed ${seed}\n`);
    system = await startOneServer();
    await play();
    ledger = readLedger(file);
  }, timeout);
  afterAll(async () => {
    await endPlayer();
    await system.stop();
    if (passed < 4)
      process.stdout.write(`the storm of seed ${seed} is kept in ${folder}, its site in ${system.dataDir}\n`);
    else for (const dataDir of [folder, system.dataDir]) removeDataDir(dataDir);
  }, timeout);

  it(
    'runs all pending effects, and covers them with checkpoints',
    async () => {
      await untilPaid(system, ledger);
      await untilCovered(system);
      // Days have gone by: what waited for a day was escalated.
      await untilPaid(system, ledger);
      passed += 1;
    },
    timeout,
  );

  it(
    'has each acknowledged command once and no refused one, whole chains, and projections equal to the fold',
    async () => {
      const local = join(system.dataDir, 'local.json');
      const report = (await run('test/journeys/storm/checker/check.ts', '--local', local, '--ledger', file)) as Report;
      process.stdout.write(`${JSON.stringify(report.counts)}\n`);
      expect(inShort(report)).toEqual({});
      const { counts } = report;
      expect(Object.entries(least).filter(([name, count]) => (counts[name] ?? 0) < count)).toEqual([]);
      passed += 1;
    },
    timeout,
  );

  it(
    'passes verification, as by an auditor',
    async () => {
      const report = await run('infra/verify/verify.ts', '--local', join(system.dataDir, 'local.json'), '--json');
      expect(report).toMatchObject({ verdict: 'proven', keysFrom: 'given', findings: [] });
      passed += 1;
    },
    timeout,
  );

  it(
    'leaves no error in the logs of the servers, and ends cleanly',
    async () => {
      expect(await endPlayer()).toBe(0);
      writeFileSync(join(folder, 'first.log'), await system.stop());
      expect(system.exitCode()).toBe(0);
      const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
      const errors = logs.flatMap((name) =>
        readFileSync(join(folder, name), 'utf8')
          .split('\n')
          .filter((line) => /"level":[56]0/.test(line) && !fault.test(line)),
      );
      expect(errors.slice(0, 10)).toEqual([]);
      passed += 1;
    },
    timeout,
  );
});
