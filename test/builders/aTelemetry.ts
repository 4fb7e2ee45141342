import { AsyncLocalStorage } from 'node:async_hooks';
import { type ContextManager, context, metrics, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';

export type Telemetry = {
  /** All measurements so far, as they would be sent. */
  readonly measured: () => Promise<readonly MetricData[]>;
  /** Those that ended since the last `forget`. */
  readonly spans: () => readonly ReadableSpan[];
  readonly forget: () => void;
  readonly stop: () => Promise<void>;
};

/** OpenTelemetry's own SDK, installed before a server starts, with an exporter in memory. */
export const aTelemetry = (): Telemetry => {
  const told = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: told, exportIntervalMillis: 3_600_000 });
  const spans = new InMemorySpanExporter();
  context.setGlobalContextManager(contextManager());
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  return {
    measured: async () => {
      told.reset();
      await reader.forceFlush();
      const scopes = told.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
      return scopes.flatMap((scope) => scope.metrics);
    },
    spans: () => spans.getFinishedSpans(),
    forget: () => spans.reset(),
    stop: async () => {
      await reader.shutdown();
      context.disable();
      metrics.disable();
      trace.disable();
    },
  };
};

/** A minimal SDK for Node. */
const contextManager = (): ContextManager => {
  const contexts = new AsyncLocalStorage<ReturnType<ContextManager['active']>>();
  const manager: ContextManager = {
    active: () => contexts.getStore() ?? ROOT_CONTEXT,
    with: (on, work, self, ...given) => contexts.run(on, () => work.apply(self, given)),
    bind: (_on, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
};
