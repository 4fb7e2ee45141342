import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../../server/settings.ts';
import { stopOnSignals } from '../../server/stopOnSignals.ts';
import { buildPages } from './buildPages.ts';
import { sampleFile } from './loadSamples.ts';
import { joinLocal, type Running, startLocal } from './localSystem.ts';

/**
 * `npm start`: starts the whole system on this machine. Reads `PORT` and `DATA_DIR`; nothing else is needed. Options:
 * `--join FILE`: start one more server process on the stand-ins of a running system.
 * `--behind URL`: public URL when several processes share requests.
 * `--least`: only the two required Graph permissions. By default the product can also find people by name
 * (`User.ReadBasic.All`), which most organisations grant.
 * `--grant PERMISSION`: an additional optional permission; repeatable.
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
  const options = { port: Number(PORT), logLevel: LOG_LEVEL, granted, drain: DRAIN_SECONDS };
  if (values.join !== undefined) {
    let joined: Running | undefined;
    stopOnSignals(async () => joined?.close());
    joined = await joinLocal(values.join, options);
    process.stdout.write(`TenTwo is ready: ${joined.url}\n`);
    return;
  }
  mkdirSync(dataDir, { recursive: true });
  buildPages();
  const local = await startLocal(dataDir, {
    ...options,
    ...(values.behind !== undefined && { behind: values.behind }),
  });
  process.stdout.write(`TenTwo is ready: ${local.url}\n\nOpen the local Teams page: ${local.teams}\n`);
  const samples = sampleFile();
  if (samples) process.stdout.write(`To send it real-life reports: npm run samples -- ${samples}\n`);
  process.stdout.write(`Data folder: ${join(dataDir, '')}. Press Ctrl+C to stop.\n`);
  stopOnSignals(local.close);
};

main().catch((error: unknown) => {
  process.stderr.write(`TenTwo cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
