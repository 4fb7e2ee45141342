import { systemClock } from './clock.ts';
import { faultText } from './faultText.ts';
import { environment, readSettings, SettingsError } from './settings.ts';
import { startServer } from './startServer.ts';
import { stopOnSignals } from './stopOnSignals.ts';

/** The production entry: settings from the environment, the real clock. */
const main = async (): Promise<void> => {
  const settings = readSettings(environment());
  const server = await startServer(settings, { clock: systemClock });
  process.stdout.write(`TenTwo is ready: ${server.url}\n`);
  stopOnSignals(() => server.close());
};

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof SettingsError ? error.message : `TenTwo cannot start: ${faultText(error)}`}\n`,
  );
  process.exitCode = 1;
});
