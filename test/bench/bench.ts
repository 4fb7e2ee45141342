import { parseArgs } from 'node:util';
import { benchDrain } from './drain.ts';
import { benchEmulator } from './emulator.ts';
import { benchLife } from './life.ts';
import { type Line, printed } from './line.ts';
import { benchLoad } from './load.ts';
import { benchPack } from './pack.ts';
import { benchPress } from './press.ts';
import { benchRegister } from './register.ts';
import { benchSeal } from './seal.ts';
import { benchSession, sessionRuns } from './session.ts';
import { benchStarts } from './starts.ts';

const help = `npm run bench -- [options]
  --only NAMES   of press, life, register, load, emulator, pack, seal, starts, drain, session, with commas between; all of them if absent
  --ncs N        nonconformities in the register in memory, items in the emulator (default 100000)
  --listed N     nonconformities in the list that is loaded (default 10000)
  --runs NAMES   of session: ${sessionRuns.join(', ')}; all of them if absent. Each takes about two minutes
  --seconds N    how long people give in each of them (default 60, of which the numbers are told)
  --pending N    nonconformities whose items have to be written again (default 20000); ten minutes
  --json         as JSON`;

const sizeOf = (text: string): number => {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 100) throw new Error(`${text} is no size; at least 100\n${help}`);
  return size;
};

/**
 * `npm run bench`: one line each, or JSON with `-- --json`. Ratios and counts, and times for an ordinary
 * machine; no test asserts them.
 */
const main = async (): Promise<void> => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      only: text,
      ncs: text,
      listed: text,
      pending: text,
      runs: text,
      seconds: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return void process.stdout.write(`${help}\n`);
  const [ncs, listed] = [sizeOf(values.ncs ?? '100000'), sizeOf(values.listed ?? '10000')];
  const pending = sizeOf(values.pending ?? '20000');
  const lines: Line[] = [];
  const tell = (found: readonly Line[]): void => {
    lines.push(...found);
    if (!values.json) process.stdout.write(found.map((line) => `${printed(line)}\n`).join(''));
  };
  const benches: Readonly<Record<string, () => Promise<void>>> = {
    press: async () => tell([await benchPress()]),
    life: async () => tell(await benchLife()),
    register: async () => tell(await benchRegister(ncs)),
    load: async () => tell(await benchLoad(listed)),
    emulator: async () => tell(await benchEmulator(ncs)),
    pack: async () => tell(await benchPack()),
    seal: async () => tell(benchSeal()),
    starts: async () => tell(await benchStarts()),
    drain: async () => tell(await benchDrain(pending)),
    session: () => benchSession(values.runs?.split(',') ?? sessionRuns, Number(values.seconds ?? '60'), tell),
  };
  for (const name of values.only?.split(',') ?? Object.keys(benches)) {
    const bench = benches[name];
    if (!bench) throw new Error(`There is no bench ${name}\n${help}`);
    await bench();
  }
  if (values.json) process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
