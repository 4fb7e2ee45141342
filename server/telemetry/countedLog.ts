import type { Log } from '../../procedure/ports/platform.ts';
import { faultCodes } from '../../procedure/runtime/fault.ts';
import { currentTrace, currentTurn, type Outcome } from './currentTurn.ts';
import { counter } from './instruments.ts';

/** What a line of the log says of the turn in which it is written. The first one says it. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['turn.slow', 'late'],
  ['turn.failed', 'failed'],
  ['press.refused', 'refused'],
  ['press.outdated', 'refused'],
]);

/** Of the facts of a line, what is wrong with Microsoft 365, if that is it; all else that a line says is counted by nobody. */
const codeIn = (facts: Parameters<Log>[2]) => {
  const code = faultCodes.find((one) => one === facts?.code);
  return code && { code };
};

/** The same log, of which warnings and errors are counted, and whose lines name the trace that they belong to. */
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
