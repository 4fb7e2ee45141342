import type { Log } from '../procedure/ports/platform.ts';
import { errorFacts } from '../procedure/runtime/errorFacts.ts';

/**
 * When something fails that nobody catches, Node prints the error with all that it quotes, which may be a person's text,
 * and ends. So does this, with a line of the log in its place.
 */
export const endOnUncaughtError = (log: Log, self: Pick<NodeJS.Process, 'on' | 'exit'> = process): void => {
  const end = (error: unknown): void => {
    log('error', 'process.failed', errorFacts(error));
    self.exit(1);
  };
  self.on('uncaughtException', end);
  self.on('unhandledRejection', end);
};
