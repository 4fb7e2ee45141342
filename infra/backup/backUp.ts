import { parseArgs } from 'node:util';
import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import { contentOriginOf, findSiteId } from '../../graph/site/siteShape.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { faultText } from '../../server/faultText.ts';
import { environment } from '../../server/settings.ts';
import { readSiteAccess } from '../siteAccess.ts';
import { readAll, type UnreadableItem, writeAll } from './copy.ts';
import { type CopiedFiles, putFilesBack, saveFiles } from './copyEvidence.ts';
import { readCopy, saveCopy } from './copyFile.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const options = { to: { type: 'string' }, from: { type: 'string' }, evidence: { type: 'string' } } as const;

type At = { readonly client: GraphClient; readonly siteId: string };
type Request = { readonly file: string; readonly folder: string | undefined };

const backUp = async ({ client, siteId }: At, { file, folder }: Request): Promise<boolean> => {
  const left: string[] = [];
  const leave = ({ list, id }: UnreadableItem) =>
    left.push(`${list}, item ${id || 'unknown'}: not a valid row of this list`);
  print(`${await saveCopy(file, readAll(client, siteId, leave))} rows were copied to ${file}.`);
  for (const line of left) print(`LEFT  ${line}`);
  const hasRows = left.length === 0;
  if (folder === undefined) return hasRows;
  const files = await saveFiles(await readCopy(file), { client, siteId, folder });
  return printFiles('were copied to the folder', files) && hasRows;
};

const restore = async ({ client, siteId }: At, { file, folder }: Request): Promise<boolean> => {
  const rows = await readCopy(file);
  const { written, there } = await writeAll(client, siteId, rows);
  print(`${written} rows were written, ${there} existed already.`);
  const isWhole =
    folder === undefined ||
    printFiles('were restored to the library', await putFilesBack(rows, { client, siteId, folder }));
  print(folder === undefined ? 'Next: npm run verify.' : 'Next: npm run verify -- --evidence.');
  return isWhole;
};

/** @returns whether no file is left over */
const printFiles = (how: string, { copied, there, left }: CopiedFiles): boolean => {
  print(`${copied} files ${how}, ${there} existed already.`);
  for (const line of left) print(`LEFT  ${line}`);
  return left.length === 0;
};

/**
 * `npm run back-up -- --to FILE` copies all rows of the lists to a file, one per line; `--from FILE` writes them to the
 * unused lists of a site (docs/how-to/back-up-and-restore.md). `--evidence FOLDER` does the same with the files recorded
 * in History. Exits with 1 if something could not be copied.
 */
const main = async (): Promise<void> => {
  const { to, from, evidence: folder } = parseArgs({ options }).values;
  const file = to ?? from;
  if (file === undefined || (to !== undefined && from !== undefined))
    throw new Error('Use either --to FILE or --from FILE.');
  const access = readSiteAccess(environment());
  const client = createGraphClient({ contentOrigins: [contentOriginOf(access.site)], ...access });
  try {
    const at = { client, siteId: await findSiteId(client, access.site) };
    const isWhole = await (from === undefined ? backUp : restore)(at, { file, folder });
    process.exitCode = isWhole ? 0 : 1;
  } catch (error) {
    throw from !== undefined && error instanceof Fault ? new Error(`${faultText(error)}.\n${again}`) : error;
  } finally {
    client.close();
  }
};

const again = 'Rows already written remain. Run it again with the same copy: it continues where it stopped.';

main().catch((error: unknown) => {
  process.stderr.write(`Not everything was copied.\n${faultText(error)}\n`);
  process.exitCode = 1;
});
