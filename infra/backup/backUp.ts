import { parseArgs } from 'node:util';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import { findSiteId } from '../../graph/lists/siteShape.ts';
import { faultText } from '../../server/faultText.ts';
import { environment } from '../../server/settings.ts';
import { readSiteAccess } from '../siteAccess.ts';
import { readAll, writeAll } from './copy.ts';
import { readCopy, saveCopy } from './copyFile.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

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
      print(`${await writeAll(client, siteId, await readCopy(values.from))} rows were written. Now: npm run verify.`);
    } else if (values.to !== undefined) {
      const copied = await saveCopy(values.to, readAll(client, siteId));
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
