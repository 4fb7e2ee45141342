import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isReference } from '../../procedure/record/values/reference.ts';
import { faultText } from '../../server/faultText.ts';
import { type Environment, environment } from '../../server/settings.ts';
import { accountLines, isSettled } from './accountLines.ts';
import { readAccount } from './readAccount.ts';

const options = { local: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

const localFile = z.object({ settings: z.record(z.string(), z.string()) });

/** Reads the settings, with `--local` those of a running local system from its `local.json`. */
const readGiven = (file: string | undefined): Environment =>
  file === undefined ? environment() : localFile.parse(JSON.parse(readFileSync(file, 'utf8'))).settings;

/**
 * `npm run told -- NC-2026-0007` prints who was told what about a record and when, and what is not delivered and why
 * (docs/how-to/who-was-told.md). Exits with 0 if everything was delivered or settled, 1 if something was not or a row
 * is not believed, 2 if the record cannot be read.
 */
const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [reference = '', ...more] = positionals;
  if (!isReference(reference) || more.length > 0) throw new Error('Name one record: npm run told -- NC-2026-0007');
  const account = await readAccount(readGiven(values.local), reference);
  process.stdout.write(`${values.json ? JSON.stringify(account, null, 2) : accountLines(account).join('\n')}\n`);
  process.exitCode = isSettled(account) ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`${faultText(error)}\n`);
  process.exitCode = 2;
});
