import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../../server/settings.ts';
import { stopOnSignals } from '../../server/stopOnSignals.ts';
import { buildPages } from './buildPages.ts';
import { sampleFile } from './loadSamples.ts';
import { joinLocal, startLocal } from './localSystem.ts';

/**
 * `npm start`: the whole system on this machine. `npm start -- --join FILE`: one more server process on the stand-ins
 * of a running one; `--behind URL`: where they are reached together. `PORT` and `DATA_DIR` are honoured; nothing else is
 * needed. People are found by name, as most organisations grant; `--least`: with the two permissions that are required and
 * no more; `--grant PERMISSION`, as often as wanted: an optional one besides.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      join: { type: 'string' },
      behind: { type: 'string' },
      grant: { type: 'string', multiple: true, default: [] },
      least: { type: 'boolean', default: false },
    },
  });
  const { PORT = '3978', DATA_DIR: dataDir = '.local', LOG_LEVEL = 'warn', DRAIN_SECONDS = '0' } = environment();
  const granted = [...new Set([...(values.least ? [] : ['User.ReadBasic.All']), ...values.grant])];
  const own = { port: Number(PORT), logLevel: LOG_LEVEL, granted, drain: DRAIN_SECONDS };
  if (values.join !== undefined) {
    const joined = await joinLocal(values.join, own);
    process.stdout.write(`TenTwo is ready: ${joined.url}\n`);
    stopOnSignals(joined.close);
    return;
  }
  mkdirSync(dataDir, { recursive: true });
  buildPages();
  const local = await startLocal(dataDir, { ...own, ...(values.behind !== undefined && { behind: values.behind }) });
  process.stdout.write(`TenTwo is ready: ${local.url}\n\nOpen Teams as it is played here: ${local.teams}\n`);
  const samples = sampleFile();
  if (samples) process.stdout.write(`Real-life reports can be sent to it: npm run samples -- ${samples}\n`);
  process.stdout.write(`Everything is kept in ${join(dataDir, '')}. Ctrl+C stops.\n`);
  stopOnSignals(local.close);
};

main().catch((error: unknown) => {
  process.stderr.write(`TenTwo cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
