import { systemClock } from './clock.ts';
import { endOnUncaughtError } from './endOnUncaughtError.ts';
import { faultText } from './faultText.ts';
import { createLog } from './log.ts';
import { environment, readSettings, SettingsError } from './settings.ts';
import { type RunningServer, startServer } from './startServer.ts';
import { stopOnSignals } from './stopOnSignals.ts';

/** The production entry point: settings from the environment, the real clock. */
const main = async (): Promise<void> => {
  const settings = readSettings(environment());
  endOnUncaughtError(createLog(settings.LOG_LEVEL, systemClock));
  let server: RunningServer | undefined;
  // Also while it waits for Microsoft 365, when there is nothing to finish.
  stopOnSignals(async () => server?.close());
  server = await startServer(settings, { clock: systemClock });
  process.stdout.write(`TenTwo is ready: ${server.url}\n`);
};

main().catch((error: unknown) => {
  const why = () => `TenTwo cannot start: ${faultText(error)} (npm run doctor says what to do)`;
  process.stderr.write(`${error instanceof SettingsError ? error.message : why()}\n`);
  process.exitCode = 1;
});
