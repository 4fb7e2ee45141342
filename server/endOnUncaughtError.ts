import type { Log } from '../procedure/ports/platform.ts';
import { errorFacts } from '../procedure/runtime/errorFacts.ts';

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
