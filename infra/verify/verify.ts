import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import { environment } from '../../server/settings.ts';
import { checkEvidence } from './checkEvidence.ts';
import { checkHistory, type Report } from './checkHistory.ts';
import { checkTimestamps } from './checkTimestamps.ts';
import { readAnchor } from './readAnchor.ts';
import { readSite } from './readSite.ts';
import { reportLines } from './reportLines.ts';
import { readCertificates, targetFromLocalFile, targetFromSettings } from './targets.ts';

const options = {
  from: { type: 'string' },
  anchor: { type: 'string' },
  key: { type: 'string', multiple: true },
  application: { type: 'string', multiple: true },
  'timestamp-ca': { type: 'string', multiple: true },
  local: { type: 'string' },
  evidence: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const exitCodes: Readonly<Record<Report['verdict'], number>> = { proven: 0, doesNotFit: 1, notProven: 2 };

const readText = (file: string): string => readFileSync(file, 'utf8');

/**
 * `npm run verify` reads History and the contributions of its sessions, and reports whether anything was changed
 * (docs/verify.md). Exits with 0 if that is proven, 1 if something does not fit, 2 if neither is.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const anchor = values.anchor === undefined ? undefined : readAnchor(readText(values.anchor));
  const target = values.local ? await targetFromLocalFile(values.local) : targetFromSettings(environment());
  const { address, keys } = target;
  const roots = (values['timestamp-ca'] ?? []).map((file) => readCertificates(readText(file)));
  const authorities = [...target.authorities, ...roots].join('\n') || undefined;
  const { history, contributions, lists } = await readSite(address, target.seals);
  const report = checkHistory(history, {
    now: new Date(),
    applications: [address.clientId, ...(values.application ?? [])],
    contributions,
    lists,
    evidence: values.evidence ? await checkEvidence(address, history) : undefined,
    timestamps: await checkTimestamps(history, authorities, values.from),
    from: values.from,
    anchor,
    keys: [...keys, ...(values.key ?? []).map((file) => readPublicJwk(readText(file)))],
  });
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : reportLines(report).join('\n')}\n`);
  process.exitCode = exitCodes[report.verdict];
};

main().catch((error: unknown) => {
  process.stderr.write(`History could not be verified: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
