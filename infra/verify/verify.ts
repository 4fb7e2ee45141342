import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import { signedCheckpointSchema } from '../../procedure/record/history/checkpoint.ts';
import { environment } from '../../server/settings.ts';
import { checkEvidence } from './checkEvidence.ts';
import { checkHistory } from './checkHistory.ts';
import { readSite } from './readSite.ts';
import { reportLines } from './reportLines.ts';
import { targetFromLocalFile, targetFromSettings } from './targets.ts';

const options = {
  from: { type: 'string' },
  anchor: { type: 'string' },
  key: { type: 'string', multiple: true },
  local: { type: 'string' },
  evidence: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const readText = (file: string): string => readFileSync(file, 'utf8');

/**
 * `npm run verify` reads History and the contributions of its sessions, and reports whether anything was changed
 * (docs/verify.md). Exits with 0 if everything fits, 1 if something does not, 2 if it could not be determined.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const anchor = values.anchor && signedCheckpointSchema.parse(JSON.parse(readText(values.anchor)));
  const { address, keys } = values.local ? await targetFromLocalFile(values.local) : targetFromSettings(environment());
  const { history, contributions } = await readSite(address);
  const report = checkHistory(history, {
    contributions,
    evidence: values.evidence ? await checkEvidence(address, history) : undefined,
    from: values.from,
    anchor: anchor || undefined,
    keys: [...keys, ...(values.key ?? []).map((file) => readPublicJwk(readText(file)))],
  });
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : reportLines(report).join('\n')}\n`);
  process.exitCode = report.sound ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`History could not be verified: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
