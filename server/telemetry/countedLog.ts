import type { Log } from '../../procedure/ports/platform.ts';
import { faultCodes } from '../../procedure/runtime/fault.ts';
import { counter } from './metrics.ts';
import { currentTrace, currentTurn, type Outcome } from './watchTurns.ts';

/** What a log line says about the turn in which it is written. The first one counts. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['turn.slow', 'late'],
  ['turn.failed', 'failed'],
  ['press.refused', 'refused'],
  ['press.outdated', 'refused'],
]);

/** The part of a line's facts that is a fault of Microsoft 365, if any; nothing else in a line is counted. */
const codeIn = (facts: Parameters<Log>[2]) => {
  const code = faultCodes.find((one) => one === facts?.code);
  return code && { code };
};

/** The same log, which counts warnings and errors and adds the trace id to each line. */
export const countedLog = (log: Log): Log => {
  const events = counter('tentwo.log.events');
  return (level, event, facts) => {
    if (level !== 'info') events.add(1, { event, level, ...codeIn(facts) });
    const turn = currentTurn();
    const outcome = outcomes.get(event);
    if (turn && outcome) turn.outcome ??= outcome;
    const trace = currentTrace();
    log(level, event, trace === undefined ? facts : { ...facts, trace });
  };
};
