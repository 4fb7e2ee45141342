import { parseArgs } from 'node:util';
import { environment } from '../../server/settings.ts';
import { readSiteAccess } from '../siteAccess.ts';
import { provisionLists } from './provisionLists.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run provision` prints what the site lacks, and creates it with `-- --apply`. Exits with 1 if something is still
 * missing. `CLIENT_ID` names an application that can manage lists.
 */
const main = async (): Promise<void> => {
  // Strict: a mistyped option must not look like a run with nothing to do.
  const { values } = parseArgs({ options: { apply: { type: 'boolean', default: false } } });
  const complete = await provisionLists(readSiteAccess(environment()), values, print);
  process.exitCode = complete ? 0 : 1;
};

main().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The site could not be provisioned.\n${why}\n`);
  process.exitCode = 1;
});
