import { type DestinationStream, pino } from 'pino';
import type { Clock, Log } from '../procedure/ports/platform.ts';
import type { Settings } from './settings.ts';

/**
 * Writes one JSON line per event, to standard output unless `to` says otherwise. Facts are ids, codes and numbers: a
 * person's text never gets here. Times come from the clock, like those of the rows.
 */
export const createLog = (level: Settings['LOG_LEVEL'], clock: Pick<Clock, 'now'>, to?: DestinationStream): Log => {
  const timestamp = () => `,"time":"${clock.now().toISOString()}"`;
  const options = { level, base: null, timestamp, messageKey: 'event' };
  const logger = to ? pino(options, to) : pino(options);
  return (severity, event, facts = {}) => logger[severity](facts, event);
};
