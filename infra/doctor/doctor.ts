import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { realWait } from '../../graph/client/wait.ts';
import { type Environment, environment } from '../../server/settings.ts';
import { examineSite } from './examineSite.ts';
import { checks } from './finding.ts';
import { usualLags } from './ports.ts';
import { reportLines } from './reportLines.ts';

const options = { local: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

const localFile = z.object({ settings: z.record(z.string(), z.string()) });

/** Those of the local system stand in its `local.json`, while it runs. */
const settingsOf = (file: string | undefined): Environment =>
  file === undefined ? environment() : localFile.parse(JSON.parse(readFileSync(file, 'utf8'))).settings;

/**
 * `npm run doctor`: examines settings, rights, site and groups as the server would meet them
 * (docs/how-to/prepare-the-site.md). Exits with 1 when there is a problem, with 0 when there are warnings at most.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const ports = { now: Date.now, wait: realWait, run: randomUUID(), lags: usualLags };
  const findings = await examineSite(settingsOf(values.local), ports);
  const healthy = !findings.some(({ state }) => state === 'problem');
  const report = { healthy, findings: findings.map((one) => ({ ...one, why: checks[one.check] })) };
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : reportLines(findings).join('\n')}\n`);
  process.exitCode = healthy ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`The site could not be examined: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
