import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import { findSiteId } from '../../graph/lists/siteShape.ts';
import { faultText } from '../../server/faultText.ts';
import { environment } from '../../server/settings.ts';
import { readSiteAccess } from '../siteAccess.ts';
import { type CopiedRow, readAll, writeAll } from './copy.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const rowSchema = z.object({
  list: z.string(),
  id: z.number().int().positive(),
  row: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
});

const readCopy = (file: string): readonly CopiedRow[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)));

/**
 * `npm run back-up -- --to FILE` copies all rows of the lists into a file, a line each; `--from FILE` writes them into
 * the empty lists of a site (docs/how-to/back-up-and-restore.md). Files of the library are not among them.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { to: { type: 'string' }, from: { type: 'string' } } });
  if ((values.to === undefined) === (values.from === undefined))
    throw new Error('Say either --to FILE or --from FILE.');
  const access = readSiteAccess(environment());
  const client = createGraphClient(access);
  try {
    const siteId = await findSiteId(client, access.site);
    if (values.from !== undefined) {
      print(`${await writeAll(client, siteId, readCopy(values.from))} rows were written. Now: npm run verify.`);
    } else if (values.to !== undefined) {
      // A copy that is there is never written over.
      const file = createWriteStream(values.to, { flags: 'wx', mode: 0o600 });
      let copied = 0;
      for await (const row of readAll(client, siteId)) {
        file.write(`${JSON.stringify(row)}\n`);
        copied += 1;
      }
      file.end();
      await finished(file);
      print(`${copied} rows were copied to ${values.to}.`);
    }
  } finally {
    client.close();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`The lists were not copied.\n${faultText(error)}\n`);
  process.exitCode = 1;
});
