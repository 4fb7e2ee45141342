import { parseArgs } from 'node:util';
import { environment, SettingsError } from '../../server/settings.ts';
import { readTemplate } from './buildPackage.ts';
import { writePackage } from './writePackage.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const failed = (why: string): void => {
  process.stderr.write(`No app package was written.\n${why}\n`);
  process.exitCode = 1;
};

/** A mistyped option must not look like an accepted setting. */
const refuseOptions = (): void => {
  try {
    parseArgs({ options: {} });
  } catch (error) {
    throw new SettingsError([`${error instanceof Error ? error.message : error}: the command takes no options.`]);
  }
};

/** `npm run package` builds the zip for Teams in `dist/`. Exits with 1 if a setting or the package is wrong. */
const main = (): void => {
  refuseOptions();
  if (!writePackage(readTemplate(), environment(), 'dist', print))
    failed('Fix everything marked WRONG above and run it again.');
};

try {
  main();
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  failed(
    error instanceof SettingsError
      ? `${error.problems.join('\n')}\nSet this in the environment and run it again: see docs/how-to/build-the-app-package.md.`
      : why,
  );
}
