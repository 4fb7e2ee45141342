import type { Log } from '../procedure/ports/platform.ts';
import { errorFacts } from '../procedure/runtime/errorFacts.ts';
import { systemClock } from './clock.ts';
import { faultText } from './faultText.ts';
import { createLog } from './log.ts';
import { environment, readSettings, SettingsError } from './settings.ts';
import { type RunningServer, startServer } from './startServer.ts';
import { stopOnSignals } from './stopOnSignals.ts';

/**
 * On an uncaught error, Node prints the error with everything it quotes, which may be a person's text, and exits. This
 * exits too, but writes one log line instead.
 */
export const endOnUncaughtError = (log: Log, self: Pick<NodeJS.Process, 'on' | 'exit'> = process): void => {
  const end = (error: unknown): void => {
    log('error', 'process.failed', errorFacts(error));
    self.exit(1);
  };
  self.on('uncaughtException', end);
  self.on('unhandledRejection', end);
};

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
