import { pino } from 'pino';
import type { Log } from '../procedure/handling/ports.ts';
import type { Settings } from './settings.ts';

/** One JSON line an event on standard output. Facts are ids, codes and numbers: a person's text never gets here. */
export const createLog = (level: Settings['LOG_LEVEL']): Log => {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' });
  return (severity, event, facts = {}) => logger[severity](facts, event);
};
