import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import { realWait } from '../../graph/client/wait.ts';
import { contentOriginOf, findSiteId } from '../../graph/site/siteShape.ts';
import { type Environment, environment, readNamed, settingsSchema } from '../../server/settings.ts';
import { readSiteAccess } from '../siteAccess.ts';
import { plainText } from '../untrustedRows.ts';
import { examineSite } from './examineSite.ts';
import { checks } from './finding.ts';
import { defaultLags } from './ports.ts';
import { setAside } from './repair/setAside.ts';
import { reportLines } from './reportLines.ts';
import { withSelfTest } from './selfTest/withSelfTest.ts';

const options = {
  local: { type: 'string' },
  json: { type: 'boolean', default: false },
  'self-test': { type: 'boolean', default: false },
  server: { type: 'string' },
  'set-aside': { type: 'string', multiple: true },
  reason: { type: 'string' },
  by: { type: 'string' },
} as const;

const localFile = z.object({ settings: z.record(z.string(), z.string()), url: z.string().optional() });

/** Reads the settings, and with `--local` those and the address of a running local system from its `local.json`. */
const readGiven = (file: string | undefined): { readonly settings: Environment; readonly url?: string | undefined } =>
  file === undefined ? { settings: environment() } : localFile.parse(JSON.parse(readFileSync(file, 'utf8')));

const setAsideAll = async (
  settings: Environment,
  named: readonly string[],
  { reason = '', by = '' }: { readonly reason?: string | undefined; readonly by?: string | undefined },
): Promise<void> => {
  if (reason.trim() === '' || by.trim() === '')
    throw new Error('--set-aside needs --reason "why" and --by "your name": both are recorded.');
  const requests = named.map((row) => {
    const [, list = '', item = ''] = /^(.+):(\d+)$/.exec(row) ?? [];
    if (item === '') throw new Error(`${row} names no row. Write the list and the id of the item: History:57`);
    return { list, item, reason: reason.trim(), by: by.trim() };
  });
  const access = readSiteAccess(settings);
  const { SEAL_KEY } = readNamed(settingsSchema.pick({ SEAL_KEY: true }), settings);
  const client = createGraphClient({ contentOrigins: [contentOriginOf(access.site)], ...access });
  try {
    const siteId = await findSiteId(client, access.site);
    const ports = { client, siteId, keys: SEAL_KEY, now: Date.now, wait: realWait };
    for (const { list, item, row, outcome, file } of await setAside(ports, requests)) {
      const what = outcome === 'restored' ? 'what TenTwo had written was put back' : 'the row was removed';
      process.stdout.write(`${list}:${item} (${plainText(row)}): ${what}. Copy: ${file.link}\n`);
    }
  } finally {
    client.close();
  }
};

/**
 * `npm run doctor` checks settings, permissions, site and groups with the server's own access
 * (docs/how-to/prepare-the-site.md). If there is no problem, `--self-test` also takes a scratch record from report to
 * approval, and checks the running server, at `--server https://…` if not at the tab's domain. Exits with 1 if there is
 * a problem, otherwise with 0.
 * `--set-aside History:57 --reason … --by …` sets a forged row aside (docs/how-to/when-a-row-was-forged.md).
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const ports = { now: Date.now, wait: realWait, run: randomUUID(), lags: defaultLags };
  const given = readGiven(values.local);
  if (values['set-aside']) return setAsideAll(given.settings, values['set-aside'], values);
  const examined = await examineSite(given.settings, ports);
  const server = values.server ?? given.url;
  const findings = values['self-test'] ? await withSelfTest(examined, given.settings, { ports, server }) : examined;
  const healthy = !findings.some(({ state }) => state === 'problem');
  const report = { healthy, findings: findings.map((one) => ({ ...one, why: checks[one.check] })) };
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : reportLines(findings).join('\n')}\n`);
  process.exitCode = healthy ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`The site could not be examined: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
