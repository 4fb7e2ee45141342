import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readLedger } from '../ledger.ts';
import { checkStorm } from './checkStorm.ts';
import { readSite } from './site.ts';

/**
 * A process of its own: reads the lists over HTTP and the player's ledger, and prints what it counted and found, as JSON.
 * `node --import tsx test/journeys/storm/checker/check.ts --local DATA_DIR/local.json --ledger FILE`
 */
const localSchema = z.object({
  graph: z.string(),
  teams: z.string(),
  checkpointKey: z.record(z.string(), z.string()),
});

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { local: { type: 'string' }, ledger: { type: 'string' } } });
  const local = localSchema.parse(JSON.parse(readFileSync(values.local ?? '', 'utf8')));
  const report = checkStorm(await readSite(local), readLedger(values.ledger ?? ''));
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.findings.length === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`it could not be checked: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
});
