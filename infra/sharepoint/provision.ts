import { parseArgs } from 'node:util';
import { environment } from '../../server/settings.ts';
import { readSiteAccess } from '../siteAccess.ts';
import { provisionLists } from './provisionLists.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run provision` prints what the site lacks; with `-- --apply` makes it. Exits with 1 when something is still missing.
 * `CLIENT_ID` names an application that may manage lists.
 */
const main = async (): Promise<void> => {
  // Strict: a mistyped option must not look like a run that had nothing to do.
  const { values } = parseArgs({ options: { apply: { type: 'boolean', default: false } } });
  const complete = await provisionLists(readSiteAccess(environment()), values, print);
  process.exitCode = complete ? 0 : 1;
};

main().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The site could not be provisioned.\n${why}\n`);
  process.exitCode = 1;
});
