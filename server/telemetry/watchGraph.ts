import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestObserver } from '../../graph/client/requestObserver.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { counter, histogram, scope } from './metrics.ts';

export type GraphWatch = {
  readonly watch: RequestObserver;
  /** Seconds since the changes of each list were last synced, by operation: `history.follow`. */
  readonly sinceSync: () => ReadonlyMap<string, number>;
};

/** The naming of every operation that reads by delta. */
const follows = '.follow';

/**
 * Counts and times each request to Graph, as a child of the span that caused it.
 * @param now milliseconds of a monotonic clock
 */
export const createGraphWatch = (now: () => number = () => performance.now()): GraphWatch => {
  const tracer = trace.getTracer(scope);
  const [duration, wait] = [histogram('tentwo.graph.request.duration'), histogram('tentwo.graph.wait.duration')];
  const [units, retries] = [counter('tentwo.graph.units'), counter('tentwo.graph.retries')];
  const lastSyncs = new Map<string, number>();

  const watch: RequestObserver = async ({ operation, resourceUnits, attempt, waitedMs }, send) => {
    units.add(resourceUnits, { operation });
    if (attempt > 1) retries.add(1, { operation });
    if (waitedMs >= 1) wait.record(waitedMs / 1000, { operation });
    const attributes = { 'tentwo.resource_units': resourceUnits, 'tentwo.attempt': attempt };
    const span = tracer.startSpan(`graph ${operation}`, { kind: SpanKind.CLIENT, attributes });
    const begun = now();
    const end = (outcome: string): void => {
      duration.record((now() - begun) / 1000, { operation, outcome });
      span.setAttribute('tentwo.outcome', outcome);
      span.end();
    };
    try {
      const given = await context.with(trace.setSpan(context.active(), span), send);
      if (operation.endsWith(follows)) lastSyncs.set(operation, now());
      end('done');
      return given;
    } catch (error) {
      // The code alone: a message may contain a person's text.
      span.setStatus({ code: SpanStatusCode.ERROR });
      end(error instanceof Fault ? error.code : 'unexpected');
      throw error;
    }
  };

  return { watch, sinceSync: () => new Map([...lastSyncs].map(([operation, at]) => [operation, (now() - at) / 1000])) };
};
