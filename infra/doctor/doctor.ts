import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { realWait } from '../../graph/client/wait.ts';
import { faultText } from '../../server/faultText.ts';
import { type Environment, environment } from '../../server/settings.ts';
import { examineSite } from './examineSite.ts';
import { checks } from './finding.ts';
import { defaultLags } from './ports.ts';
import { erasePerson, putRowsBack, setRowsAside, stateRowsLost } from './repair/repairCommands.ts';
import { reportLines } from './reportLines.ts';
import { withSelfTest } from './selfTest/withSelfTest.ts';

const options = {
  local: { type: 'string' },
  json: { type: 'boolean', default: false },
  'self-test': { type: 'boolean', default: false },
  server: { type: 'string' },
  application: { type: 'string', multiple: true },
  'set-aside': { type: 'string', multiple: true },
  reason: { type: 'string' },
  by: { type: 'string' },
  'erase-name': { type: 'string' },
  'put-back': { type: 'string', multiple: true },
  lost: { type: 'string', multiple: true },
  copy: { type: 'string' },
} as const;

const localFile = z.object({ settings: z.record(z.string(), z.string()), url: z.string().optional() });

/** Reads the settings, and with `--local` those and the address of a running local system from its `local.json`. */
const readGiven = (file: string | undefined): { readonly settings: Environment; readonly url?: string | undefined } =>
  file === undefined ? { settings: environment() } : localFile.parse(JSON.parse(readFileSync(file, 'utf8')));

/**
 * `npm run doctor` checks settings, permissions, site and groups with the server's own access
 * (docs/how-to/prepare-the-site.md). If there is no problem, `--self-test` also takes a scratch record from report to
 * approval, and checks the running server, at `--server https://…` if not at the tab's domain. Exits with 1 if there is
 * a problem, otherwise with 0.
 * `--set-aside History:57 --reason … --by …` sets a forged row aside (docs/how-to/when-a-row-was-forged.md).
 * `--put-back SETTINGS/0003 --copy FILE` puts back a row of History that was deleted for good (the same page).
 * `--lost SETTINGS/0003` records that no copy has such a row (the same page).
 * `--erase-name <person id>` erases a name (docs/how-to/keep-and-delete.md).
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const applications = values.application ?? [];
  const ports = { now: Date.now, wait: realWait, run: randomUUID(), lags: defaultLags, applications };
  const given = readGiven(values.local);
  const setsAside = values['set-aside'];
  const erased = values['erase-name'];
  const putsBack = values['put-back'];
  const { lost } = values;
  if ([setsAside, erased, putsBack, lost].filter((one) => one !== undefined).length > 1)
    throw new Error('Use one of --set-aside, --put-back, --lost and --erase-name.');
  if (setsAside) return setRowsAside(given.settings, setsAside, { ...values, applications });
  if (putsBack) return putRowsBack(given.settings, putsBack, values);
  if (lost) return stateRowsLost(given.settings, lost, values);
  if (erased !== undefined) return erasePerson(given.settings, erased);
  const examined = await examineSite(given.settings, ports);
  const server = values.server ?? given.url;
  const findings = values['self-test'] ? await withSelfTest(examined, given.settings, { ports, server }) : examined;
  const healthy = !findings.some(({ state }) => state === 'problem');
  const report = { healthy, findings: findings.map((one) => ({ ...one, why: checks[one.check] })) };
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : reportLines(findings).join('\n')}\n`);
  process.exitCode = healthy ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`${faultText(error)}\n`);
  process.exitCode = 1;
});
